"""One request on one dataset: match → evidence → rules → verdict → report. Pure: no clock, no store, no cache."""

from collections.abc import Sequence
from dataclasses import replace

from checker.assessment.assessment import Assessment
from checker.assessment.context import AssessmentContext
from checker.assessment.counterfactuals import (
    LenderScenario,
    Scenario,
    effects,
    next_question,
    scenarios_of,
    suppositions,
)
from checker.assessment.headline import headline, headline_words, tier_text, tier_words
from checker.assessment.lender_line import lender_line
from checker.assessment.notes import notes_on
from checker.assessment.role_headline import role_headline
from checker.assessment.score import ASKABLE, BaseState, Criterion, band
from checker.assessment.situation import situation_of
from checker.assessment.verdict import base_state, finding, sub_scores
from checker.dataset.matching import Matched, match_lender, match_name
from checker.entities.chain import Tie, chain_of, ref, tie
from checker.entities.graph import Entity
from checker.entities.role_report import brands_of, payees_of, roles_of
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.evidence.coverage import coverage_of, whole_sources
from checker.facts import ResolvedRequest, facts_of, trusted_suspects
from checker.facts.user_input import signed_on, user_facts
from checker.guidance.help_intents import help_intents
from checker.guidance.help_lines import links_for
from checker.observations import observations_by_key
from checker.report import ChainLink, HelpIntent, LenderLine, Query, Report, Verdict, main_role
from checker.request.model import CheckRequest
from checker.request.parsing import ParsedRequest
from checker.rules import Facts, evaluate
from registries.age import is_stale
from registries.model import LicenceType, Text

#: How many lenders are tried as the contract's lender: each costs a whole assessment.
MOST_LENDERS = 2


def assess(parsed: ParsedRequest, context: AssessmentContext, generated_at: str, *, explain: bool = True) -> Report:
    """Return the whole report on one request.

    `generated_at`: the instant of the report, ISO 8601. `explain`: whether it says what open questions could change,
    which is most of the work; the verdict is the same without.
    """
    dataset, day, request = context.dataset, context.judged_on, parsed.request
    matched = match_name(parsed.name, dataset, judged_on=day)
    matched_lender = match_lender(parsed.lender, dataset) if parsed.lender else None
    resolved = _resolve(parsed, matched, matched_lender, context)
    book = EvidenceBook(day, context.contests)
    chain = chain_of(resolved.platform, resolved.lender, context.profiles, book)
    user = user_facts(request, resolved, dataset, book)
    assessment = apply_rules(resolved, context, book, user.facts)
    if resolved.has_lender and not resolved.confirmed:
        lenderless = resolved.without_lender()
        lenderless_facts = user_facts(request, lenderless, dataset, book).facts
        assessment = replace(assessment, without_lender=apply_rules(lenderless, context, book, lenderless_facts))
    contract_lender = _lender_line(resolved, matched_lender, context, book)
    intents = help_intents(request.name)
    explains = explain and not _needs_help_only(intents, resolved)
    scenarios = _scenarios(request, resolved, chain, context, assessment) if explains else ()
    platform, profiles = resolved.platform, context.profiles
    roles, operates = roles_of(platform, profiles, book), brands_of(platform, profiles, book)
    payees = payees_of(platform, profiles, book)
    evidence = book.entries()
    return Report(
        query=_query(parsed),
        match=matched.match,
        lender_match=matched_lender.match if matched_lender else None,
        verdict=_verdict(resolved, assessment, context, matched, scenarios),
        lender=contract_lender,
        situation=situation_of(assessment, intents, _display_name(resolved)),
        chain=chain,
        roles=roles,
        operates=operates,
        payees=payees,
        findings=tuple(finding(hit) for hit in assessment.verdict_hits),
        cost=user.cost,
        effects=effects(assessment, request.observed, user.of_offer, _display_name(resolved)),
        suppositions=suppositions(assessment, scenarios),
        evidence=evidence,
        coverage=coverage_of(context.sources, dataset.runs, evidence, day, _sources_naming(resolved, context)),
        notes=tuple(notes_on(parsed, resolved, on_lists=main_role(roles) is not None)),
        links=links_for(_lender_type(resolved, context)),
        dataset_revision=dataset.revision,
        ruleset_version=context.ruleset.version,
        judged_on=day,
        generated_at=generated_at,
    )


