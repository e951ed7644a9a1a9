"""The state of each source: how fresh our copy is, as the command `sources` and the page show it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from registries.age import is_old
from registries.model import PartialDate, Run, Source, Text

State = Literal["fresh", "due", "stale", "never"]


class Size(BaseModel):
    """The number of rows a list had at a time.

    `when`: the list's own date (it may stop at the year or month), or the day of the run where it has none.
    """

    model_config = ConfigDict(frozen=True)

    when: PartialDate
    rows: int


class SourceState(BaseModel):
    """One list and the state of our copy. `rows`: how many rows we hold; the run times are UTC, ISO 8601.

    `message`: what the last attempt said, for an operator (English). `sizes`: oldest run first.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    title: Text
    publisher: Text
    url: str | None
    kind: str
    access: str
    whole: bool
    state: State
    as_of: PartialDate | None
    rows: int
    last_good_run: str | None
    last_attempt: str | None
    outcome: str | None
    message: str | None = None
    sizes: tuple[Size, ...] = ()


def source_state(
    source: Source,
    good: Run | None,
    attempt: Run | None,
    judged_on: date,
    sizes: Sequence[tuple[PartialDate, int]] = (),
) -> SourceState:
    """Return the state of one source on a day: `stale` past its max age, `due` past its cadence, `never` without a run.

    `good`: its last good run. `attempt`: the last run of any outcome. `sizes`: (date, rows) after its good runs,
    oldest run first.
    """
    return SourceState(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        kind=source.kind,
        access=source.access.value,
        whole=source.whole,
        state=_state(source, good, judged_on),
        as_of=good.as_of if good else None,
        rows=good.rows if good else 0,
        last_good_run=good.started_at if good else None,
        last_attempt=attempt.started_at if attempt else None,
        outcome=attempt.outcome.value if attempt else None,
        message=attempt.message if attempt else None,
        sizes=tuple(Size(when=when, rows=rows) for when, rows in sizes),
    )


def _state(source: Source, good: Run | None, judged_on: date) -> State:
    if good is None:
        return "never"
    if is_old(good.as_of, source.max_age_days, judged_on):
        return "stale"
    return "due" if is_old(good.as_of, source.cadence_days, judged_on) else "fresh"
