"""A report on a collector as plain text: what to do now first, then on which lenders' lists the collector stands."""

from collections.abc import Iterable, Iterator

from checker.cli.output.replay_text import collector_replay_lines
from checker.cli.output.text import citation, heading, law, sentence
from checker.cli.terminal.language import pick, say
from checker.collection.model import Advice, CollectorReport
from checker.report import Evidence, Match
from registries.model import Text


def collector_text(report: CollectorReport) -> Iterator[str]:
    """Yield the whole report as lines of text, what to do now first; of a replay its mark before that."""
    yield from collector_replay_lines(report.replay)
    yield from _advice(Text(zh="现在怎么办", en="What to do now"), report.do_now)
    yield from _who(report)
    yield from _lists(report)
    yield from _advice(Text(zh="这说明什么", en="What that means"), report.means)
    yield from _conduct(report)
    for saying in report.say:
        yield from _advice(saying.title, saying.lines)
    yield from _advice(Text(zh="留下这些", en="Keep these"), report.keep)
    yield from _calls(report)
    yield from _advice(Text(zh="还要知道", en="Also know"), report.principles)
    yield from _evidence(report.evidence)
    data, rules = say("数据版本", "dataset"), say("规则", "rules")
    yield f"{data} {report.dataset_revision} · {rules} {report.ruleset_version} · {report.judged_on}"


def _who(report: CollectorReport) -> Iterator[str]:
    yield from heading("谁在催，替谁催", "Who collects, for whom")
    yield sentence(report.who.text, suffix=citation(report.who.evidence))
    yield from _match(report.who.match)
    yield sentence(report.for_whom.text, suffix=citation(report.for_whom.evidence))
    yield from _match(report.for_whom.match)


def _match(match: Match | None) -> Iterator[str]:
    """Yield how the name was understood, and who else bears it or one like it."""
    if match and match.entity:
        yield sentence(match.explanation)
    for alternative in match.alternatives if match else ():
        yield f"- [{alternative.kind}] {alternative.entity.name}: {pick(alternative.explanation)}"


def _lists(report: CollectorReport) -> Iterator[str]:
    for lender in report.for_whom.lenders:
        yield f"- {pick(lender.text)}{citation(lender.evidence)}"
    if report.listings:
        yield from heading("哪些放款机构的名单写了", "On whose lists")
    for row in report.listings:
        exact = "" if row.names_it else say("（只有简称）", " (a short name only)")
        yield f"- {row.lender.name}: {row.as_printed}{exact} [{row.evidence}]"


def _conduct(report: CollectorReport) -> Iterator[str]:
    conduct = report.conduct
    score = "—" if conduct.score is None else f"{conduct.score}/100"
    yield from heading(f"怎么催的：{score}", f"How they collect: {score}")
    for finding in conduct.findings:
        yield f"- {pick(finding.text)} [{finding.severity}]{citation(finding.evidence)}"
        yield law(finding.legal_basis, finding.legal_basis_en)


def _calls(report: CollectorReport) -> Iterator[str]:
    yield from heading("按这个顺序打", "Call in this order")
    for place, call in enumerate(report.calls, 1):
        yield f"{place}. {call.phone or ''} {pick(call.title)}: {pick(call.when)}"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if evidence:
        yield from heading("依据", "Evidence")
    for item in evidence:
        old = say(" 已旧", " old") if item.stale else ""
        dated, read = say("截至", "as of"), say("取得", "retrieved")
        when = f"{dated} {item.as_of or '—'}{old} · {read} {item.retrieved_at} · {item.confidence}"
        yield f"[{item.id}] {item.publisher}《{item.title}》 {when}"


def _advice(title: Text, lines: Iterable[Advice]) -> Iterator[str]:
    advice = tuple(lines)
    if advice:
        yield from heading(title.zh, title.en)
    for line in advice:
        yield f"- {pick(line.text)}"
        if line.legal_basis:
            yield law(line.legal_basis, line.legal_basis_en)