def _needs_help_only(intents: Sequence[HelpIntent], resolved: ResolvedRequest) -> bool:
    """Whether the text tells of danger or of money just sent, and names nobody: then nothing else is asked."""
    return resolved.platform is None and any(intent.about in ("danger", "money_sent") for intent in intents)


def _scenarios(
    request: CheckRequest,
    resolved: ResolvedRequest,
    chain: Sequence[ChainLink],
    context: AssessmentContext,
    assessment: Assessment,
) -> tuple[Scenario, ...]:
    return scenarios_of(assessment, lender_scenarios(request, resolved, chain, context), resolved.basis.standing)


def _sources_naming(resolved: ResolvedRequest, context: AssessmentContext) -> frozenset[str]:
    """The sources with a row about who was asked for: a list of partners names its lender, and each co-lender."""
    firms = [firm for firm in (resolved.platform, resolved.lender) if firm]
    return frozenset(row.source for firm in firms for row in context.dataset.graph.rows_about(firm))


def _lender_line(
    resolved: ResolvedRequest, matched: Matched | None, context: AssessmentContext, book: EvidenceBook
) -> LenderLine | None:
    """The contract's lender on a line of its own, where one was entered: assessed as if asked for by itself."""
    if matched is None:
        return None
    lender_alone = replace(
        resolved.without_lender(),
        name=resolved.lender_text,
        platform=resolved.lender,
        basis=resolved.lender_basis,
        suspects=(),
    )
    return lender_line(resolved, matched, apply_rules(lender_alone, context, book, {}), context.profiles, book)


def apply_rules(resolved: ResolvedRequest, context: AssessmentContext, book: EvidenceBook, user: Facts) -> Assessment:
    """Return the assessment of a resolved request by its records and by `user`, the facts the person entered."""
    dataset, day, standing = context.dataset, context.judged_on, resolved.basis.standing
    facts = {**facts_of(resolved, context.profiles, book, whole_sources(context.sources, dataset.runs, day)), **user}
    return Assessment(
        ruleset=context.ruleset,
        judged_on=day,
        state=_base_state(resolved),
        facts=facts,
        identified=resolved.platform is not None and standing != "unknown",
        related=standing in ("listed_partner", "lender_product") and not resolved.has_lender,
        own_results=evaluate(context.ruleset, facts, day),
    )


def _base_state(resolved: ResolvedRequest) -> BaseState:
    """Where the sum starts: by the name asked for; by the contract's lender only where that confirms the name and
    officials have not spoken against it. A lender that does not is no start of its own (RULES §8: link not confirmed),
    and an unverified name never makes a start milder."""
    basis = resolved.basis
    if basis.unverified or basis.standing in ("warned", "disqualified"):
        return BaseState.UNKNOWN
    if resolved.has_lender and resolved.confirmed:
        lender = resolved.lender_basis
        stale = lender.stale or any(is_stale(row, resolved.judged_on) for row in resolved.tie.records)
        state = base_state(lender.standing, stale=stale, microloan=lender.microloan)
        return BaseState.UNKNOWN if lender.unverified else state
    return base_state(basis.standing, stale=basis.stale or resolved.has_lender, microloan=basis.microloan)


def lender_scenarios(
    request: CheckRequest, resolved: ResolvedRequest, chain: Sequence[ChainLink], context: AssessmentContext
) -> tuple[LenderScenario, ...]:
    """Return the lenders that the contract may well name, each with the assessment if it does.

    These are lenders that confirm the platform, and the platform itself where it lends; none where a lender is known.
    """
    if resolved.has_lender or resolved.platform is None:
        return ()
    graph = context.dataset.graph
    links = [link for link in chain if link.role == "lender" and link.relation == "confirmed_by_lender"]
    candidates = [(graph.entities[link.entity.id], link.evidence) for link in links[:MOST_LENDERS]]
    if not candidates and context.profiles.of(resolved.platform).licence_in_force:
        candidates = [(resolved.platform, ())]
    return tuple(
        _lender_scenario(request, _with_lender(resolved, lender, context, exact=True), evidence, context)
        for lender, evidence in candidates
    )


