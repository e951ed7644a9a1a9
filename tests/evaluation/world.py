"""The shipped facts as a dataset, the way a check sees them, and a few invented lenders where the facts hold none."""

from datetime import date
from pathlib import Path

from checker.dataset.dataset import Dataset
from registries.model import Citation, Confidence, LicenceRecord, LicenceStatus, LicenceType
from registries.starter.publishing import publish_bundled
from registries.store.store import Store
from tests.factories.worlds import load_dataset

_LIST = "hunan.microloan"  # any list that ships no rows of its own
_INVENTED = Path(__file__).with_name("invented_lenders.txt")
_CITE = Citation(
    publisher="测试发布者",
    title="编造的名单",
    as_of="2026-09-30",
    retrieved_at=date(2026, 11, 1),
    confidence=Confidence.REPORTED,
)


def shipped(folder: Path) -> Dataset:
    """The starter facts and the invented lenders, published to a new store in `folder` and read back."""
    store = Store(f"sqlite:///{folder / 'evaluation.db'}")
    publish_bundled(store)
    store.publish(_LIST, [_lender(line) for line in invented_lenders()], sha256="0" * 64, as_of="2026-09-30")
    return load_dataset(store, store.revision())


def invented_lenders() -> list[str]:
    """The rows of invented_lenders.txt: an id and a legal name each."""
    lines = _INVENTED.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _lender(line: str) -> LicenceRecord:
    id_, name = line.split("\t")
    return LicenceRecord(
        id=id_, legal_name=name, licence_type=LicenceType.MICROLOAN, status=LicenceStatus.IN_FORCE, cite=_CITE
    )
