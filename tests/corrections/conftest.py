"""A store with two invented records and the claims people make about them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from checker.corrections import Claim, Corrections, RecordRef
from checker.corrections.disputes import Key
from checker.report import Dispute
from checker.revisions.dispute_reader import DisputeStateReader
from registries.model import NoticeRecord
from registries.row_identity import digest
from registries.store.store import Store
from tests.factories.records import cite, licence, notice

SOURCE = "nfra.penalties"
NOTICE: NoticeRecord = notice("测试甲信息科技有限公司", "penalty", cite=cite(title="测试处罚"))
REF = RecordRef(source=SOURCE, digest=digest(NOTICE))


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'lender-checker.db'}"


def claim(kind: str = "correction", record: RecordRef | None = REF, **fields: object) -> Claim:
    said = {"about": NOTICE.subject, "text": "罚的不是我们。", "voice": "firm", **fields}
    return Claim.model_validate({"kind": kind, "record": record, **said})


def contested(store: Corrections) -> Mapping[Key, Dispute]:
    """The contested records, as a server reads them."""
    return DisputeStateReader(store).read().by_record


def withdrawn(store: Corrections) -> frozenset[Key]:
    """The withdrawn records, as a server reads them."""
    return DisputeStateReader(store).read().withdrawn


@pytest.fixture
def records(tmp_path: Path) -> Store:
    """The records that people speak of."""
    return publish_records(tmp_path)


def publish_records(folder: Path) -> Store:
    """Publish them into the database of that folder."""
    store = Store(url(folder))
    store.publish(SOURCE, [NOTICE], sha256="0" * 64, as_of="2026-09-30")
    firm = licence(NOTICE.subject, "technology", "identified")
    store.publish("nfra.legal_persons", [firm], sha256="1" * 64, as_of="2026-09-30")
    return store


@pytest.fixture
def store(records: Store, tmp_path: Path) -> Iterator[Corrections]:
    """Tickets beside those records; nobody has said anything yet."""
    made = Corrections(url(tmp_path))
    yield made
    made.close()
    records.close()
