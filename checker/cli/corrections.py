"""`lender-checker corrections`: maintainers review the tickets of people who say that something is wrong, and
decide."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, get_args

import click

from checker.cli.options import CommandRefusedError
from checker.cli.output.record_text import row
from checker.cli.terminal.language import pick, say
from checker.cli.terminal.lines import print_line
from checker.cli.terminal.one_language_help import CommandGroup
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
        return number or self.fail(_no_number(), param, ctx)


def _no_number() -> str:
    return say("不是单子的编号，编号像 ACEF-3479-GHJK", "no ticket number: it looks like ACEF-3479-GHJK")


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
            by = "`corrections records`"
            self.fail(say(f"写成 SOURCE:DIGEST，像 {by} 那样", f"write SOURCE:DIGEST, as {by} prints it"), param, ctx)


class _Words(click.ParamType[str]):
    name = "words"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return 1 to 2,000 characters without control characters, stripped."""
        words = str(value).strip()
        if not words or len(words) > 2000 or not all(is_printable(letter) or letter == "\n" for letter in words):
            zh = "写1到2000个字，不能有控制字符"
            self.fail(say(zh, "1 to 2000 characters, no control characters"), param, ctx)
        return words


class _Reviewer(click.ParamType[str]):
    name = "reviewer"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return a reviewer's name, its white space made single blanks."""
        name = " ".join(str(value).split())
        if not 0 < len(name) <= MAX_REVIEWER or not all(map(is_printable, name)):
            self.fail(say(f"写名字，最多{MAX_REVIEWER}个字", f"a name of 1 to {MAX_REVIEWER} characters"), param, ctx)
        return name


WORDS: Final = _Words()
TICKET: Final = click.argument("ticket", type=_Number(), metavar="TICKET")
REVIEWER: Final = click.option(
    "--reviewer",
    required=True,
    type=_Reviewer(),
    metavar="NAME",
    help="谁核对；会留在记录里 | who reviews; kept in the audit",
)


@click.group(cls=CommandGroup)
def corrections() -> None:
    """更正、回应和举报：核对、答复、改好 | what people say is wrong: look into it, decide, keep it right"""


@corrections.command("list")
@click.option("--state", type=click.Choice(STATES), help="只看这一步的 | only those in this state")
def list_(state: str | None) -> None:
    """所有单子，最早的在前 | all tickets, oldest first"""
    with tickets_of_settings() as store:
        for ticket in store.tickets():
            if state in (None, ticket.state):
                print_line(_line(ticket))


@corrections.command()
@TICKET
def show(ticket: str) -> None:
    """一张单子的全部：写了什么、哪条记录、联系方式 | one ticket whole: what was written, the record, the contact"""
    with tickets_of_settings() as store:
        stored = store.ticket(ticket)
        for line in _ticket_lines(stored, store):
            print_line(line)


@corrections.command()
@click.argument("name")
def records(name: str) -> None:
    """写着这个名字的记录，照 --record 要的写法
    | the records valid now that bear this very name, as --record wants them"""
    with tickets_of_settings() as store:
        for ref, record in store.records_named(name):
            print_line(f"{ref}  {row(record)}  {record.cite.title}")


@corrections.command("take")
@TICKET
@REVIEWER
@click.option("--record", type=_Record(), metavar="SOURCE:DIGEST", help="说的是哪条记录 | the record it is about")
def take_(ticket: str, reviewer: str, record: RecordRef | None) -> None:
    """开始核对 | look into it: from now on it is under review"""
    with tickets_of_settings() as store:
        if record and store.record(record) is None:
            raise click.BadParameter(say("没有这条记录", "no such record"), param_hint="--record")
        print_line(_line(store.append(ticket, lambda stored: take(stored, reviewer, record))))


@corrections.command("decide")
@TICKET
@REVIEWER
@click.option("--accept", "outcome", flag_value="accepted", help="采纳 | it is right")
@click.option("--partly", "outcome", flag_value="partly", help="采纳一部分 | it is partly right")
@click.option("--decline", "outcome", flag_value="declined", help="不采纳 | it is not")
@click.option("--answer-zh", required=True, type=WORDS, metavar="WORDS", help="中文答复 | the answer in Chinese")
@click.option("--answer-en", required=True, type=WORDS, metavar="WORDS", help="英文答复 | the answer in English")
@click.option("--gone", multiple=True, type=WORDS, metavar="WORDS", help="以后不能再出现的话 | must not be said again")
@click.option("--shown", multiple=True, type=WORDS, metavar="WORDS", help="以后必须有的话 | must be said from now on")
def decide_(
    ticket: str, reviewer: str, outcome: Outcome | None, answer_zh: str, answer_en: str, **lasting: tuple[str, ...]
) -> None:
    """答复；撤下要用 `remove` | answer a ticket that is under review; a removal is accepted by `remove` only"""
    if outcome is None:
        raise click.UsageError(
            say("写一个：--accept、--partly 或 --decline", "say one of --accept, --partly, --decline")
        )
    answer = Text(zh=answer_zh, en=answer_en)
    decided = Decided(reviewer=reviewer, outcome=outcome, answer=answer, **lasting)
    _append(ticket, lambda stored: decide(stored, decided))


