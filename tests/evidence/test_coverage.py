"""What is told of each source, and which are held whole: every condition alone decides once."""

from datetime import date
from typing import Any

import pytest

from checker.evidence.coverage import coverage_of, whole_sources
from checker.report import Coverage, Evidence
from registries.model import Access, Outcome, Run, Source, Text

TODAY = date(2026, 11, 24)


def text(words: str) -> Text:
    return Text(zh=words, en=words)


def source(access: Access = Access.AUTOMATIC, kind: str = "licence", **fields: Any) -> Source:
    made = {"id": "a", "title": text("甲单"), "publisher": text("甲"), "url": None, "kind": kind, "access": access}
    return Source.model_validate({**made, "max_age_days": 100, **fields})


def run(as_of: str | None = "2026-09-30", **fields: Any) -> Run:
    good = {"counted": True, "confirmed": True, **fields}
    return Run(source="a", started_at="", outcome=Outcome.PUBLISHED, as_of=as_of, rows=1, sha256="", revision=1, **good)


def evidence(of: str) -> Evidence:
    row = {"id": "e1", "source": of, "publisher": "甲", "title": "甲单", "url": None, "as_of": None, "as_of_note": None}
    return Evidence.model_validate(
        {**row, "retrieved_at": "2026-11-01", "confidence": "reported", "stale": False, "record": {}}
    )


def told(one: Source, last: Run | None = None, *found: Evidence) -> tuple[Coverage, ...]:
    return coverage_of((one,), {"a": last} if last else {}, found, TODAY)


OLD = "2026-01-01"


@pytest.mark.parametrize(
    ("one", "last", "expected", "why"),
    [
        (source(), None, ("not_checked", False, None), "还没有读过"),
        (source(), run(), ("not_found", False, "2026-09-30"), "只有一部分"),
        (source(whole=True), run(), ("not_found", False, "2026-09-30"), None),
        (source(), run(OLD), ("not_checked", True, OLD), "名单已旧"),
        (source(whole=True), run(OLD), ("not_checked", True, OLD), "名单已旧"),
        (source(), run(None), ("not_checked", True, None), "名单已旧"),
        (source(max_age_days=None), run(OLD), ("not_found", False, OLD), "只有一部分"),
        (source(Access.LINK_ONLY), None, ("not_checked", False, None), "请自己打开查"),
        (source(Access.LINK_ONLY, how_to_check=text("这样查")), None, ("not_checked", False, None), "这样查"),
        (source(Access.MANUAL, how_to_check=text("这样查")), run(), ("not_found", False, "2026-09-30"), "只有一部分"),
        (source(Access.STARTER), run(), ("not_found", False, "2026-09-30"), "只有一部分"),
    ],
)
def test_a_source_in_which_the_name_was_not_found(
    one: Source, last: Run | None, expected: tuple[str, bool, str | None], why: str | None
) -> None:
    (entry,) = told(one, last)
    assert (entry.state, entry.stale, entry.as_of) == expected
    assert entry.source == "a"
    assert (entry.why is None) == (why is None)
    assert why is None or (entry.why is not None and why in entry.why.zh)


def test_what_was_found_is_found_however_old_the_list() -> None:
    for last, stale in ((run(), False), (run(OLD), True), (None, False)):
        (entry,) = told(source(), last, evidence("a"))
        assert (entry.state, entry.stale, entry.why) == ("found", stale, None)
    (entry,) = told(source(), run(), evidence("b"))
    assert entry.state == "not_found"


@pytest.mark.parametrize(
    ("one", "unread", "read"),
    [
        (source(), 1, 1),
        (source(Access.LINK_ONLY), 1, 1),
        (source(Access.STARTER), 1, 1),
        (source(Access.MANUAL), 0, 1),
        (source(kind="partner"), 0, 1),
        (source(Access.LINK_ONLY, "partner"), 1, 1),
        (source(kind="notice"), 1, 1),
        (source(kind="rate"), 0, 0),
    ],
)
def test_which_sources_are_told_of_before_and_after_they_were_read(one: Source, unread: int, read: int) -> None:
    assert (len(told(one)), len(told(one, run()))) == (unread, read)


@pytest.mark.parametrize(
    ("one", "last", "whole"),
    [
        (source(whole=True), run(), True),
        (source(Access.MANUAL, whole=True), run(), True),
        (source(), run(), False),
        (source(Access.STARTER, whole=True), run(), False),
        (source(whole=True), None, False),
        (source(whole=True), run(counted=False), False),
        (source(whole=True), run(confirmed=False), False),
        (source(whole=True), run(OLD), False),
        (source(whole=True), run("2026-08-16"), True),
        (source(whole=True), run("2026-08-15"), False),
        (source(whole=True), run(None), False),
        (source(whole=True, max_age_days=None), run(OLD), True),
    ],
)
def test_absence_is_a_fact_only_where_a_list_is_whole_official_proven_and_fresh(
    one: Source, last: Run | None, whole: bool
) -> None:
    assert whole_sources([one], {"a": last} if last else {}, TODAY) == ((one,) if whole else ())


def test_a_source_that_names_who_was_asked_for_is_found_without_evidence_of_it() -> None:
    lists = source(kind="partner")
    (entry,) = coverage_of((lists,), {"a": run()}, (), TODAY, frozenset({"a"}))
    assert (entry.state, entry.why) == ("found", None)
    (entry,) = coverage_of((lists,), {"a": run()}, (), TODAY, frozenset({"b"}))
    assert entry.state == "not_found"
