"""A report on a collector as plain text: what to do now first, then on which lenders' lists the collector stands."""

from collections.abc import Iterable, Iterator

from checker.cli.output.text import both, citation, heading
from checker.collection.model import Advice, CollectorReport
from checker.report import Evidence, Match
from checker.service.collector_replay import collector_replay_lines


def collector_text(report: CollectorReport) -> Iterator[str]:
    """Yield the whole report as lines of text, what to do now first; of a replay its mark before that."""
    yield from collector_replay_lines(report.replay)
    yield from _advice("现在怎么办 What to do now", report.do_now)
    yield from _who(report)
    yield from _lists(report)
    yield from _advice("这说明什么 What that means", report.means)
    yield from _conduct(report)
    for saying in report.say:
        yield from _advice(f"{saying.title.zh} {saying.title.en}", saying.lines)
    yield from _advice("留下这些 Keep these", report.keep)
    yield from _calls(report)
    yield from _advice("还要知道 Also know", report.principles)
    yield from _evidence(report.evidence)
    yield f"数据版本 dataset {report.dataset_revision} · 规则 rules {report.ruleset_version} · {report.judged_on}"


def _who(report: CollectorReport) -> Iterator[str]:
    yield from heading("谁在催，替谁催 Who collects, for whom")
    yield from both(report.who.text, suffix=citation(report.who.evidence))
    yield from _match(report.who.match)
    yield from both(report.for_whom.text, suffix=citation(report.for_whom.evidence))
    yield from _match(report.for_whom.match)


def _match(match: Match | None) -> Iterator[str]:
    """Yield how the name was understood, and who else bears it or one like it."""
    if match and match.entity:
        yield from both(match.explanation)
    for alternative in match.alternatives if match else ():
        yield f"- [{alternative.kind}] {alternative.entity.name}: {alternative.explanation.zh}"
        yield f"  {alternative.explanation.en}"


def _lists(report: CollectorReport) -> Iterator[str]:
    for lender in report.for_whom.lenders:
        yield f"- {lender.text.zh}{citation(lender.evidence)}"
        yield f"  {lender.text.en}"
    if report.listings:
        yield from heading("哪些放款机构的名单写了 On whose lists")
    for row in report.listings:
        exact = "" if row.names_it else " （只有简称 a short name only）"
        yield f"- {row.lender.name}: {row.as_printed}{exact} [{row.evidence}]"


def _conduct(report: CollectorReport) -> Iterator[str]:
    conduct = report.conduct
    score = "—" if conduct.score is None else f"{conduct.score}/100"
    yield from heading(f"怎么催的 How they collect: {score}")
    for finding in conduct.findings:
        yield f"- {finding.text.zh} [{finding.severity}]{citation(finding.evidence)}"
        yield f"  {finding.text.en}"
        yield f"  依据 law: {finding.legal_basis}"


def _calls(report: CollectorReport) -> Iterator[str]:
    yield from heading("按这个顺序打 Call in this order")
    for place, call in enumerate(report.calls, 1):
        yield f"{place}. {call.phone or ''} {call.title.zh} {call.title.en}: {call.when.zh}"
        yield f"   {call.when.en}"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if evidence:
        yield from heading("依据 Evidence")
    for item in evidence:
        old = " 已旧 old" if item.stale else ""
        when = f"截至 as of {item.as_of or '—'}{old} · 取得 retrieved {item.retrieved_at} · {item.confidence}"
        yield f"[{item.id}] {item.publisher}《{item.title}》 {when}"


def _advice(title: str, lines: Iterable[Advice]) -> Iterator[str]:
    advice = tuple(lines)
    if advice:
        yield from heading(title)
    for line in advice:
        yield f"- {line.text.zh}"
        yield f"  {line.text.en}"
        if line.legal_basis:
            yield f"  依据 law: {line.legal_basis}"
