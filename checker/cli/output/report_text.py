"""A report as plain text: Chinese first, English below, calm. What to do comes before why."""

from collections.abc import Iterator

from checker.cli.output.text import both, citation, heading
from checker.evidence.attribution import attributed_evidence
from checker.labels import label
from checker.report import ChainLink, Evidence, Finding, Link, Report, Role, main_role
from checker.service.replay import replay_lines
from registries.model import Confidence, Text

_ALERT = {
    "caution": Text(zh="这次遇到的事：要小心", en="What you met: take care"),
    "stop": Text(zh="这次遇到的事：先停", en="What you met: stop"),
}
_CONFIDENCE: dict[str, str] = {
    "told": "你自己说的，没有人核对 told by you, checked by nobody",
    Confidence.OFFICIAL.value: "官方原文 official",
    Confidence.REPORTED.value: "转载 reported",
    Confidence.UNVERIFIED.value: "未核实 unverified",
}


def report_text(report: Report) -> str:
    """Return the whole report as lines of text, without a trailing newline."""
    first = (_replay, _help_intents, _situation, _verdict, _lender, _effects, _alternatives, _chain, _roles)
    parts = (*first, _findings, _cost, _score, _suppositions, _evidence, _coverage, _help)
    return "\n".join(line for part in parts for line in part(report))


def _replay(report: Report) -> Iterator[str]:
    yield from replay_lines(report.replay)


def _verdict(report: Report) -> Iterator[str]:
    verdict = report.verdict
    does = main_role(report.roles) if verdict.standing == "unknown" else None
    standing = label("firm_role", does) if does else label("standing", verdict.standing)
    yield f"{report.query.name} → {verdict.subject.name if verdict.subject else '—'}"
    yield f"{standing.zh} ({standing.en})"
    yield from both(verdict.headline)
    yield from both(verdict.tier_text)
    score = "—" if verdict.tier == "U" else f"{verdict.risk_score}/100"
    yield f"风险分 risk {score} · 等级 tier {verdict.tier} · 已答 answered {verdict.answered}/{verdict.askable}"
    yield from both(report.match.explanation)
    for step in verdict.next:
        yield from both(step.text, "? ")


def _lender(report: Report) -> Iterator[str]:
    line = report.lender
    if line is None:
        return
    yield from heading("你填的贷款人 The lender you gave")
    yield f"{line.entity.name if line.entity else report.query.lender}: {label('standing', line.standing).zh}"
    yield from both(line.relation_text)
    yield from both(line.headline)
    for finding in line.findings:
        yield from both(finding.text, "- ")
    for note in line.notes:
        yield from both(note)


def _help_intents(report: Report) -> Iterator[str]:
    for intent in report.situation.doors:
        yield from both(intent.text, ">> ")
        yield f"   {intent.page}"


def _situation(report: Report) -> Iterator[str]:
    situation = report.situation
    if situation.alert != "none":
        alert = _ALERT[situation.alert]
        yield f"!! {alert.zh} {alert.en}"
    for text in situation.do_now:
        yield from both(text, "!  ")
    if situation.separate is not None:
        yield from both(situation.separate, "!  ")
    if situation.conduct is not None:
        yield f"催收行为 conduct {situation.conduct}/100"
    if situation.alert != "none":
        yield ""


def _effects(report: Report) -> Iterator[str]:
    if report.effects:
        yield from heading("你的回答改变了什么 What your answers changed")
    for effect in report.effects:
        yield from both(effect.text, "- ")


def _suppositions(report: Report) -> Iterator[str]:
    if report.suppositions:
        yield from heading("如果还知道这些 If this were known")
    for supposition in report.suppositions:
        yield from both(supposition.text, "- ")


def _cost(report: Report) -> Iterator[str]:
    cost = report.cost
    if cost is None:
        return
    yield from heading("一年真正要多少 What it costs a year")
    yield f"{cost.compared}%  到手 received {cost.received}  一共还 repaid {cost.total_paid}"
    yield from both(cost.method_text)
    if cost.cap is not None:
        yield from both(cost.cap.text)
        yield f"依据 law: {cost.cap.legal_basis}"
    for note in cost.notes:
        yield from both(note)


def _alternatives(report: Report) -> Iterator[str]:
    if report.match.alternatives:
        yield from heading("不是这些，但名字像或可能指 Other entities these words may mean")
    for alternative in report.match.alternatives:
        yield f"- [{alternative.kind}] {alternative.entity.name}: {alternative.explanation.zh}"
        yield f"  {alternative.explanation.en}"


