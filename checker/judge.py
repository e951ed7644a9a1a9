"""One question on one dataset: match → evidence → rules → verdict → report. Pure: no clock, no store, no cache."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from checker.asked import Asked
from checker.chain import chain_of, ref
from checker.coverage import coverage_of, whole_sources
from checker.dataset import Dataset
from checker.doors import doors
from checker.entities import Entity
from checker.evidence import Contests, EvidenceBook
from checker.explain import Branch, Lender, branches, effects, next_question, suppositions
from checker.facts import Case, facts_of, trusted_suspects
from checker.headline import headline_words
from checker.links import links_for
from checker.matching import Matched, match_name
from checker.offers import lender_facts, priced_as
from checker.record_words import record_words
from checker.report import ChainLink, MatchKind, Query, Report, Verdict
from checker.rules import Facts, RuleSet, evaluate
from checker.ruling import Ruling
from checker.situation import situation_of
from checker.standing import licence_in_force, standing_of
from checker.telling import tell
from checker.verdict import (
    ASKABLE,
    BaseState,
    band,
    base_state,
    finding,
    headline,
    sub_scores,
    tier_text,
    tier_words,
)
from registries.model import LicenceType, Source, Text

MOST_LENDERS = 2  # tried as the contract's lender to tell what that would change

_NAME_ONLY = Text(
    zh="这家机构我们只见过名字，没有在任何名单里核对过。",
    en="We have only seen this institution's name; it was not checked against any list.",
)
_NO_HOTLINE = Text(
    zh="我们不给客服电话：网上的客服电话很多是假的。请从官方App或官网里找，或看合同和银行卡背面。",
    en="We give no hotline: many numbers found online are planted by cheats. Take it from the official app, the "
    "official website, your contract or the back of your bank card.",
)


@dataclass(frozen=True)
class Court:
    """What every judgement needs beside the question: the data, the rules, the sources, the day, and which records
    somebody contests."""

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date
    contests: Contests = field(default_factory=dict)


def judge(asked: Asked, court: Court, generated_at: str) -> Report:
    """The whole report on one question."""
    dataset, day, request = court.dataset, court.judged_on, asked.request
    matched = match_name(asked.name, dataset)
    lender = match_name(asked.lender, dataset).entity if asked.lender else None
    case = _case(asked, matched, lender, court)
    book = EvidenceBook(day, court.contests)
    chain = chain_of(case.platform, case.lender, dataset.graph, day, book)
    told = tell(request, case, dataset, book)
    ruling = rule_on(case, court, book, told.facts)
    open_ways = branches(ruling, possible_lenders(case, chain, court, told.facts), case.basis.standing)
    evidence = book.entries()
    return Report(
        query=_query(asked),
        match=matched.match,
        verdict=_verdict(case, ruling, court, matched.match.kind, open_ways),
        situation=situation_of(ruling, doors(asked.request.name), _shown_name(case)),
        chain=chain,
        findings=tuple(finding(hit) for hit in ruling.held_against),
        cost=told.cost,
        effects=effects(ruling, request.observed, told.of_offer),
        suppositions=suppositions(ruling, open_ways),
        evidence=evidence,
        coverage=coverage_of(court.sources, dataset.runs, evidence, day),
        notes=tuple(_notes(asked, case)),
        links=links_for(_lender_type(case, court)),
        dataset_revision=dataset.revision,
        ruleset_version=court.ruleset.version,
        judged_on=day,
        generated_at=generated_at,
    )


def rule_on(case: Case, court: Court, book: EvidenceBook, told: Facts) -> Ruling:
    """The ruling on one case: what records say, and what the person told."""
    dataset, day, basis = court.dataset, court.judged_on, case.basis
    facts = {**facts_of(case, dataset.graph, book, whole_sources(court.sources, dataset.runs, day)), **told}
    state = base_state(basis.standing, stale=basis.stale, microloan=basis.microloan)
    if basis.unverified:
        state = BaseState.UNKNOWN  # an unverified name never makes a start milder
    return Ruling(
        ruleset=court.ruleset,
        judged_on=day,
        state=state,
        facts=facts,
        identified=case.subject is not None and basis.standing != "unknown",
        related=basis.standing in ("listed_partner", "lender_product") and not case.lender_given,
        judgement=evaluate(court.ruleset, facts, day),
    )


def possible_lenders(case: Case, chain: Sequence[ChainLink], court: Court, told: Facts) -> tuple[Lender, ...]:
    """Lenders that the contract may well name, each with the ruling if it does: those who confirm the platform, and
    the platform itself where it lends."""
    if case.lender_given or case.platform is None:
        return ()
    graph, day = court.dataset.graph, court.judged_on
    links = [link for link in chain if link.role == "lender" and link.relation == "confirmed_by_lender"]
    found = [(graph.entities[link.entity.id], link.evidence) for link in links[:MOST_LENDERS]]
    if not found and licence_in_force(case.platform, day):
        found = [(case.platform, ())]
    return tuple(_possible(case, lender, evidence, court, told) for lender, evidence in found)


def _possible(case: Case, lender: Entity, evidence: tuple[str, ...], court: Court, told: Facts) -> Lender:
    basis = standing_of(lender, court.dataset.graph, court.judged_on)
    supposed = replace(case, lender=lender, lender_given=True, basis=basis)
    priced = lender_facts(priced_as(supposed, None, court.dataset.graph))
    ruling = rule_on(supposed, court, EvidenceBook(court.judged_on), {**told, **priced})
    held = licence_in_force(lender, court.judged_on)
    words = {**record_words((held,) if held else (), court.judged_on), "lender": lender.name}
    return Lender(lender.name, ruling, words, evidence)


def _case(asked: Asked, matched: Matched, lender: Entity | None, court: Court) -> Case:
    graph, day, request = court.dataset.graph, court.judged_on, asked.request
    platform = matched.entity
    subject = lender if asked.lender else platform
    return Case(
        asked=asked.name.text,
        platform=platform,
        lender=lender,
        lender_given=asked.lender is not None,
        basis=standing_of(subject, graph, day),
        suspects=trusted_suspects(matched.lookalikes, graph, day),
        # money arrives when the contract is made or just after: the day is the best there is
        contract_date=request.contract_date or (request.offer.start if request.offer else None),
        judged_on=day,
    )


def _query(asked: Asked) -> Query:
    request = asked.request
    return Query(
        name=request.name,
        normalised=asked.name.text,
        lender=request.lender,
        observed=request.observed,
        contract_date=request.contract_date,
        offer=request.offer,
    )


def _shown_name(case: Case) -> str:
    return case.platform.name if case.platform else case.asked


def _verdict(case: Case, ruling: Ruling, court: Court, match: MatchKind, ways: Sequence[Branch]) -> Verdict:
    basis, subject, said, scored = case.basis, case.subject, court.ruleset.wording, ruling.score
    words = headline_words(case, court.dataset.graph, match)
    hits = ruling.held_against
    return Verdict(
        subject=ref(subject) if subject else None,
        standing=basis.standing,
        tier=scored.tier,
        risk_score=scored.score,
        band=band(ruling.state, ruling.judgement.hits, ruling.judgement.unknown, ruling.answers),
        answered=ruling.answers.count,
        askable=ASKABLE,
        sub_scores=sub_scores(ruling.state, hits, ruling.facts),
        score_lines=scored.lines,
        headline=headline(basis.standing, words, said),
        tier_text=tier_text(scored.tier, tier_words(scored.tier, hits, ruling.answers, words.get("date")), said),
        next=next_question(ruling, ways),
    )


def _lender_type(case: Case, court: Court) -> LicenceType | None:
    """The type of firm a complaint would be about."""
    subject = case.subject
    if subject is None:
        return None
    operator = court.dataset.graph.operator(subject)
    firm = operator if operator and licence_in_force(operator, court.judged_on) else subject
    return firm.firm_type


def _notes(asked: Asked, case: Case) -> Iterable[Text]:
    if asked.wants_hotline:
        yield _NO_HOTLINE
    if case.subject is not None and not case.subject.verified:
        yield _NAME_ONLY
    entities = {entity.id: entity for entity in (case.platform, case.subject) if entity}
    for entity in entities.values():
        yield from (held.record.note for held in entity.products[:1] if held.record.note)
        yield from (held.record.note for held in entity.licences[:1] if held.record.note)
