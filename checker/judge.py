"""One question on one dataset: match → evidence → rules → verdict → report. Pure: no clock, no store, no cache."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.asked import ANSWERABLE, Asked
from checker.chain import chain_of, ref
from checker.coverage import coverage_of
from checker.dataset import Dataset
from checker.entities import Entity
from checker.evidence import EvidenceBook
from checker.facts import Case, facts_of, trusted_suspects, whole_sources
from checker.headline import headline_words
from checker.links import links_for
from checker.matching import Matched, match_name
from checker.report import MatchKind, Next, Query, Report, Situation, Verdict
from checker.rules import SITUATION_GROUPS, Facts, Judgement, RuleSet, evaluate
from checker.standing import licence_in_force, standing_of
from checker.verdict import (
    ASKABLE,
    Answers,
    BaseState,
    Question,
    band,
    base_state,
    finding,
    headline,
    next_questions,
    score,
    sub_scores,
    tier_text,
    tier_words,
)
from registries.model import LicenceType, Source, Text

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
    """What every judgement needs beside the question: the data, the rules, the sources, and the day."""

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date


def judge(asked: Asked, court: Court, generated_at: str) -> Report:
    """The whole report on one question."""
    dataset, day = court.dataset, court.judged_on
    matched = match_name(asked.name, dataset)
    lender = match_name(asked.lender, dataset).entity if asked.lender else None
    case = _case(asked, matched, lender, court)
    book = EvidenceBook(day)
    chain = chain_of(case.platform, case.lender, dataset.graph, day, book)
    facts = facts_of(case, dataset.graph, book, whole_sources(court.sources, dataset.runs, day))
    judgement = evaluate(court.ruleset, facts, day)
    evidence = book.entries()
    return Report(
        query=_query(asked),
        match=matched.match,
        verdict=_verdict(case, judgement, facts, court, matched.match.kind),
        situation=Situation(),
        chain=chain,
        findings=tuple(finding(hit) for hit in judgement.hits if hit.group not in SITUATION_GROUPS),
        evidence=evidence,
        coverage=coverage_of(court.sources, dataset.runs, evidence, day),
        notes=tuple(_notes(asked, case)),
        links=links_for(_lender_type(case, court)),
        dataset_revision=dataset.revision,
        ruleset_version=court.ruleset.version,
        judged_on=day,
        generated_at=generated_at,
    )


def _case(asked: Asked, matched: Matched, lender: Entity | None, court: Court) -> Case:
    graph, day = court.dataset.graph, court.judged_on
    platform = matched.entity
    subject = lender if asked.lender else platform
    return Case(
        asked=asked.name.text,
        platform=platform,
        lender=lender,
        lender_given=asked.lender is not None,
        basis=standing_of(subject, graph, day),
        suspects=trusted_suspects(matched.lookalikes, graph, day),
        contract_date=asked.request.contract_date,
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
    )


def _verdict(case: Case, judgement: Judgement, facts: Facts, court: Court, match: MatchKind) -> Verdict:
    basis, subject = case.basis, case.subject
    state = base_state(basis.standing, stale=basis.stale, microloan=basis.microloan)
    if basis.unverified:
        state = BaseState.UNKNOWN  # an unverified name never makes a start milder
    answers = _answers(case, facts)
    scored = score(state, judgement.hits, answers)
    words = headline_words(case, court.dataset.graph, match)
    return Verdict(
        subject=ref(subject) if subject else None,
        standing=basis.standing,
        tier=scored.tier,
        risk_score=scored.score,
        band=band(state, judgement.hits, judgement.unknown, answers),
        answered=answers.count,
        askable=ASKABLE,
        sub_scores=sub_scores(state, judgement.hits),
        score_lines=scored.lines,
        headline=headline(basis.standing, words),
        tier_text=tier_text(scored.tier, tier_words(scored.tier, judgement.hits, answers, words.get("date"))),
        next=_next(case, answers),
    )


def _answers(case: Case, facts: Facts) -> Answers:
    def true(name: str) -> bool:
        return name in facts and facts[name].value is True

    related = case.basis.standing in ("listed_partner", "lender_product") and not case.lender_given
    confirmed = "relation" in facts and facts["relation"].value == "confirmed_by_lender"
    settled = {
        Question.IDENTITY: case.subject is not None and case.basis.standing != "unknown",
        Question.CONTRACT_LENDER: case.lender_given,
        Question.LENDER_MATCHED: true("lender_may_lend"),
        Question.PARTNER_LINK: related or confirmed,
    }
    return Answers(
        settled=frozenset(question for question, answered in settled.items() if answered),
        lender_verified=true("lender_may_lend") and not case.basis.stale,
    )


def _next(case: Case, answers: Answers) -> tuple[Next, ...]:
    date_matters = case.basis.standing == "disqualified" and case.contract_date is None
    questions = next_questions(answers, contract_date_matters=date_matters)
    return tuple(question for question in questions if question.observe in ANSWERABLE)[:1]


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