def _chain(report: Report) -> Iterator[str]:
    if report.chain:
        yield from heading("谁在背后 Who is behind it")
    for place, link in enumerate(report.chain):
        role = label("role", link.role)
        tie = _tie(link, report) if place else ""
        yield f"- {role.zh} {role.en}: {link.entity.name}{tie}{citation(link.evidence)}"


def _tie(link: ChainLink, report: Report) -> str:
    """Return how a link of the chain is tied to the one before it."""
    page = attributed_evidence(link, report)
    if page is None:
        relation = label("relation", link.relation)
        return f" — {relation.zh} {relation.en}"
    if link.role == "lender":
        return f" — 据{page.publisher}，是它自己的产品 its own product, says {page.publisher}"
    return f" — 据{page.publisher} according to {page.publisher}"


def _roles(report: Report) -> Iterator[str]:
    if report.roles or report.operates or report.payees:
        yield from heading("它是做什么的 What it does")
    for role in report.roles:
        yield from _role(role)
    if any(role.role == "collector" for role in report.roles):
        name = report.roles[0].entity.name
        yield f"  有人在催你 somebody collects from you: lender-checker collector {name}"
    for operated in report.operates:
        yield f"- 运营 operates: {operated.brand.name}{citation((operated.evidence,))}"
        for link in operated.lenders:
            yield f"  放款机构 lender: {link.entity.name}{_tie(link, report)}{citation(link.evidence)}"
    for role in report.payees:
        yield from _role(role, f"{role.entity.name} — ")


def _role(role: Role, who: str = "") -> Iterator[str]:
    old = " 已旧 old" if role.stale else ""
    old += " 未核实 unverified" if role.confidence is Confidence.UNVERIFIED else ""
    yield f"- {who}{role.text.zh}{old}{citation((role.evidence,))}"
    yield f"  {role.text.en}"


def _findings(report: Report) -> Iterator[str]:
    findings = (*report.situation.findings, *report.findings)
    if findings:
        yield from heading("查到的事 Findings")
    for finding in findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- {finding.text.zh} [{finding.points:+d}]{citation(finding.evidence)}"
    yield f"  {finding.text.en}"
    yield from both(finding.advice, "  → ")
    if finding.legal_basis:
        yield f"  依据 law: {finding.legal_basis}"


def _score(report: Report) -> Iterator[str]:
    yield from heading("分数怎么来的 How the score is made")
    for line in report.verdict.score_lines:
        yield f"{line.points:+4d}  {line.why.zh} {line.why.en}"
    yield f"{report.verdict.risk_score:4d}  合计 sum"


def _evidence(report: Report) -> Iterator[str]:
    if report.evidence:
        yield from heading("依据 Evidence")
    for item in report.evidence:
        yield from _evidence_lines(item)


def _evidence_lines(item: Evidence) -> Iterator[str]:
    old = " 已旧 old" if item.stale else ""
    yield f"[{item.id}] {item.publisher}《{item.title}》"
    when = f"截至 as of {item.as_of or '—'}{old}"
    yield f"     {when} · 取得 retrieved {item.retrieved_at} · {_CONFIDENCE[item.confidence]}"
    if item.url:
        yield f"     {item.url}"
    if item.contested and item.contested.state != "answered":
        yield f"     争议中，有人说不对，正在核对 contested since {item.contested.since}, being checked"
    if item.contested and item.contested.reply:
        yield f"     这家公司的回应 the firm's reply: {item.contested.reply.zh}"


def _coverage(report: Report) -> Iterator[str]:
    yield from heading("查了哪些名单 Lists asked")
    labels = {"found": "有 found", "not_found": "没有 not found", "not_checked": "没查 not checked"}
    for source in report.coverage:
        why = f" — {source.why.zh} {source.why.en}" if source.why else ""
        old = " 已旧 old" if source.stale else ""
        yield f"- {labels[source.state]}: {source.title.zh} ({source.as_of or '—'}){old}{why}"
    for note in report.notes:
        yield from both(note)


def _help(report: Report) -> Iterator[str]:
    if report.links:
        yield from heading("核实与求助 Verify and get help")
    for link in report.links:
        yield _link(link)
    yield f"数据版本 dataset {report.dataset_revision} · 规则 rules {report.ruleset_version} · {report.judged_on}"


def _link(link: Link) -> str:
    where = " ".join(part for part in (link.phone, link.url) if part)
    return f"- {link.title.zh} {link.title.en}: {where}" if where else f"- {link.title.zh} {link.title.en}"
