"""What `sources` says of a list: its state on a day, its last attempt, its size over time."""

from datetime import date

import pytest

from checker.evidence.source_state import source_state
from registries.model import Access, Outcome, Run, Source, Text

SOURCE = Source(
    id="test.list",
    title=Text(zh="测试名单", en="Test list"),
    publisher=Text(zh="测试发布者", en="Test publisher"),
    url=None,
    kind="licence",
    access=Access.AUTOMATIC,
    cadence_days=30,
    max_age_days=90,
)
TODAY = date(2026, 11, 24)


def run(outcome: str = "published", as_of: str | None = "2026-11-01", message: str | None = None) -> Run:
    return Run(
        source=SOURCE.id,
        started_at="2026-11-23T18:00:00+00:00",
        outcome=Outcome(outcome),
        as_of=as_of,
        rows=12,
        sha256="",
        revision=3,
        message=message,
    )


@pytest.mark.parametrize(
    ("as_of", "state"), [("2026-11-01", "fresh"), ("2026-10-01", "due"), ("2026-08", "stale"), (None, "stale")]
)
def test_the_state_follows_the_date_of_the_last_good_list(as_of: str | None, state: str) -> None:
    assert source_state(SOURCE, run(as_of=as_of), run(as_of=as_of), TODAY).state == state


def test_a_list_that_never_came() -> None:
    state = source_state(SOURCE, None, None, TODAY)
    assert (state.state, state.rows, state.as_of, state.last_attempt, state.sizes) == ("never", 0, None, None, ())


def test_a_failed_attempt_keeps_what_is_held_and_says_why() -> None:
    failed = run("blocked", as_of=None, message="a challenge page").model_copy(update={"rows": 0})
    state = source_state(SOURCE, run(), failed, TODAY)
    assert (state.state, state.rows, state.as_of) == ("fresh", 12, "2026-11-01")
    assert (state.outcome, state.message) == ("blocked", "a challenge page")


def test_sizes_are_shown_as_dated_points() -> None:
    shown = source_state(SOURCE, run(), run(), TODAY, (("2025-12", 10), ("2026-11-01", 12))).model_dump(mode="json")
    assert shown["sizes"] == [{"when": "2025-12", "rows": 10}, {"when": "2026-11-01", "rows": 12}]
