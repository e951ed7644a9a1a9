"""The answer to `check` on a terminal: at most 25 lines, of 80 cells at most, in the order of the page.

What to stop for, who it is, what it may do with what that does not mean, who lends, the worst on record, one thing to
do, what nobody checked, who may have lent, the result, the lists. Where that would be longer, the least needed goes
first: long sentences, air, further records and lenders.
"""

from collections.abc import Iterator

from checker.cli.output import short_words
from checker.cli.output.slip import ROOMS, Slip
from checker.cli.terminal.cells import cell_len, padded
from checker.cli.terminal.language import pick, say
from checker.cli.terminal.lines import printable
from checker.cli.terminal.screen import WIDEST
from checker.report import Report
from checker.summary.model import LenderName, Summary, SummaryState

MOST_LINES = 25
_DAY = 12
#: Green only for a list of lenders, red only for a notice, grey for what was not found.
_COLOURS: dict[SummaryState, str | None] = {
    "lends": "green",
    "introduces": None,
    "limited": "yellow",
    "unconfirmed": None,
    "named": "red",
    "unknown": "bright_black",
}


def short_lines(report: Report, summary: Summary, cells: int) -> list[str]:
    """Return the answer as styled lines of at most so many cells: MOST_LINES of 80, and more of fewer."""
    lines: list[str] = []
    most = MOST_LINES * WIDEST // cells
    for room in ROOMS:
        slip = Slip(cells, room)
        parts = (_replay, _situation, _who, _standing, _records, _to_do, _lenders, _result, _foot)
        lines = [line for part in parts for line in part(slip, report, summary)]
        if len(lines) <= most:
            break
    return lines


def _replay(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    if report.replay is not None:
        yield from slip.plain(f"{pick(report.replay.title)}{say('：', ': ')}{pick(report.replay.text)}", "yellow", 2)
        yield from slip.row(say("今天", "Today"), pick(report.replay.now.headline), most=1)


def _situation(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    situation = report.situation
    for intent in situation.doors[:2]:
        yield from slip.plain(f"» {pick(intent.text)}", "red", 1)
    if situation.alert == "none":
        return
    stop = situation.alert == "stop"
    yield from slip.plain(f"■ {pick(short_words.STOP if stop else short_words.CAUTION)}", "red" if stop else "yellow")
    for number, step in enumerate(situation.do_now, 1):
        yield from slip.plain(f"{number}. {pick(step)}", None, slip.room.step)
    if situation.separate is not None:
        yield from slip.plain(pick(situation.separate), None)
    yield slip.rule()


def _who(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:
    yield from slip.row(summary.title, pick(summary.typed), bold=True, most=min(2, slip.room.lines))
    for one in report.asked_about[:1]:
        yield from slip.row(say("你问的", "You asked"), f"{pick(one.label)}{say('：', ': ')}{pick(one.text)}", most=2)
    operator = short_words.operator_of(report)
    if operator is not None:
        yield from slip.row(say("运营", "Run by"), operator, most=2)
    elif summary.firm is not None:
        yield from slip.row(say("是什么", "Kind"), pick(summary.firm), most=1)
    if summary.imitates is not None:
        yield from slip.row(say("真的是", "The real one"), summary.imitates, most=1)
    others = [name for name in summary.imitated_by if name != summary.title]  # by its very name: told by the record
    if others:
        yield from slip.row(say("冒充它的", "Imitations"), say("、", ", ").join(others), most=1)
    for names in list(short_words.other_names(report))[: slip.room.lenders]:
        yield from slip.row(say("别的名字", "Other names"), names, most=1)


def _standing(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    colour = _COLOURS[summary.state]
    yield from slip.air()
    word, limit, basis = pick(summary.word), pick(summary.limit), pick(summary.basis)
    before = limit and summary.state == "lends"  # what limits a good word comes before it, as on the page
    if before:
        yield from slip.plain(limit, None)
    sentence = f"{limit}{say('。', '. ')}" if limit and not before else ""
    yield from slip.led(word, sentence + basis, colour)
    if slip.room.rule:
        yield from slip.row(say("谁放款", "Who lends"), pick(summary.lends), most=1)
        yield slip.rule()


def _records(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    if not summary.records:
        yield from slip.row(say("记录", "On record"), pick(summary.no_record))
        return
    grave = summary.records[0].grave
    label, colour = say("最该知道", "Know first"), "red" if grave else "yellow"
    for record in summary.records[: slip.room.records]:
        yield from slip.dated(
            label,
            record.as_of or say("日期不详", "no date"),
            pick(record.text) + (say("", " ") + pick(record.note) if record.note else ""),
            colour,
        )
        label = ""
    more = len(summary.records) - slip.room.records
    if more > 0:
        beside_worst = pick(summary.others) if slip.room.records == 1 else say(f"还有{more}条", f"{more} more")
        yield from slip.row("", f"{beside_worst}{say('：', ': ')}--full", most=1)


def _to_do(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:
    action = summary.action
    phones = say("  打", "  Call ") + say("、", ", ").join(action.phones) if action.phones else ""
    yield from slip.row(say("现在做", "Do now"), pick(action.text) + phones, most=max(2, slip.room.lines))
    command = short_words.command_of(action.kind, report)
    if command is not None:
        yield from slip.command(printable(command))
    for register in (report.identifier.registers if action.kind == "ask_register" and report.identifier else ())[:1]:
        yield from slip.row("", register.url, most=1)
    total = summary.unchecked_total
    label = say("没核对", "Unchecked") + (
        say(f"（{total}样）", f" ({total})") if total > len(summary.unchecked) else ""
    )
    yield from slip.packed(label, [f"□ {pick(item.text)}" for item in summary.unchecked])
    effects = report.effects[: slip.room.effects]
    label = say("你的回答", "Your answers")
    if len(report.effects) > len(effects):
        label = say(f"{len(report.effects)}个回答", f"{len(report.effects)} answers")
    for effect in effects:
        yield from slip.row(label, pick(effect.text), most=max(1, slip.room.effects // len(effects)))
        label = ""


def _lenders(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    if summary.lender is not None:
        yield from slip.row(say("你填的贷款人", "Lender typed"), pick(summary.lender), most=slip.room.lines)
        return
    lenders = [lender for lender in summary.lenders if lender.name != summary.title]
    if not lenders:
        return
    fields = [_lender(lender) for lender in lenders[: slip.room.lenders]]
    columns = [max(cell_len(row[column]) for row in fields) + 2 for column in range(3)]
    label = say("钱可能是", "May have lent")
    for row in fields:
        cells = (padded(field, column) for field, column in zip(row, columns, strict=True))
        yield from slip.row(label, "".join(cells).rstrip(), most=2)
        label = ""
    more = len(lenders) - len(fields)
    others = say(f"还有{more}家；" if more else "", f"{more} more, " if more else "")
    yield from slip.row("", others + say("也可能是别家：看合同", "or somebody else: see your contract"))


def _lender(lender: LenderName) -> tuple[str, str, str]:
    kind, day, remark = short_words.lender_fields(lender)
    dated = say(f"名单{day}", day) if day else ""
    return lender.name, kind, say("，", ", ").join(filter(None, (dated, remark)))


def _result(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    yield from slip.first_that_fits(say("结论", "Result"), short_words.result(summary))
    yield from slip.row(say("名单", "Lists"), short_words.lists(summary))
    yield slip.rule()


def _foot(slip: Slip, report: Report, summary: Summary) -> Iterator[str]:  # noqa: ARG001 - as its neighbours
    yield from slip.plain(short_words.note(report), None)
    yield from slip.plain(pick(short_words.MORE), None)
