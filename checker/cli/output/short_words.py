"""The words around a short answer, the commands it names, and what of a report it takes beside the summary."""

import re
import shlex
from collections.abc import Iterator
from typing import Final

from checker.cli.terminal.language import pick, say
from checker.labels import label
from checker.report import Alternative, IdentifierLine, Report
from checker.summary.model import ActionKind, LenderName, Summary
from checker.terms import AlternativeKind
from registries.model import Text

STOP: Final = Text(zh="先停下，先做这几件事", en="Stop, and do this first")
CAUTION: Final = Text(zh="你遇到的事要小心", en="Take care with what you met")
_KINDS: Final[dict[AlternativeKind, Text]] = {
    "candidate": Text(zh="可能指", en="may mean"),
    "lookalike": Text(zh="小心，字形像", en="take care, looks like"),
    "near": Text(zh="名字像，是另一个", en="similar, another one"),
}
_MOST_NAMES: Final = 3
_BARE: Final = re.compile(r"[\w.+:,@%]+")


def operator_of(report: Report) -> str | None:
    """Return the firm that runs the subject, where that is another."""
    subject = report.verdict.subject
    links = (link.entity for link in report.chain if link.role == "platform_operator")
    return next((entity.name for entity in links if subject is None or entity.id != subject.id), None)


def publisher_of(report: Report, evidence: tuple[str, ...]) -> str:
    """Return who published the newest of this evidence; "" for none."""
    cited = [row for row in report.evidence if row.id in evidence]
    return max(cited, key=lambda row: row.as_of or "").publisher if cited else ""


def command_of(kind: ActionKind, report: Report) -> str | None:
    """Return the command that does what is to be done now, if one does."""
    if kind == "find_lender":
        return f"lender-checker check {_quoted(report.query.name)} --lender {say('全称', 'NAME')}"
    if kind == "name_price":
        return f"lender-checker cost --received {say('到手', 'AMOUNT')} --pay {say('期数x每期', 'TIMESxAMOUNT')}"
    return None


def lender_fields(lender: LenderName) -> tuple[str, str, str]:
    """Return the kind of licence, the day of the newest list that says so, and what is to be held against that."""
    kind = pick(label("licence", lender.licence_type)).removesuffix(" company") if lender.licence_type else ""
    day = lender.licence_list or lender.partner_list or ""
    remarks = [say("已旧", "old")] if lender.stale else []
    remarks += [] if lender.confirmed else [say("没证实", "not confirmed")]
    return kind, day, say("，", ", ").join(remarks)


def check_digit_of(line: IdentifierLine) -> str:
    """Return whether an identifier's check digit is right, in one word; "" where it has none."""
    return "" if line.valid is None else "valid" if line.valid else "invalid"


def other_names(report: Report) -> Iterator[str]:
    """Yield for each way in which other names come near this one, which names those are."""
    for kind, words in _KINDS.items():
        names = [_name(one) for one in report.match.alternatives if one.kind == kind]
        more = say(f"等{len(names)}个", f" and others ({len(names)})") if len(names) > _MOST_NAMES else ""
        if names:
            yield f"{pick(words)}{say('：', ': ')}{say('、', ', ').join(names[:_MOST_NAMES])}{more}"


def result(summary: Summary) -> tuple[str, ...]:
    """Return what may be said of the result, the longest first: the step, and what leads to the ones beside it."""
    scale, end = summary.scale, say("。", ". ")
    word, before, after = pick(scale.word), pick(scale.before), pick(scale.after)
    gap = say("", " ")
    wordings = (f"{word}{end}{after}{gap}{before}", f"{word}{end}{after}", word)
    return tuple(wording.strip() for wording in wordings)


def lists(summary: Summary) -> str:
    """Return how many lists name it."""
    count = summary.lists
    return say(
        f"{count.total}份：{count.found}份写了它，{count.not_found}份没写，{count.not_checked}份没查成",
        f"{count.total}: on {count.found}, not on {count.not_found}, unchecked {count.not_checked}",
    )


def note(report: Report) -> str:
    """Return that this proves nothing, and by which day, data and rules it is."""
    day, data, rules = report.judged_on, report.dataset_revision, report.ruleset_version
    return say(
        f"{NO_PROOF.zh}。{day}，数据版本{data}，规则{rules}", f"{NO_PROOF.en}. {day}, revision {data}, rules {rules}"
    )


NO_PROOF: Final = Text(zh="不是推荐，不能当证明", en="Not a recommendation, not proof")
MORE: Final = Text(
    zh="全部 --full   英文 --lang en   给机器 --json   有危险打110，怀疑被骗打96110",
    en="All: --full   Chinese: --lang zh   Machine: --json   Danger: 110   Scam: 96110",
)


def _name(alternative: Alternative) -> str:
    return alternative.entity.name


def _quoted(name: str) -> str:
    """Return a name as a shell wants it, in quotes only where they are needed."""
    return name if _BARE.fullmatch(name) else shlex.quote(name)
