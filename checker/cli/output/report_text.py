"""The whole report as text in the reader's language. What to do comes before why."""

from collections.abc import Iterator

from checker.cli.output.replay_text import replay_lines
from checker.cli.output.text import citation, heading, law, sentence
from checker.cli.terminal.language import pick, say
from checker.evidence.attribution import attributed_evidence
from checker.labels import label
from checker.report import ChainLink, Evidence, Finding, Link, Report, Role, main_role
from registries.model import Confidence, Text

_ALERT = {
    "caution": Text(zh="这次遇到的事：要小心", en="What you met: take care"),
    "stop": Text(zh="这次遇到的事：先停", en="What you met: stop"),
}
_CONFIDENCE: dict[str, Text] = {
    "told": Text(zh="你自己说的，没有人核对", en="told by you, checked by nobody"),
    Confidence.OFFICIAL.value: Text(zh="官方原文", en="official"),
    Confidence.REPORTED.value: Text(zh="转载", en="reported"),
    Confidence.UNVERIFIED.value: Text(zh="未核实", en="unverified"),
}
_STATES = {
    "found": Text(zh="有", en="found"),
    "not_found": Text(zh="没有", en="not found"),
    "not_checked": Text(zh="没查", en="not checked"),
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
    yield pick(standing)
    yield sentence(verdict.headline)
    yield sentence(verdict.tier_text)
    score = "—" if verdict.tier == "U" else f"{verdict.risk_score}/100"
    risk, tier, answered = say("风险分", "risk"), say("等级", "tier"), say("已答", "answered")
    yield f"{risk} {score} · {tier} {verdict.tier} · {answered} {verdict.answered}/{verdict.askable}"
    yield sentence(report.match.explanation)
    for step in verdict.next:
        yield sentence(step.text, "? ")


def _lender(report: Report) -> Iterator[str]:
    line = report.lender
    if line is None:
        return
    yield from heading("你填的贷款人", "The lender you gave")
    yield f"{line.entity.name if line.entity else report.query.lender}: {pick(label('standing', line.standing))}"
    yield sentence(line.relation_text)
    yield sentence(line.headline)
    for finding in line.findings:
        yield sentence(finding.text, "- ")
    for note in line.notes:
        yield sentence(note)


def _help_intents(report: Report) -> Iterator[str]:
    for intent in report.situation.doors:
        yield sentence(intent.text, ">> ")
        yield f"   {intent.page}"


def _situation(report: Report) -> Iterator[str]:
    situation = report.situation
    if situation.alert != "none":
        alert = _ALERT[situation.alert]
        yield f"!! {pick(alert)}"
    for text in situation.do_now:
        yield sentence(text, "!  ")
    if situation.separate is not None:
        yield sentence(situation.separate, "!  ")
    if situation.conduct is not None:
        yield f"{say('催收行为', 'conduct')} {situation.conduct}/100"
    if situation.alert != "none":
        yield ""


def _effects(report: Report) -> Iterator[str]:
    if report.effects:
        yield from heading("你的回答改变了什么", "What your answers changed")
    for effect in report.effects:
        yield sentence(effect.text, "- ")


def _suppositions(report: Report) -> Iterator[str]:
    if report.suppositions:
        yield from heading("如果还知道这些", "If this were known")
    for supposition in report.suppositions:
        yield sentence(supposition.text, "- ")


def _cost(report: Report) -> Iterator[str]:
    cost = report.cost
    if cost is None:
        return
    yield from heading("一年真正要多少", "What it costs a year")
    yield f"{cost.compared}%  {say('到手', 'received')} {cost.received}  {say('一共还', 'repaid')} {cost.total_paid}"
    yield sentence(cost.method_text)
    if cost.cap is not None:
        yield sentence(cost.cap.text)
        yield law(cost.cap.legal_basis, cost.cap.legal_basis_en)
    for note in cost.notes:
        yield sentence(note)


def _alternatives(report: Report) -> Iterator[str]:
    if report.match.alternatives:
        yield from heading("不是这些，但名字像或可能指", "Other entities these words may mean")
    for alternative in report.match.alternatives:
        yield f"- [{alternative.kind}] {alternative.entity.name}: {pick(alternative.explanation)}"


def _chain(report: Report) -> Iterator[str]:
    if report.chain:
        yield from heading("谁在背后", "Who is behind it")
    for place, link in enumerate(report.chain):
        role = label("role", link.role)
        tie = _tie(link, report) if place else ""
        yield f"- {pick(role)}: {link.entity.name}{tie}{citation(link.evidence)}"


def _tie(link: ChainLink, report: Report) -> str:
    """Return how a link of the chain is tied to the one before it."""
    page = attributed_evidence(link, report)
    if page is None:
        relation = label("relation", link.relation)
        return f" — {pick(relation)}"
    if link.role == "lender":
        return f" — {say(f'据{page.publisher}，是它自己的产品', f'its own product, says {page.publisher}')}"
    return f" — {say(f'据{page.publisher}', f'according to {page.publisher}')}"


def _roles(report: Report) -> Iterator[str]:
    if report.roles or report.operates or report.payees:
        yield from heading("它是做什么的", "What it does")
    for role in report.roles:
        yield from _role(role)
    if any(role.role == "collector" for role in report.roles):
        name = report.roles[0].entity.name
        yield f"  {say('有人在催你', 'somebody collects from you')}: lender-checker collector {name}"
    for operated in report.operates:
        yield f"- {say('运营', 'operates')}: {operated.brand.name}{citation((operated.evidence,))}"
        for link in operated.lenders:
            yield f"  {say('放款机构', 'lender')}: {link.entity.name}{_tie(link, report)}{citation(link.evidence)}"
    for role in report.payees:
        yield from _role(role, f"{role.entity.name} — ")


def _role(role: Role, who: str = "") -> Iterator[str]:
    old = say(" 已旧", " old") if role.stale else ""
    old += say(" 未核实", " unverified") if role.confidence is Confidence.UNVERIFIED else ""
    yield f"- {who}{pick(role.text)}{old}{citation((role.evidence,))}"


def _findings(report: Report) -> Iterator[str]:
    findings = (*report.situation.findings, *report.findings)
    if findings:
        yield from heading("查到的事", "Findings")
    for finding in findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    yield f"- {pick(finding.text)} [{finding.points:+d}]{citation(finding.evidence)}"
    yield sentence(finding.advice, "  → ")
    if finding.legal_basis:
        yield law(finding.legal_basis, finding.legal_basis_en)


def _score(report: Report) -> Iterator[str]:
    yield from heading("分数怎么来的", "How the score is made")
    for line in report.verdict.score_lines:
        yield f"{line.points:+4d}  {pick(line.why)}"
    yield f"{report.verdict.risk_score:4d}  {say('合计', 'sum')}"


def _evidence(report: Report) -> Iterator[str]:
    if report.evidence:
        yield from heading("依据", "Evidence")
    for item in report.evidence:
        yield from _evidence_lines(item)


def _evidence_lines(item: Evidence) -> Iterator[str]:
    old = say(" 已旧", " old") if item.stale else ""
    yield f"[{item.id}] {item.publisher}《{item.title}》"
    when = f"{say('截至', 'as of')} {item.as_of or '—'}{old}"
    yield f"     {when} · {say('取得', 'retrieved')} {item.retrieved_at} · {pick(_CONFIDENCE[item.confidence])}"
    if item.url:
        yield f"     {item.url}"
    if item.contested and item.contested.state != "answered":
        since = item.contested.since
        yield f"     {say(f'争议中，有人说不对，正在核对（{since}起）', f'contested since {since}, being checked')}"
    if item.contested and item.contested.reply:
        yield f"     {say('这家公司的回应', 'the reply of the firm')}: {pick(item.contested.reply)}"


def _coverage(report: Report) -> Iterator[str]:
    yield from heading("查了哪些名单", "Lists asked")
    for source in report.coverage:
        why = f" — {pick(source.why)}" if source.why else ""
        old = say(" 已旧", " old") if source.stale else ""
        yield f"- {pick(_STATES[source.state])}: {pick(source.title)} ({source.as_of or '—'}){old}{why}"
    for note in report.notes:
        yield sentence(note)


def _help(report: Report) -> Iterator[str]:
    if report.links:
        yield from heading("核实与求助", "Verify and get help")
    for link in report.links:
        yield _link(link)
    data, rules = say("数据版本", "dataset"), say("规则", "rules")
    yield f"{data} {report.dataset_revision} · {rules} {report.ruleset_version} · {report.judged_on}"


def _link(link: Link) -> str:
    where = " ".join(part for part in (link.phone, link.url) if part)
    return f"- {pick(link.title)}: {where}" if where else f"- {pick(link.title)}"