def _lender_scenario(
    request: CheckRequest, resolved: ResolvedRequest, evidence: tuple[str, ...], context: AssessmentContext
) -> LenderScenario:
    """The lender of `resolved`, and the assessment if the contract named it: the same answers, and the offer as that
    lender's loan."""
    lender, day = resolved.lender, context.judged_on
    book = EvidenceBook(day)  # evidence of a scenario is no evidence of this report
    assessment = apply_rules(resolved, context, book, user_facts(request, resolved, context.dataset, book).facts)
    row = context.profiles.of(lender).licence_in_force if lender else None
    name = lender.name if lender else ""
    words = {**record_words((row,) if row else (), day), "lender": name}
    return LenderScenario(name, assessment, words, evidence)


def _with_lender(
    resolved: ResolvedRequest, lender: Entity | None, context: AssessmentContext, *, exact: bool
) -> ResolvedRequest:
    """The request with that lender in the contract: its own standing, and its relation to the name."""
    relation = tie(resolved.platform, lender, context.profiles) if resolved.platform and lender else Tie("unknown")
    return replace(
        resolved,
        lender=lender,
        has_lender=True,
        lender_exact=exact,
        lender_basis=context.profiles.basis(lender),
        tie=relation,
    )


def _resolve(
    parsed: ParsedRequest, matched: Matched, matched_lender: Matched | None, context: AssessmentContext
) -> ResolvedRequest:
    request = parsed.request
    resolved = ResolvedRequest(
        name=parsed.name.text,
        platform=matched.entity,
        lender=None,
        has_lender=False,
        basis=context.profiles.basis(matched.entity),
        suspects=trusted_suspects(matched.lookalikes, context.profiles),
        contract_date=signed_on(request.contract_date, request.offer),
        judged_on=context.judged_on,
        lender_text=parsed.lender.text if parsed.lender else "",
    )
    if matched_lender is None:
        return resolved
    return _with_lender(resolved, matched_lender.entity, context, exact=matched_lender.match.kind == "legal_name")


def _query(parsed: ParsedRequest) -> Query:
    request = parsed.request
    return Query(
        name=request.name,
        normalised=parsed.name.text,
        lender=request.lender,
        observed={key: request.observed[key] for key in observations_by_key() if key in request.observed},
        contract_date=request.contract_date,
        offer=request.offer,
    )


def _display_name(resolved: ResolvedRequest) -> str:
    return resolved.platform.name if resolved.platform else resolved.name


def _verdict(
    resolved: ResolvedRequest,
    assessment: Assessment,
    context: AssessmentContext,
    matched: Matched,
    scenarios: Sequence[Scenario],
) -> Verdict:
    basis, subject, texts, score = resolved.basis, resolved.platform, context.ruleset.wording, assessment.score
    words = headline_words(resolved, context.profiles, matched)
    hits = assessment.verdict_hits
    return Verdict(
        subject=ref(subject) if subject else None,
        standing=basis.standing,
        tier=score.tier,
        risk_score=score.score,
        band=band(assessment.state, assessment.results.hits, assessment.results.unknown, assessment.answers),
        answered=assessment.answers.count,
        askable=ASKABLE,
        unsettled=tuple(criterion for criterion in Criterion if criterion not in assessment.answers.settled),
        sub_scores=sub_scores(assessment.state, hits, assessment.facts),
        score_lines=score.lines,
        headline=_headline(resolved, words, context),
        tier_text=tier_text(
            score.tier, tier_words(score.tier, hits, assessment.answers, words.get("date")), texts, assessment.alert
        ),
        next=next_question(assessment, scenarios),
    )


def _headline(resolved: ResolvedRequest, words: dict[str, str], context: AssessmentContext) -> Text:
    usual, ruleset = headline(resolved.basis.standing, words, context.ruleset.wording), context.ruleset
    if resolved.platform is None:
        return usual
    return role_headline(context.profiles.of(resolved.platform), usual, context.dataset.graph, ruleset)


def _lender_type(resolved: ResolvedRequest, context: AssessmentContext) -> LicenceType | None:
    """The type of firm a complaint would be about: the contract's lender where it confirms the name, else whoever the
    name led to; None where a lender was typed that does not, for then it may be about either."""
    if resolved.has_lender:
        return resolved.lender.firm_type if resolved.lender and resolved.confirmed else None
    platform = resolved.platform
    if platform is None:
        return None
    operator = context.profiles.of(platform).operator
    firm = operator if operator and context.profiles.of(operator).licence_in_force else platform
    return firm.firm_type