@corrections.command()
@TICKET
@REVIEWER
def remove(ticket: str, reviewer: str) -> None:
    """同意撤下；第二个人同意就撤 | agree that the record goes; a second reviewer's call withdraws it"""
    _append(ticket, lambda stored: agree(stored, reviewer))


@corrections.command("erase-contact")
@TICKET
def erase_contact(ticket: str) -> None:
    """删掉联系方式；记录里留着有过 | delete the mail address; the audit keeps that there was one"""
    with tickets_of_settings() as store:
        print_line(_line(store.erase_contact(ticket)))


@corrections.command()
@click.option(
    "--expect", metavar="HASH", help="以前记下的，现在必须还在 | a hash noted earlier, which must still be there"
)
def audit(expect: str | None) -> None:
    """核对审计链；坏了结束码是1。打出来的哈希记在别处
    | verify the chain, exit code 1 when it is broken; note the hash it
    prints somewhere else"""
    with tickets_of_settings() as store:
        chain = store.audit(expect)
    for fault in chain.faults:
        print_line(fault)
    state = say("坏了", "BROKEN") if chain.faults else say("完好", "intact")
    print_line(f"{chain.rows} {say('行', 'rows')}  {chain.head}  {state}")
    raise SystemExit(FAILED if chain.faults else 0)


@corrections.command()
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="写进文件 | into a file")
def cases(write: Path | None) -> None:
    """采纳的更正变成检查 | every accepted correction as a case that `check` runs"""
    with tickets_of_settings() as store:
        text = to_yaml(regression_cases(store))
    if write is None:
        click.echo(text, nl=False)
    else:
        write.write_text(text, encoding="utf-8")


@corrections.command()
@click.option(
    "--cases",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="检查的文件 | a file of cases",
)
def check(file: Path | None) -> None:
    """查改过的有没有又错；有就以1结束 | run the cases on the present data; exit code 1 names what came back"""
    settings = Settings.load()
    regressions = _cases(file)
    checker = Checker.open(settings)

    def ask(name: str) -> Report:
        return checker.check(check_request({"name": name}))

    faults = list(came_back(regressions, ask))
    for fault in faults:
        print_line(fault)
    print_line(
        say(f"{len(regressions)} 件，{len(faults)} 处又错了", f"{len(regressions)} cases, {len(faults)} came back")
    )
    raise SystemExit(FAILED if faults else 0)


def _append(number: str, event_of: Callable[[Ticket], Event]) -> None:
    with tickets_of_settings() as store:
        print_line(_line(store.append(number, event_of)))


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
        raise click.UsageError(say("没有这张单子", "no such ticket")) from None
    except NotAllowedError as refusal:
        raise click.UsageError(pick(refusal.reason)) from None
    except StoreUnavailableError as error:
        reason = Text(zh="数据库用不了", en=f"the database is not available: {error}")
        raise CommandRefusedError(FAILED, reason) from None


def _line(ticket: Ticket) -> str:
    claim = ticket.claim
    outcome = f" {ticket.outcome}" if ticket.outcome else ""
    agreed = f"  {say('同意', 'agreed')}: {', '.join(ticket.agreed)}" if ticket.agreed and not ticket.withdrawn else ""
    return f"{ticket.number}  {ticket.received_at[:10]}  {ticket.state}{outcome}  {claim.kind}  {claim.about}{agreed}"


def _ticket_lines(ticket: Ticket, store: Corrections) -> Iterable[str]:
    claim = ticket.claim
    yield _line(ticket)
    yield f"{say('谁说的', 'voice')}: {claim.voice}   {say('联系', 'contact')}: {store.contact(ticket.number) or '—'}"
    if ticket.record:
        yield from _about(ticket.record, store.record(ticket.record))
    if claim.sighting:
        sighting, requests = claim.sighting, ", ".join(claim.sighting.asked)
        met, asked = say("在哪遇到", "met"), say("要什么", "asked")
        yield f"{met}: {sighting.channel} {sighting.seen_on or ''}   {asked}: {requests or '—'}"
        yield f"{say('链接（不要点）', 'link (do not open)')}: {sighting.link or '—'}"
    yield f"{say('来源', 'cited')}: {claim.cited or '—'}"
    yield from (f"  | {line}" for line in claim.text.splitlines())
    yield from map(_audit_line, store.history(ticket.number))


def _about(ref: RecordRef, record: Record | None) -> Iterable[str]:
    yield f"{say('记录', 'record')}: {ref}"
    if record is not None:
        summary = record_summary(record)
        yield f"  {row(record)}  {summary.publisher}《{summary.title}》 {summary.dated or ''}"


def _audit_line(entry: AuditEntry) -> str:
    event = entry.event
    reviewer = getattr(event, "reviewer", "")
    answer = f"  {pick(event.answer)}" if isinstance(event, Decided) else ""
    return f"#{entry.seq}  {entry.at}  {event.event}  {reviewer}{answer}".rstrip()
