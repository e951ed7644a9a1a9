"""`lender-checker corrections`: maintainers review the tickets of people who say that something is wrong, and
decide."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, get_args

import click

from checker.cli.options import CommandRefusedError
from checker.cli.output.record_text import row
from checker.corrections import (
    Corrections,
    NotAllowedError,
    RecordRef,
    StoreUnavailableError,
    Ticket,
    UnknownTicketError,
)
from checker.corrections.events import MAX_REVIEWER, AuditEntry, Decided, Event, Outcome
from checker.corrections.record_summary import record_summary
from checker.corrections.regressions import (
    RegressionCase,
    RegressionFileError,
    came_back,
    read_cases,
    regression_cases,
    to_yaml,
)
from checker.corrections.ticket import agree, decide, take
from checker.corrections.ticket_number import read_number
from checker.report import Report
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings
from checker.terms import TicketState
from registries.characters import is_printable
from registries.model import Record, Text

FAILED: Final = 1
STATES: Final = get_args(TicketState)


class _Number(click.ParamType[str]):
    name = "ticket"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a ticket's number in normal form, however it is written."""
        number = read_number(str(value))
        return number or self.fail("不是编号 no ticket number: it looks like ACEF-3479-GHJK", param, ctx)


class _Record(click.ParamType[RecordRef]):
    name = "record"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> RecordRef:
        """Return the reference in SOURCE:DIGEST, as `corrections records` prints it."""
        if isinstance(value, RecordRef):
            return value
        source, _, digest = str(value).partition(":")
        try:
            return RecordRef(source=source, digest=digest)
        except ValueError:
            self.fail("write SOURCE:DIGEST, as `corrections records` prints it", param, ctx)


class _Words(click.ParamType[str]):
    name = "words"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return 1 to 2,000 characters without control characters, stripped."""
        words = str(value).strip()
        if not words or len(words) > 2000 or not all(is_printable(letter) or letter == "\n" for letter in words):
            self.fail("写1到2000个字 1 to 2000 characters, no control characters", param, ctx)
        return words


class _Reviewer(click.ParamType[str]):
    name = "reviewer"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a reviewer's name, its white space made single blanks."""
        name = " ".join(str(value).split())
        if not 0 < len(name) <= MAX_REVIEWER or not all(map(is_printable, name)):
            self.fail(f"写名字 a name of 1 to {MAX_REVIEWER} characters", param, ctx)
        return name


WORDS: Final = _Words()
TICKET: Final = click.argument("ticket", type=_Number(), metavar="TICKET")
REVIEWER: Final = click.option(
    "--reviewer", required=True, type=_Reviewer(), metavar="NAME", help="谁核对 who reviews; kept in the audit"
)


@click.group()
def corrections() -> None:
    """更正、回应和举报 what people say is wrong: look into it, decide, keep it right."""


@corrections.command("list")
@click.option("--state", type=click.Choice(STATES), help="只看这一步的 only those in this state")
def list_(state: str | None) -> None:
    """所有单子，最早的在前 all tickets, oldest first."""
    with tickets_of_settings() as store:
        for ticket in store.tickets():
            if state in (None, ticket.state):
                click.echo(_line(ticket))


@corrections.command()
@TICKET
def show(ticket: str) -> None:
    """一张单子的全部 one ticket whole, with what was written, the record, and the contact."""
    with tickets_of_settings() as store:
        stored = store.ticket(ticket)
        for line in _ticket_lines(stored, store):
            click.echo(line)


@corrections.command()
@click.argument("name")
def records(name: str) -> None:
    """写着这个名字的记录 the records valid now that bear this very name, as --record wants them."""
    with tickets_of_settings() as store:
        for ref, record in store.records_named(name):
            click.echo(f"{ref}  {row(record)}  {record.cite.title}")


@corrections.command("take")
@TICKET
@REVIEWER
@click.option("--record", type=_Record(), metavar="SOURCE:DIGEST", help="说的是哪条记录 the record it is about")
def take_(ticket: str, reviewer: str, record: RecordRef | None) -> None:
    """开始核对 look into it: from now on it is under review."""
    with tickets_of_settings() as store:
        if record and store.record(record) is None:
            raise click.BadParameter("没有这条记录 no such record", param_hint="--record")
        click.echo(_line(store.append(ticket, lambda stored: take(stored, reviewer, record))))


@corrections.command("decide")
@TICKET
@REVIEWER
@click.option("--accept", "outcome", flag_value="accepted", help="采纳 it is right")
@click.option("--partly", "outcome", flag_value="partly", help="采纳一部分 it is partly right")
@click.option("--decline", "outcome", flag_value="declined", help="不采纳 it is not")
@click.option("--answer-zh", required=True, type=WORDS, metavar="WORDS", help="答复 the answer in Chinese")
@click.option("--answer-en", required=True, type=WORDS, metavar="WORDS", help="the answer in English")
@click.option("--gone", multiple=True, type=WORDS, metavar="WORDS", help="以后不能再出现的话 must not be said again")
@click.option("--shown", multiple=True, type=WORDS, metavar="WORDS", help="以后必须有的话 must be said from now on")
def decide_(
    ticket: str, reviewer: str, outcome: Outcome | None, answer_zh: str, answer_en: str, **lasting: tuple[str, ...]
) -> None:
    """答复 answer a ticket that is under review. A removal is accepted by `remove` only."""
    if outcome is None:
        raise click.UsageError("写一个 say one of --accept, --partly, --decline")
    answer = Text(zh=answer_zh, en=answer_en)
    decided = Decided(reviewer=reviewer, outcome=outcome, answer=answer, **lasting)
    _append(ticket, lambda stored: decide(stored, decided))


