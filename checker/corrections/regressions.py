"""Every accepted correction becomes a case: what was wrong must not come back with the next list.

A case holds what a record said, not its digest: the same row under a newer date would come back under another digest.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from checker.china_time import day_in_china
from checker.corrections.store.store import Corrections
from checker.corrections.ticket import Ticket
from checker.report import Report
from registries.model import Frozen, Name
from registries.safe_yaml import read_yaml

HEAD: Final = "# 已认定的更正 accepted corrections: what was wrong must not come back. See docs/corrections.md.\n"


class RegressionCase(Frozen):
    """Ask for `query`: no evidence may say what a record in `gone_records` says (its source and citation aside), no
    sentence hold any of `gone`, and every one of `shown` must stand in some sentence."""

    ticket: str
    on: date = Field(alias="date")
    query: Name
    gone_records: tuple[dict[str, Any], ...] = ()
    gone: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


_CASES: Final = TypeAdapter(tuple[RegressionCase, ...])
Ask = Callable[[str], Report]


class RegressionFileError(ValueError):
    """A file of cases that cannot be read as one; the message says where."""


def regression_cases(store: Corrections) -> tuple[RegressionCase, ...]:
    """Return the cases of all accepted tickets, oldest first. Raises StoreUnavailableError."""
    return tuple(_case(ticket, store) for ticket in store.tickets() if _is_case(ticket))


def to_yaml(cases: Iterable[RegressionCase]) -> str:
    """Return the cases as YAML."""
    rows = [case.model_dump(mode="json", by_alias=True, exclude_defaults=True) for case in cases]
    return HEAD + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)


def read_cases(text: str) -> tuple[RegressionCase, ...]:
    """Return the cases of a YAML text. Raises RegressionFileError."""
    try:
        return _CASES.validate_python(read_yaml(text) or ())
    except (yaml.YAMLError, ValidationError) as error:
        raise RegressionFileError(str(error)) from None


def came_back(cases: Sequence[RegressionCase], ask: Ask) -> Iterator[str]:
    """Yield one line for everything that stands in a report again, or does not stand there any more. `ask`: the report
    on a name by the present data. Raises what `ask` raises."""
    for case in cases:
        report = ask(case.query)
        for fault in _faults(case, report):
            yield f"{case.ticket} ({case.on}) {case.query}: {fault}"


def _faults(case: RegressionCase, report: Report) -> Iterator[str]:
    records = [{**evidence.record} for evidence in report.evidence]
    for record in case.gone_records:
        if record in records:
            yield f"这条又出现了 this record is back: {_summary(record)}"
    sentences = list(_sentences(report))
    for words in case.gone:
        if any(words in sentence for sentence in sentences):
            yield f"这句又出现了 these words are back: {words}"
    for words in case.shown:
        if not any(words in sentence for sentence in sentences):
            yield f"这句不见了 these words are missing: {words}"


def _sentences(report: Report) -> Iterator[str]:
    """Yield every text of the report but the question itself."""
    yield from _texts(report.model_dump(mode="json", exclude={"query": True, "match": {"explanation"}}))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _summary(record: dict[str, Any]) -> str:
    return " · ".join(str(value) for value in record.values() if isinstance(value, str))


def _is_case(ticket: Ticket) -> bool:
    accepted = ticket.withdrawn or (ticket.claim.kind == "correction" and ticket.outcome == "accepted")
    return accepted and bool(ticket.record or ticket.gone or ticket.shown)


def _case(ticket: Ticket, store: Corrections) -> RegressionCase:
    record = store.record(ticket.record) if ticket.record else None
    body = record.model_dump(mode="json", exclude={"cite"}, exclude_none=True) if record else None
    return RegressionCase(
        ticket=ticket.number,
        date=day_in_china(ticket.answered_at or ticket.received_at),
        query=ticket.claim.about,
        gone_records=(body,) if body else (),
        gone=ticket.gone,
        shown=ticket.shown,
    )
