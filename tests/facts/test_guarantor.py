"""When a guarantor may be said to be missing from the list of its province. Firm names are invented."""

from collections.abc import Iterable

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.dataset.dataset import Dataset, indexed_names
from checker.entities.build_graph import build
from checker.names import NameIndex
from checker.report import Finding
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import load
from registries.firm_names.entity_names import named_entities
from registries.model import Access, LicenceType, Outcome, Record, Run, Source, SourcedRecord
from registries.sources import SOURCES, source_by_id
from tests.factories.records import cite, held, licence, partner
from tests.factories.worlds import TODAY

LENDER, GUARANTOR, LISTED = "甲银行股份有限公司", "乙融资担保有限公司", "丙融资担保有限公司"
LIST = "starter.guarantee"
GUARANTEE = "financing_guarantee"

SOURCE = source_by_id(LIST).model_copy(update={"whole": True, "access": Access.MANUAL, "max_age_days": 400})
RUN = Run(
    source=LIST,
    started_at="",
    outcome=Outcome.PUBLISHED,
    as_of="2026-09-30",
    rows=1,
    sha256="",
    revision=1,
    counted=True,
    confirmed=True,
)
NAMED = partner(LENDER, GUARANTOR, role="guarantor")
KNOWN = licence(GUARANTOR, GUARANTEE, "identified", region="测试省")
ON_LIST = licence(LISTED, GUARANTEE, region="测试省", cite=cite(confidence="official", title="融资担保公司名单"))


def found(
    *records: Record,
    listed: Iterable[Record] = (ON_LIST,),
    source: Source = SOURCE,
    run: Run = RUN,
    name: str = GUARANTOR,
) -> Finding | None:
    """The finding on a guarantor that one lender's list names; `listed`: the rows of the list of its province."""
    rows = [*held(licence(LENDER, "bank"), *records), *(SourcedRecord(LIST, row) for row in listed)]
    ids: dict[tuple[str, str], str] = {}
    for row in rows:
        for named in named_entities(row.record):
            ids.setdefault((named.type, named.key), named.declared_id or named.minted_id())
    graph = build(rows, ids)
    dataset = Dataset(1, graph, NameIndex.build(indexed_names(graph)), {LIST: run})
    request = parse_request(CheckRequest(name=name, on=TODAY))
    sources = tuple(source if item.id == LIST else item for item in SOURCES)
    report = assess(request, AssessmentContext(dataset, load(), sources, TODAY), "")
    return next((finding for finding in report.findings if finding.rule == "guarantor_unlicensed"), None)


def test_a_guarantor_that_a_whole_fresh_list_of_its_province_lacks_is_said_to_be_missing() -> None:
    finding = found(KNOWN, NAMED)
    assert finding is not None
    assert (finding.severity, finding.points, len(finding.evidence)) == ("strong", 16, 2)
    assert (
        finding.text.zh == f"{GUARANTOR}不在完整的融资担保公司名单里（截至2026年9月30日）。收担保费要有融资担保许可。"
    )


def test_nobody_is_said_to_be_missing_where_something_else_may_be_the_reason() -> None:
    elsewhere = licence(LISTED, GUARANTEE, region="别的省")
    assert found(KNOWN) is None  # no lender's list names it as guarantor
    assert found(KNOWN, partner(LENDER, GUARANTOR)) is None  # named, but as a platform
    assert found(KNOWN, partner(LENDER, GUARANTOR, role="guarantor", status="ended")) is None
    assert found(KNOWN, partner(LENDER, GUARANTOR, role="guarantor", form="short_name")) is None
    rumoured = cite(confidence="unverified")
    assert found(KNOWN, partner(LENDER, GUARANTOR, role="guarantor", cite=rumoured)) is None
    assert found(licence(GUARANTOR, GUARANTEE, "identified", region="测试省", cite=rumoured), NAMED) is None
    assert found(licence(GUARANTOR, GUARANTEE, "identified"), NAMED) is None  # its province is not on record
    assert found(KNOWN, NAMED, listed=(elsewhere,)) is None  # the list of another province
    assert found(KNOWN, NAMED, listed=(ON_LIST, licence("丁融资担保有限公司", GUARANTEE, region="别的省"))) is None
    assert found(KNOWN, NAMED, listed=()) is None
    assert found(KNOWN, NAMED, name=LENDER) is None


@pytest.mark.parametrize("status", ["in_force", "cancelled"])
def test_a_guarantor_on_the_list_is_not_missing_from_it_whatever_its_row_says(status: str) -> None:
    assert found(KNOWN, NAMED, listed=(ON_LIST, licence(GUARANTOR, GUARANTEE, status, region="测试省"))) is None


@pytest.mark.parametrize(
    ("of_source", "of_run"),
    [
        ({"whole": False}, {}),
        ({"access": Access.STARTER}, {}),
        ({"licence_types": (LicenceType.MICROLOAN,)}, {}),
        ({}, {"as_of": "2024-01-31"}),
        ({}, {"counted": False}),
        ({}, {"confirmed": False}),
    ],
)
def test_a_list_that_proves_no_absence_accuses_no_guarantor(
    of_source: dict[str, object], of_run: dict[str, object]
) -> None:
    source, run = SOURCE.model_copy(update=of_source), RUN.model_copy(update=of_run)
    assert found(KNOWN, NAMED, source=source, run=run) is None
