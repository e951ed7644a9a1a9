"""A store of many made-up firms and rows of partner lists beside the bundled facts, to weigh a worker on."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.names.corpus import synthetic
from registries.model import (
    Citation,
    Confidence,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    PartnerRecord,
    PartnerRole,
    Record,
)
from registries.starter.publishing import publish_bundled
from registries.store.store import Store

#: Partners of one lender: the longest lists that lenders publish have some two hundred.
A_LIST: Final = 200
_SEED: Final = 20261130
_CITED: Final = {"retrieved_at": "2026-11-01", "confidence": Confidence.OFFICIAL}


def fill(data: Path, firms: int, partners: int) -> None:
    """Make the data folder's store: the bundled facts, so many firms with a licence, so many rows of partner lists."""
    data.mkdir(parents=True, exist_ok=True)
    store = Store(f"sqlite:///{data / 'lender-checker.db'}")
    publish_bundled(store)
    names = [entry.known.text for entry in synthetic(max(firms, 1000)).entries[:firms]]
    store.publish("nfra.legal_persons", list(_licences(names)), sha256="", as_of="2026-10-31")
    if partners:
        store.publish("lenders.made_up", list(_partners(names, partners)), sha256="", as_of="2026-10-31")
    store.close()


def _licences(names: list[str]) -> Iterator[Record]:
    cite = Citation(publisher="测试总局", title="测试名单（截至2026年10月末）", as_of="2026-10-31", **_CITED)
    for at, name in enumerate(names):
        yield LicenceRecord(
            legal_name=name,
            licence_type=LicenceType.BANK if at % 4 else LicenceType.MICROLOAN,
            status=LicenceStatus.IN_FORCE,
            number=f"B{at:06}H299990001",
            region="测试省",
            regulator="测试总局",
            cite=cite,
        )


def _partners(names: list[str], count: int) -> Iterator[Record]:
    random = Random(_SEED)
    for at in range(count):
        lender = names[at // A_LIST]
        partner = names[random.randrange(len(names))]
        yield PartnerRecord(
            lender=lender,
            partner=partner,
            as_printed=f"{partner}（{at % A_LIST + 1}）",
            form="full_name",
            role=PartnerRole.PLATFORM_OPERATOR if at % 3 else PartnerRole.GUARANTOR,
            basis="published_list",
            cite=Citation(publisher=lender, title="合作机构名单", as_of="2026-09", **_CITED),
        )
