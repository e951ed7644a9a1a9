"""The answer to `check` in a pipe: one fact a line, the key first, fields apart by tabs.

The keys and the order of the fields are a contract, described in docs/cli.md; the words in them are the reader's. More
fields may come behind, more keys between.
"""

from collections.abc import Iterator

from checker.cli.output.short_words import (
    NO_PROOF,
    check_digit_of,
    lender_fields,
    operator_of,
    other_names,
    publisher_of,
)
from checker.cli.terminal.language import pick
from checker.cli.terminal.lines import printable
from checker.report import IdentifierLine, Report
from checker.summary.model import Summary

Row = tuple[str, ...]


def plain_lines(report: Report, summary: Summary) -> Iterator[str]:
    """Yield the answer, a fact a line."""
    for part in (_situation, _who, _records, _to_do, _lenders, _rest):
        for row in part(report, summary):
            yield "\t".join(printable(field) for field in row)


def _situation(report: Report, summary: Summary) -> Iterator[Row]:  # noqa: ARG001 - as its neighbours
    if report.replay is not None:
        yield "replay", pick(report.replay.title), pick(report.replay.text)
        yield "today", pick(report.replay.now.headline), report.replay.now.tier
    for intent in report.situation.doors:
        yield "help", pick(intent.text), intent.page
    for step in report.situation.do_now:
        yield ("stop" if report.situation.alert == "stop" else "caution"), pick(step)
    if report.situation.separate is not None:
        yield "apart", pick(report.situation.separate)


def _who(report: Report, summary: Summary) -> Iterator[Row]:
    yield "who", summary.title, report.query.name
    if report.identifier is not None:
        yield from _identifier(report.identifier, report)
    operator = operator_of(report)
    if operator is not None:
        yield "operator", operator
    elif summary.firm is not None:
        yield "kind", pick(summary.firm)
    if summary.imitates is not None:
        yield "imitates", summary.imitates
    for name in summary.imitated_by:
        yield "imitated", name
    for names in other_names(report):
        yield "other", names
    yield "does", pick(summary.word), pick(summary.limit), pick(summary.basis)
    yield "lends", pick(summary.lends)


def _identifier(line: IdentifierLine, report: Report) -> Iterator[Row]:
    yield "identifier", line.kind, line.text, check_digit_of(line), pick(report.match.explanation)
    for register in line.registers:
        yield "register", pick(register.title), register.url, register.enter or ""


def _records(report: Report, summary: Summary) -> Iterator[Row]:
    for record in summary.records:
        yield "record", record.as_of or "", pick(record.text), publisher_of(report, record.evidence), pick(record.note)
    if not summary.records:
        yield "record", "", pick(summary.no_record), ""


def _to_do(report: Report, summary: Summary) -> Iterator[Row]:
    yield ("do", pick(summary.action.text), *summary.action.phones)
    yield ("unchecked", *(pick(item.text) for item in summary.unchecked))
    for effect in report.effects:
        yield "effect", effect.observe, effect.answer, pick(effect.text)


def _lenders(report: Report, summary: Summary) -> Iterator[Row]:  # noqa: ARG001 - as its neighbours
    if summary.lender is not None:
        yield "contract", pick(summary.lender)
    for lender in summary.lenders:
        yield "lender", lender.name, *lender_fields(lender)


def _rest(report: Report, summary: Summary) -> Iterator[Row]:
    count = summary.lists
    yield "result", pick(summary.scale.word), summary.scale.tier
    yield "lists", *map(str, (count.total, count.found, count.not_found, count.not_checked))
    versions = (str(report.judged_on), str(report.dataset_revision), report.ruleset_version)
    yield "note", pick(NO_PROOF), *versions