@corrections.command()
@TICKET
@REVIEWER
def remove(ticket: str, reviewer: str) -> None:
    """同意撤下 agree that the record goes; a second reviewer's call withdraws it."""
    _append(ticket, lambda stored: agree(stored, reviewer))


@corrections.command("erase-contact")
@TICKET
def erase_contact(ticket: str) -> None:
    """删掉联系方式 delete the mail address; the audit keeps that there was one."""
    with tickets_of_settings() as store:
        click.echo(_line(store.erase_contact(ticket)))


@corrections.command()
@click.option("--expect", metavar="HASH", help="以前记下的 a hash noted earlier, which must still be there")
def audit(expect: str | None) -> None:
    """核对审计链 verify the chain. Exit code 1 when it is broken. Note the hash it prints somewhere else."""
    with tickets_of_settings() as store:
        chain = store.audit(expect)
    for fault in chain.faults:
        click.echo(fault)
    click.echo(f"{chain.rows} 行 rows  {chain.head}  {'坏了 BROKEN' if chain.faults else '完好 intact'}")
    raise SystemExit(FAILED if chain.faults else 0)


@corrections.command()
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="写进文件 into a file")
def cases(write: Path | None) -> None:
    """采纳的更正变成检查 every accepted correction as a case that `check` runs."""
    with tickets_of_settings() as store:
        text = to_yaml(regression_cases(store))
    if write is None:
        click.echo(text, nl=False)
    else:
        write.write_text(text, encoding="utf-8")


@corrections.command()
@click.option("--cases", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
def check(file: Path | None) -> None:
    """查改过的有没有又错 run the cases on the present data. Exit code 1 names what came back."""
    settings = Settings.load()
    regressions = _cases(file)
    checker = Checker.open(settings)

    def ask(name: str) -> Report:
        return checker.check(check_request({"name": name}))

    faults = list(came_back(regressions, ask))
    for fault in faults:
        click.echo(fault)
    click.echo(f"{len(regressions)} 件 cases  {len(faults)} 处又错了 came back")
    raise SystemExit(FAILED if faults else 0)


def _append(number: str, event_of: Callable[[Ticket], Event]) -> None:
    with tickets_of_settings() as store:
        click.echo(_line(store.append(number, event_of)))


def _cases(file: Path | None) -> tuple[RegressionCase, ...]:
    if file is None:
        with tickets_of_settings() as store:
            return regression_cases(store)
    try:
        return read_cases(file.read_text(encoding="utf-8"))
    except (RegressionFileError, UnicodeDecodeError) as error:
        raise click.BadParameter(str(error), param_hint="--cases") from None


@contextmanager
def tickets_of_settings() -> Iterator[Corrections]:
    """Yield the tickets of the settings; an error of theirs becomes a message and an exit code."""
    settings = Settings.load()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        yield Corrections(settings.database_url)
    except UnknownTicketError:
        raise click.UsageError("没有这张单子 no such ticket") from None
    except NotAllowedError as reason:
        raise click.UsageError(str(reason)) from None
    except StoreUnavailableError as error:
        raise CommandRefusedError(FAILED, f"数据库用不了 the database is not available: {error}") from None


def _line(ticket: Ticket) -> str:
    claim = ticket.claim
    outcome = f" {ticket.outcome}" if ticket.outcome else ""
    agreed = f"  agreed: {', '.join(ticket.agreed)}" if ticket.agreed and not ticket.withdrawn else ""
    return f"{ticket.number}  {ticket.received_at[:10]}  {ticket.state}{outcome}  {claim.kind}  {claim.about}{agreed}"


def _ticket_lines(ticket: Ticket, store: Corrections) -> Iterable[str]:
    claim = ticket.claim
    yield _line(ticket)
    yield f"谁说的 voice: {claim.voice}   联系 contact: {store.contact(ticket.number) or '—'}"
    if ticket.record:
        yield from _about(ticket.record, store.record(ticket.record))
    if claim.sighting:
        sighting, requests = claim.sighting, ", ".join(claim.sighting.asked)
        yield f"在哪遇到 met: {sighting.channel} {sighting.seen_on or ''}   要什么 asked: {requests or '—'}"
        yield f"链接 link (不要点 do not open): {sighting.link or '—'}"
    yield f"来源 cited: {claim.cited or '—'}"
    yield from (f"  | {line}" for line in claim.text.splitlines())
    yield from map(_audit_line, store.history(ticket.number))


def _about(ref: RecordRef, record: Record | None) -> Iterable[str]:
    yield f"记录 record: {ref}"
    if record is not None:
        summary = record_summary(record)
        yield f"  {row(record)}  {summary.publisher}《{summary.title}》 {summary.dated or ''}"


def _audit_line(entry: AuditEntry) -> str:
    event = entry.event
    reviewer = getattr(event, "reviewer", "")
    answer = f"  {event.answer.zh} {event.answer.en}" if isinstance(event, Decided) else ""
    return f"#{entry.seq}  {entry.at}  {event.event}  {reviewer}{answer}".rstrip()
