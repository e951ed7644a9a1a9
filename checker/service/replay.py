"""Replays: answers of an old revision, of another day, or by old rules; each is marked, and repeats today's answer
first.

A replayed body is cached as it was judged; the mark is put on each time it goes out, from today's own answer.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.report import FindingNow, Now, Replay, ReplayMark, Report
from checker.request.model import CheckRequest
from checker.terms import Severity
from registries.model import Text

if TYPE_CHECKING:  # a check pays for no report on collectors
    from checker.collection.model import CollectorReport, CollectorRequest

_WORST_FIRST: tuple[Severity, ...] = ("hard", "strong", "moderate", "weak", "info", "positive")

_OLD = Text(zh="旧数据回看", en="Replay of old data")
_AHEAD = Text(zh="按以后的日子试算", en="Judged as of a later day")


def is_replay(
    request: "CheckRequest | CollectorRequest", *, old_revision: bool, today: date, current_ruleset: str
) -> bool:
    """Return whether the request is for anything but today's answer. `old_revision`: it names one that is not the
    newest."""
    other_day = request.on is not None and request.on != today
    return old_revision or other_day or request.ruleset not in (None, current_ruleset)


def names_only(request: CheckRequest) -> CheckRequest:
    """Return a request of today for the same names."""
    return CheckRequest(name=request.name, lender=request.lender)


def with_mark(report: Report, now: Report) -> Report:
    """Return the replayed report with its mark. `now`: today's report on the same names, its findings worst first."""
    replayed_findings = {(finding.rule, finding.text.zh) for finding in report.findings}
    worst_first = sorted(now.findings, key=lambda finding: (_WORST_FIRST.index(finding.severity), -finding.points))
    findings = tuple(
        FindingNow(
            rule=finding.rule,
            severity=finding.severity,
            points=finding.points,
            text=finding.text,
            new=(finding.rule, finding.text.zh) not in replayed_findings,
        )
        for finding in worst_first
    )
    verdict = now.verdict
    today = Now(
        standing=verdict.standing,
        tier=verdict.tier,
        risk_score=verdict.risk_score,
        headline=verdict.headline,
        findings=findings,
    )
    mark = mark_of(report, now.dataset_revision, now.judged_on, now.ruleset_version)
    return report.model_copy(update={"replay": Replay(**mark.model_dump(), now=today)})


def mark_of(report: "Report | CollectorReport", newest: int, today: date, current_ruleset: str) -> ReplayMark:
    """Return the mark of a replay: how its revision, day and rules differ from today's, in figures and in words."""
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


def _differences(
    report: "Report | CollectorReport", newest: int, today: date, current_ruleset: str
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
