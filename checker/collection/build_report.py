"""The whole report on a collector: names → lists → conduct → advice. Pure: no clock, no store."""

from collections.abc import Iterable, Mapping

from checker.assessment.context import AssessmentContext
from checker.assessment.score import alert_of
from checker.assessment.situation import conduct_score
from checker.assessment.verdict import finding
from checker.collection.advice import AdviceLine, PhoneNumber, advice_texts, applies
from checker.collection.advice_tags import tags_of
from checker.collection.creditor import ListStatus, lenders_behind, list_facts, list_status, resolve_creditor
from checker.collection.identify import identify_collector
from checker.collection.model import Advice, Call, CollectorQuery, CollectorReport, Conduct, ReplyScript
from checker.collection.parsing import ParsedCollectorRequest, answerable
from checker.collection.published_lists import ResolvedCollector, listings, rows_naming
from checker.dataset.matching import Matched, match_name
from checker.evidence.book import EvidenceBook
from checker.facts.observed import answer_facts
from checker.guidance import guides_for
from checker.names import NormalisedName
from checker.observations import observations_by_key
from checker.rules import SITUATION_GROUPS, Fact, Hit, evaluate

MOST_GUIDES = 5


def collector_report(parsed: ParsedCollectorRequest, context: AssessmentContext, generated_at: str) -> CollectorReport:
    """Return the whole report on one collector. `generated_at`: ISO 8601, UTC."""
    dataset, book = context.dataset, EvidenceBook(context.judged_on, context.contests)
    matched, lender = _match(parsed.name, context), _match(parsed.lender, context)
    named = ResolvedCollector(parsed.name.text if parsed.name else None, matched.entity if matched else None)
    rows = rows_naming(named, dataset.graph)
    statuses = tuple(
        list_status(firm, relation, named, context) for firm, relation in lenders_behind(lender, context, book)
    )
    identity = identify_collector(matched, named, rows, context, book)
    lists = listings(named, rows, dataset.graph, book)
    creditor = resolve_creditor(lender, statuses, parsed.request.lender, context, book)
    hits = _conduct_hits(_facts(parsed, statuses, named, book), context)
    tags = tags_of(parsed.request.observed, identity.kind, creditor, hits)
    texts = advice_texts()
    return CollectorReport(
        query=_query(parsed),
        emergency="violence" in tags,
        do_now=_lines((*texts.emergency, *texts.first), tags),
        who=identity,
        for_whom=creditor,
        listings=lists,
        means=_lines(texts.means, tags),
        conduct=_conduct(parsed, hits),
        say=_reply_scripts(tags),
        keep=_lines(texts.keep, tags),
        calls=_calls(texts.calls, tags),
        guides=_guides(hits, tags),
        principles=_lines(texts.principles, tags),
        evidence=book.entries(),
        dataset_revision=dataset.revision,
        ruleset_version=context.ruleset.version,
        judged_on=context.judged_on,
        generated_at=generated_at,
    )


def _match(name: NormalisedName | None, context: AssessmentContext) -> Matched | None:
    return match_name(name, context.dataset) if name else None


def _query(parsed: ParsedCollectorRequest) -> CollectorQuery:
    request = parsed.request
    return CollectorQuery(name=request.name.strip(), lender=request.lender, observed=dict(request.observed))


def _facts(
    parsed: ParsedCollectorRequest, statuses: tuple[ListStatus, ...], named: ResolvedCollector, book: EvidenceBook
) -> Mapping[str, Fact]:
    params = {"name": named.firm.name if named.firm else named.text or ""}
    facts = answer_facts(parsed.request.observed, book, params)
    facts |= dict(list_facts(statuses, book, params))
    person = facts.get("payee_is_contract_lender")
    if person is not None and person.value and not statuses:  # the contract's lender is a person
        facts["price_lender_type"] = Fact("private", person.evidence, params)
    return facts


def _conduct_hits(facts: Mapping[str, Fact], context: AssessmentContext) -> tuple[Hit, ...]:
    """Return the findings about what the person met; rules about the brand have no say here."""
    hits = evaluate(context.ruleset, facts, context.judged_on).hits
    return tuple(hit for hit in hits if hit.group in SITUATION_GROUPS)


def _conduct(parsed: ParsedCollectorRequest, hits: tuple[Hit, ...]) -> Conduct:
    answered = {key for key, answer in parsed.request.observed.items() if answer != "unknown"}
    about_conduct = any(observations_by_key()[key].about == "conduct" for key in answered)
    return Conduct(
        alert=alert_of(hits),
        score=conduct_score(hits, answered=about_conduct),
        findings=tuple(finding(hit) for hit in hits),
        unanswered=tuple(key for key in answerable() if key not in answered),
    )


def _lines(lines: Iterable[AdviceLine], tags: frozenset[str]) -> tuple[Advice, ...]:
    return tuple(line.advice for line in lines if applies(line, tags))


def _reply_scripts(tags: frozenset[str]) -> tuple[ReplyScript, ...]:
    """Return each place with the lines that apply; a place without any is left out."""
    places = ((place, _lines(place.lines, tags)) for place in advice_texts().say)
    return tuple(ReplyScript(place=place.place, title=place.title, lines=lines) for place, lines in places if lines)


def _calls(numbers: Iterable[PhoneNumber], tags: frozenset[str]) -> tuple[Call, ...]:
    return tuple(number.call for number in numbers if applies(number, tags))


def _guides(hits: Iterable[Hit], tags: frozenset[str]) -> tuple[str, ...]:
    """Return guides for the findings first, then those for the matter's tags."""
    of_findings = [guide.slug for guide in guides_for(hit.rule for hit in hits)]
    of_tags = [line.slug for line in advice_texts().guides if applies(line, tags)]
    return tuple(dict.fromkeys((*of_findings, *of_tags)))[:MOST_GUIDES]
