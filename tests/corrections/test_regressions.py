"""What was put right stays right: cases made of accepted tickets, and the check that runs them."""

from pathlib import Path

import pytest

from checker.cache.cache import MemoryCache
from checker.corrections import Corrections
from checker.corrections.regressions import (
    RegressionCase,
    RegressionFileError,
    came_back,
    read_cases,
    regression_cases,
    to_yaml,
)
from checker.report import Report
from checker.request.validation import check_request
from checker.service.checker import Checker
from registries.store.store import Store
from tests.corrections.conftest import NOTICE, REF, claim
from tests.corrections.test_ticket import agreed, answered, taken
from tests.factories.records import cite

FILE = Path(__file__).with_name("cases.yaml")


def test_nothing_accepted_came_back_into_the_bundled_facts(app: object) -> None:
    checker: Checker = app.extensions["checker"]  # type: ignore[attr-defined]
    cases = read_cases(FILE.read_text(encoding="utf-8"))
    assert cases
    assert list(came_back(cases, lambda name: checker.check(check_request({"name": name})))) == []


def asking(store: Store) -> Checker:
    return Checker(store, MemoryCache(1), 1)


def faults(cases: tuple[RegressionCase, ...], store: Store) -> list[str]:
    checker = asking(store)

    def ask(name: str) -> Report:
        return checker.check(check_request({"name": name}))

    return list(came_back(cases, ask))


def test_an_accepted_correction_is_a_case_and_a_declined_one_is_none(store: Corrections) -> None:
    right = taken(store)
    answered(store, right, "accepted")
    for outcome in ("declined", "partly"):
        answered(store, taken(store), outcome)
    answered(store, taken(store, "reply"), "accepted")
    store.receive(claim("report", None, sighting={"channel": "app"}))
    (case,) = regression_cases(store)
    assert (case.ticket, case.query) == (right, NOTICE.subject)
    assert [record["action"] for record in case.gone_records] == ["penalty"]


def test_what_is_still_there_is_named(store: Corrections, records: Store) -> None:
    answered(store, taken(store), "accepted")
    (line,) = faults(regression_cases(store), records)
    assert "this record is back" in line
    assert NOTICE.subject in line


def test_what_is_gone_stays_gone_and_comes_back_under_a_newer_date(store: Corrections, records: Store) -> None:
    answered(store, taken(store), "accepted")
    cases = regression_cases(store)
    records.publish(REF.source, [], sha256="2" * 64, as_of=None)
    assert faults(cases, records) == []
    newer = NOTICE.model_copy(update={"cite": cite("2026-12-31", title="下一份名单")})
    records.publish(REF.source, [newer], sha256="3" * 64, as_of="2026-12-31")
    assert len(faults(cases, records)) == 1


def test_a_withdrawn_record_is_a_case_too(store: Corrections) -> None:
    number = taken(store, "removal")
    agreed(store, number, "甲")
    agreed(store, number, "乙")
    assert [case.ticket for case in regression_cases(store)] == [number]


def test_words_that_must_go_and_words_that_must_stay(store: Corrections, records: Store) -> None:
    answered(store, taken(store, record=None), "accepted", gone=("测试处罚",), shown=("不在这个世界里的话",))
    lines = faults(regression_cases(store), records)
    assert ["back" in line for line in lines] == [True, False]
    assert "missing" in lines[1]


def test_the_question_itself_is_no_answer(store: Corrections, records: Store) -> None:
    only_asked = RegressionCase(ticket="x", date="2026-11-24", query="没有这样的名字贷", gone=("没有这样的名字贷",))  # type: ignore[arg-type]
    assert faults((only_asked,), records) == []


def test_cases_are_written_and_read_the_same(store: Corrections) -> None:
    answered(store, taken(store), "accepted", gone=("一", "二"))
    cases = regression_cases(store)
    assert read_cases(to_yaml(cases)) == cases
    assert read_cases(to_yaml(())) == ()


@pytest.mark.parametrize("text", ["a: b", "- {ticket: x}", "- [", "- {ticket: x, date: 2026-11-24, query: a, more: 1}"])
def test_a_file_that_holds_no_cases_is_refused(text: str) -> None:
    with pytest.raises(RegressionFileError):
        read_cases(text)
