"""The command `collector`: on which lenders' lists a collector stands, and what to do now, as lines of text."""

from collections.abc import Iterable, Iterator

import click

from checker.cli.lists import AS_JSON
from checker.cli.observed_option import answers
from checker.collection.model import Advice, CollectorReport
from checker.collection.validation import collector_request
from checker.report import Evidence, Match
from checker.service.checker import Checker
from checker.service.replay import collector_replay_lines
from checker.settings import Settings
from registries.model import Text


@click.command()
@click.argument("name")
@click.option("--lender", metavar="NAME", help="替谁催：放款机构或App for whom: the lender or the app")
@click.option("--observed", multiple=True, metavar="KEY[=yes|no|unknown]", help="您遇到的事 what you met")
@click.option("--on", metavar="DATE", help="以哪天为准 the day to judge on")
@click.option("--as-of-rev", metavar="N", help="旧数据版本 an older dataset revision")
@click.option("--ruleset", metavar="V", help="旧规则 an older version of the rules")
@AS_JSON
def collector(name: str, observed: tuple[str, ...], as_json: bool, **rest: str | None) -> None:
    """谁在催我 who is collecting: NAME as you heard it, "" if they would not say."""
    given = {key: value for key, value in rest.items() if value is not None}
    asked = collector_request({"name": name, "observed": answers(observed), **given})
    report = Checker.open(Settings.load()).collector(asked)
    click.echo(report.model_dump_json() if as_json else "\n".join(collector_text(report)).strip("\n"))


def collector_text(report: CollectorReport) -> Iterator[str]:
    """The whole report as lines of text, what to do now first; of a replay its mark before that."""
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
    yield from _head("谁在催，替谁催 Who collects, for whom")
    yield from _both(report.who.text, _cited(report.who.evidence))
    yield from _match(report.who.match)
    yield from _both(report.for_whom.text, _cited(report.for_whom.evidence))
    yield from _match(report.for_whom.match)


def _match(match: Match | None) -> Iterator[str]:
    """How the typed words were understood, and who else is called or written so."""
    if match and match.entity:
        yield from _both(match.explanation)
    for other in match.alternatives if match else ():
        yield f"- [{other.kind}] {other.entity.name}: {other.explanation.zh}"
        yield f"  {other.explanation.en}"


def _lists(report: CollectorReport) -> Iterator[str]:
    for lender in report.for_whom.lenders:
        yield f"- {lender.text.zh}{_cited(lender.evidence)}"
        yield f"  {lender.text.en}"
    if report.listings:
        yield from _head("哪些放款机构的名单写了 On whose lists")
    for row in report.listings:
        exact = "" if row.names_it else " （只有简称 a short name only）"
        yield f"- {row.lender.name}: {row.as_printed}{exact} [{row.evidence}]"


def _conduct(report: CollectorReport) -> Iterator[str]:
    conduct = report.conduct
    score = "—" if conduct.score is None else f"{conduct.score}/100"
    yield from _head(f"怎么催的 How they collect: {score}")
    for finding in conduct.findings:
        yield f"- {finding.text.zh} [{finding.severity}]{_cited(finding.evidence)}"
        yield f"  {finding.text.en}"
        yield f"  依据 law: {finding.legal_basis}"


def _calls(report: CollectorReport) -> Iterator[str]:
    yield from _head("按这个顺序打 Call in this order")
    for place, call in enumerate(report.calls, 1):
        yield f"{place}. {call.phone or ''} {call.title.zh} {call.title.en}: {call.when.zh}"
        yield f"   {call.when.en}"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    if evidence:
        yield from _head("依据 Evidence")
    for item in evidence:
        old = " 已旧 old" if item.stale else ""
        when = f"截至 as of {item.as_of or '—'}{old} · 取得 retrieved {item.retrieved_at} · {item.confidence}"
        yield f"[{item.id}] {item.publisher}《{item.title}》 {when}"


def _advice(title: str, lines: Iterable[Advice]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield from _head(title)
    for line in found:
        yield f"- {line.text.zh}"
        yield f"  {line.text.en}"
        if line.legal_basis:
            yield f"  依据 law: {line.legal_basis}"


def _head(title: str) -> tuple[str, str]:
    return "", f"== {title} =="


def _both(text: Text, cited: str = "") -> tuple[str, str]:
    return f"{text.zh}{cited}", text.en


def _cited(ids: tuple[str, ...]) -> str:
    return f" [{', '.join(ids)}]" if ids else ""
