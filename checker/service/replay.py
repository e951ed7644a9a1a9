"""Replays: answers of an old revision, of another day, or by old rules. Each is marked, and says first what today says.

A replayed body is remembered as it was judged; the mark is put on each time it goes out, from today's own answer.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from checker.collection.model import CollectorNow, CollectorReplay, CollectorReport, CollectorRequest
from checker.report import FindingNow, Now, Replay, ReplayMark, Report
from checker.request.model import CheckRequest
from checker.terms import Severity
from registries.model import Text

_WORST_FIRST: tuple[Severity, ...] = get_args(Severity)

_OLD = Text(zh="旧数据回看", en="Replay of old data")
_AHEAD = Text(zh="按以后的日子试算", en="Judged as of a later day")


def is_replay(
    request: CheckRequest | CollectorRequest, *, old_revision: bool, today: date, current_ruleset: str
) -> bool:
    """Whether the request asks for anything but today's answer. `old_revision`: not the newest was asked for."""
    other_day = request.on is not None and request.on != today
    return old_revision or other_day or request.ruleset not in (None, current_ruleset)


def names_only(request: CheckRequest) -> CheckRequest:
    """The same names, asked today."""
    return CheckRequest(name=request.name, lender=request.lender)


def collector_names_only(request: CollectorRequest) -> CollectorRequest | None:
    """The same names, asked today; None where there are none."""
    if not any(name and name.strip() for name in (request.name, request.lender)):
        return None
    return CollectorRequest(name=request.name, lender=request.lender)


def marked(report: Report, now: Report) -> Report:
    """The replayed report with its mark. `now`: today's answer about the same names."""
    had = {(finding.rule, finding.text.zh) for finding in report.findings}
    worst = sorted(now.findings, key=lambda finding: (_WORST_FIRST.index(finding.severity), -finding.points))
    findings = tuple(
        FindingNow(
            rule=finding.rule,
            severity=finding.severity,
            points=finding.points,
            text=finding.text,
            new=(finding.rule, finding.text.zh) not in had,
        )
        for finding in worst
    )
    verdict = now.verdict
    said = Now(
        standing=verdict.standing,
        tier=verdict.tier,
        risk_score=verdict.risk_score,
        headline=verdict.headline,
        findings=findings,
    )
    mark = mark_of(report, now.dataset_revision, now.judged_on, now.ruleset_version)
    return report.model_copy(update={"replay": Replay(**mark.model_dump(), now=said)})


def marked_collector(report: CollectorReport, mark: ReplayMark, now: CollectorReport | None) -> CollectorReport:
    """The replayed report on a collector with its mark. `now`: today's answer about the same names, if any."""
    said = None
    if now is not None:
        lenders = tuple(lender.text for lender in now.for_whom.lenders)
        said = CollectorNow(who=now.who.text, for_whom=now.for_whom.text, lenders=lenders)
    return report.model_copy(update={"replay": CollectorReplay(**mark.model_dump(), now=said)})


def mark_of(report: Report | CollectorReport, newest: int, today: date, current_ruleset: str) -> ReplayMark:
    """What makes the report another than today's, in figures and words."""
    on, ruleset, revision = report.judged_on, report.ruleset_version, report.dataset_revision
    ahead = on > today and revision == newest and ruleset == current_ruleset
    return ReplayMark(
        revision=revision,
        newest_revision=newest,
        on=on,
        today=today,
        ruleset=ruleset,
        newest_ruleset=current_ruleset,
        title=_AHEAD if ahead else _OLD,
        text=_sentence(_differences(report, newest, today, current_ruleset), today),
    )


def replay_lines(replay: Replay | None) -> Iterator[str]:
    """The mark as lines of text, before anything else: that this is not today's answer, then what today's is."""
    if replay is None:
        return
    yield from _mark_lines(replay, (replay.now.headline,))
    for finding in replay.now.findings:
        new = "（回看里没有 not in the replay）" if finding.new else ""
        yield f"!  - {finding.text.zh} [{finding.points:+d}]{new}"
        yield f"!    {finding.text.en}"
    yield ""


def collector_replay_lines(replay: CollectorReplay | None) -> Iterator[str]:
    """The same of a report on a collector."""
    if replay is None:
        return
    now = replay.now
    yield from _mark_lines(replay, (now.who, now.for_whom, *now.lenders) if now else ())
    yield ""


def _mark_lines(mark: ReplayMark, now: Iterable[Text]) -> Iterator[str]:
    yield f"【{mark.title.zh} {mark.title.en}】{mark.text.zh} {mark.text.en}"
    for text in now:
        yield f"!  今天 {mark.today}：{text.zh}"
        yield f"!  today {mark.today}: {text.en}"


def _differences(
    report: Report | CollectorReport, newest: int, today: date, current_ruleset: str
) -> Iterator[tuple[str, str]]:
    if report.dataset_revision != newest:
        zh = f"数据是第{report.dataset_revision}版（今天是第{newest}版）"
        yield zh, f"dataset revision {report.dataset_revision} (today's is {newest})"
    if report.judged_on < today:
        yield f"按{report.judged_on}那天判断", f"judged as of {report.judged_on}"
    if report.judged_on > today:
        zh = f"按以后的一天（{report.judged_on}）判断，那天还没到"
        yield zh, f"judged as of a later day, {report.judged_on}, which has not come"
    if report.ruleset_version != current_ruleset:
        zh = f"规则是{report.ruleset_version}版（今天是{current_ruleset}版）"
        yield zh, f"rules {report.ruleset_version} (today's are {current_ruleset})"


def _sentence(differences: Iterable[tuple[str, str]], today: date) -> Text:
    parts = tuple(differences)
    return Text(
        zh=f"这不是今天（{today}）的回答：{'；'.join(zh for zh, _ in parts)}。",
        en=f"This is not the answer of today ({today}): {'; '.join(en for _, en in parts)}.",
    )
