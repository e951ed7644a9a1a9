"""The whole answer about a collector on one page: names → lists → conduct → advice. Pure: no clock, no store."""

from collections.abc import Iterable, Mapping

from checker.assessment.assessment import alert_of
from checker.assessment.context import AssessmentContext
from checker.assessment.situation import conduct_score
from checker.assessment.verdict import finding
from checker.collection.advice import AdviceLine, PhoneNumber, fits, words
from checker.collection.advice_tags import tags_of
from checker.collection.creditor import ListStatus, for_whom, lenders_behind, list_facts, list_status
from checker.collection.identify import identify_collector
from checker.collection.model import Advice, Call, CollectorQuery, CollectorReport, Conduct, Saying
from checker.collection.parsing import ParsedCollectorRequest, answerable
from checker.collection.published_lists import ResolvedCollector, listings, rows_naming
from checker.dataset.matching import Matched, match_name
from checker.evidence.book import EvidenceBook
from checker.facts.observed import answer_facts
from checker.guidance import guides_for
from checker.names import NormalisedName
from checker.observations import by_key
from checker.rules import SITUATION_GROUPS, Fact, Hit, evaluate

MOST_GUIDES = 5


def collector_report(heard: ParsedCollectorRequest, court: AssessmentContext, generated_at: str) -> CollectorReport:
    """The whole report on one collector."""
    dataset, book = court.dataset, EvidenceBook(court.judged_on, court.contests)
    matched, lender = _match(heard.name, court), _match(heard.lender, court)
    named = ResolvedCollector(heard.name.text if heard.name else None, matched.entity if matched else None)
    rows = rows_naming(named, dataset.graph)
    held = tuple(list_status(one, relation, named, court) for one, relation in lenders_behind(lender, court, book))
    identity = identify_collector(matched, named, rows, court, book)
    lists = listings(named, rows, dataset.graph, book)
    asked = for_whom(lender, held, heard.request.lender, court, book)
    hits = _judged(_facts(heard, held, named, book), court)
    tags = tags_of(heard.request.observed, identity.kind, asked, hits)
    told = words()
    return CollectorReport(
        query=_query(heard),
        emergency="violence" in tags,
        do_now=_lines((*told.emergency, *told.first), tags),
        who=identity,
        for_whom=asked,
        listings=lists,
        means=_lines(told.means, tags),
        conduct=_conduct(heard, hits),
        say=_sayings(tags),
        keep=_lines(told.keep, tags),
        calls=_calls(told.calls, tags),
        guides=_guides(hits, tags),
        principles=_lines(told.principles, tags),
        evidence=book.entries(),
        dataset_revision=dataset.revision,
        ruleset_version=court.ruleset.version,
        judged_on=court.judged_on,
        generated_at=generated_at,
    )


def _match(name: NormalisedName | None, court: AssessmentContext) -> Matched | None:
    return match_name(name, court.dataset) if name else None


def _query(heard: ParsedCollectorRequest) -> CollectorQuery:
    request = heard.request
    return CollectorQuery(name=request.name.strip(), lender=request.lender, observed=dict(request.observed))


def _facts(
    heard: ParsedCollectorRequest, held: tuple[ListStatus, ...], named: ResolvedCollector, book: EvidenceBook
) -> Mapping[str, Fact]:
    said = {"name": named.firm.name if named.firm else named.words or ""}
    facts = answer_facts(heard.request.observed, book, said)
    facts |= dict(list_facts(held, book, said))
    person = facts.get("payee_is_contract_lender")
    if person is not None and person.value and not held:  # the contract's lender is a person
        facts["price_lender_type"] = Fact("private", person.evidence, said)
    return facts


def _judged(facts: Mapping[str, Fact], court: AssessmentContext) -> tuple[Hit, ...]:
    """What the rules say of what was met; rules about the brand have no say here."""
    hits = evaluate(court.ruleset, facts, court.judged_on).hits
    return tuple(hit for hit in hits if hit.group in SITUATION_GROUPS)


def _conduct(heard: ParsedCollectorRequest, hits: tuple[Hit, ...]) -> Conduct:
    answered = {key for key, answer in heard.request.observed.items() if answer != "unknown"}
    about_conduct = any(by_key()[key].about == "conduct" for key in answered)
    return Conduct(
        alert=alert_of(hits),
        score=conduct_score(hits, answered=about_conduct),
        findings=tuple(finding(hit) for hit in hits),
        unanswered=tuple(key for key in answerable() if key not in answered),
    )


def _lines(lines: Iterable[AdviceLine], tags: frozenset[str]) -> tuple[Advice, ...]:
    return tuple(line.advice for line in lines if fits(line, tags))


def _sayings(tags: frozenset[str]) -> tuple[Saying, ...]:
    """Each place with the lines that fit; a place without any is left out."""
    places = ((place, _lines(place.lines, tags)) for place in words().say)
    return tuple(Saying(place=place.place, title=place.title, lines=lines) for place, lines in places if lines)


def _calls(numbers: Iterable[PhoneNumber], tags: frozenset[str]) -> tuple[Call, ...]:
    return tuple(number.call for number in numbers if fits(number, tags))


def _guides(hits: Iterable[Hit], tags: frozenset[str]) -> tuple[str, ...]:
    """Guides that fit the findings first, then those that fit what is asked."""
    found = [guide.slug for guide in guides_for(hit.rule for hit in hits)]
    usual = [one.slug for one in words().guides if fits(one, tags)]
    return tuple(dict.fromkeys((*found, *usual)))[:MOST_GUIDES]
