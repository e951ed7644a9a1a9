"""One request on one dataset: match → evidence → rules → verdict → report. Pure: no clock, no store, no cache."""

from collections.abc import Sequence
from dataclasses import replace

from checker.assessment.apply_rules import AssessedRequest, apply_rules, assess_request, resolve, with_lender
from checker.assessment.asked import answers_to
from checker.assessment.assessment import Assessment
from checker.assessment.context import AssessmentContext
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.effects import answer_effects
from checker.assessment.counterfactuals.input_effects import InputEffects
from checker.assessment.counterfactuals.lenders import lender_scenarios
from checker.assessment.counterfactuals.next_question import next_question
from checker.assessment.counterfactuals.outlook import Outlook, outlook_of
from checker.assessment.counterfactuals.reach import reach_of_rules
from checker.assessment.counterfactuals.scenarios import Scenario
from checker.assessment.counterfactuals.suppositions import suppositions
from checker.assessment.headline import headline, headline_words, tier_text, tier_words
from checker.assessment.lender_line import lender_line
from checker.assessment.notes import notes_on
from checker.assessment.role_headline import role_headline
from checker.assessment.score import ASKABLE, Criterion
from checker.assessment.situation import situation_of
from checker.assessment.verdict import finding, sub_scores
from checker.dataset.matching import Matched, match_lender, match_name
from checker.entities.chain import chain_of, ref
from checker.entities.graph import Entity
from checker.entities.imitations import imitated_by, imitates
from checker.entities.role_report import brands_of, payees_of, roles_of
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest
from checker.facts.observed import money_words
from checker.facts.user_input import user_facts
from checker.guidance.help_intents import help_intents
from checker.guidance.help_lines import links_for
from checker.guidance.official_registers import identifier_line
from checker.observations import observations_by_key
from checker.report import ChainLink, Effect, HelpIntent, LenderLine, Query, Report, Verdict, main_role
from checker.request.model import CheckRequest
from checker.request.parsing import ParsedRequest
from checker.rules import Fact
from registries.model import LicenceType, Text


def assess(parsed: ParsedRequest, context: AssessmentContext, generated_at: str, *, explain: bool = True) -> Report:
    """Return the whole report on one request.

    `generated_at`: the instant of the report, ISO 8601. `explain`: whether it says what open questions could change,
    which is most of the work; the verdict is the same without, but for its `band`, which is then of the rules alone.
    """
    dataset, day, request = context.dataset, context.judged_on, parsed.request
    matched = match_name(parsed.name, dataset, judged_on=day)
    matched_lender = match_lender(parsed.lender, dataset) if parsed.lender else None
    resolved = resolve(parsed, matched, matched_lender, context)
    book = context.new_book()
    if matched.identified_by is not None:
        book.add(matched.identified_by)
    chain = chain_of(resolved.platform, resolved.lender, context.profiles, book)
    assessed = assess_request(request, resolved, context, book)
    assessment = assessed.assessment
    contract_lender = _lender_line(resolved, matched, matched_lender, context, book)
    intents = help_intents(request.name)
    outlook = _outlook(request, assessed, chain, context) if explain else Outlook()
    asked = () if _needs_help_only(intents, resolved) else outlook.scenarios
    platform, profiles = resolved.platform, context.profiles
    roles, operates = roles_of(platform, profiles, book), brands_of(platform, profiles, book)
    payees = payees_of(platform, profiles, book)
    real, fakes = imitates(platform, profiles, book), imitated_by(platform, profiles, book)
    evidence = book.entries()
    verdict = _verdict(assessed, context, matched, asked, outlook)
    return Report(
        query=_query(parsed),
        match=matched.match,
        identifier=identifier_line(matched.identifier) if matched.identifier else None,
        lender_match=matched_lender.match if matched_lender else None,
        asked_about=answers_to(matched.talk, verdict, chain),
        verdict=verdict,
        lender=contract_lender,
        situation=situation_of(assessment, intents, _display_name(resolved)),
        chain=chain,
        roles=roles,
        operates=operates,
        payees=payees,
        imitates=real,
        imitated_by=fakes,
        findings=tuple(finding(hit) for hit in assessment.verdict_hits),
        cost=assessed.user.cost,
        effects=_effects(parsed, assessed, matched, matched_lender, context),
        suppositions=suppositions(assessment, asked),
        evidence=evidence,
        coverage=context.on_day.coverage.of(evidence, _sources_naming(resolved, context)),
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


def _outlook(
    request: CheckRequest, assessed: AssessedRequest, chain: Sequence[ChainLink], context: AssessmentContext
) -> Outlook:
    resolved, assessment = assessed.resolved, assessed.assessment

    def assess_with(lender: Entity) -> Assessment:
        supposed = with_lender(resolved, lender, context, exact=True)
        book = context.new_book({})  # evidence of a scenario is no evidence of this report
        user = user_facts(request, supposed, context.dataset, book)  # the offer as that lender's loan
        return apply_rules(supposed, context, None, user.facts)

    lenders = lender_scenarios(resolved, chain, context.profiles, assess_with)
    sheet = AnswerSheet(request.observed, assessed.user.of_offer)
    return outlook_of(assessment, lenders, resolved.basis.standing, sheet)


def _effects(
    parsed: ParsedRequest,
    assessed: AssessedRequest,
    matched: Matched,
    matched_lender: Matched | None,
    context: AssessmentContext,
) -> tuple[Effect, ...]:
    """What each input did, the contract's lender, its day and the offer first."""

    def without(field: str) -> Assessment:
        if field == "contract_date" and parsed.request.offer is None:  # then nothing else depends on that day
            return assessed.assessment.what_if({field: Fact(None)})
        request = parsed.request.model_copy(update={field: None})
        less = ParsedRequest(request, parsed.name, None if field == "lender" else parsed.lender)
        resolved = resolve(less, matched, None if field == "lender" else matched_lender, context)
        return assess_request(request, resolved, context, context.new_book({})).assessment

    lender_match = matched_lender.match if matched_lender else None
    inputs = InputEffects(
        parsed, assessed.resolved, assessed.assessment, assessed.user.cost, lender_match, without
    ).all()
    sheet = AnswerSheet(parsed.request.observed, assessed.user.of_offer)
    return (*inputs, *answer_effects(assessed.assessment, sheet, _display_name(assessed.resolved)))


def _sources_naming(resolved: ResolvedRequest, context: AssessmentContext) -> frozenset[str]:
    """The sources with a row about who was asked for: a list of partners names its lender, and each co-lender."""
    firms = [firm for firm in (resolved.platform, resolved.lender) if firm]
    return frozenset(row.source for firm in firms for row in context.dataset.graph.rows_about(firm))


def _lender_line(
    resolved: ResolvedRequest,
    matched: Matched,
    matched_lender: Matched | None,
    context: AssessmentContext,
    book: EvidenceBook,
) -> LenderLine | None:
    """The contract's lender on a line of its own, where one was entered: assessed as if asked for by itself."""
    if matched_lender is None:
        return None
    lender_alone = replace(
        resolved.without_lender(),
        name=resolved.lender_text,
        platform=resolved.lender,
        basis=resolved.lender_basis,
        suspects=(),
    )
    alone = apply_rules(lender_alone, context, book, {})
    return lender_line(resolved, (matched, matched_lender), alone, context.profiles, book)


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
    assessed: AssessedRequest,
    context: AssessmentContext,
    matched: Matched,
    asked: Sequence[Scenario],
    outlook: Outlook,
) -> Verdict:
    resolved, assessment = assessed.resolved, assessed.assessment
    basis, subject, texts, score = resolved.basis, resolved.platform, context.ruleset.wording, assessment.score
    words = headline_words(resolved, context.profiles, matched)
    hits, received = assessment.verdict_hits, assessment.value("money_received")
    return Verdict(
        subject=ref(subject) if subject else None,
        standing=basis.standing,
        tier=score.tier,
        risk_score=score.score,
        band=outlook.band or reach_of_rules(assessment),  # by old rule sets, or where nobody asked, of the rules alone
        answered=assessment.answers.count,
        askable=ASKABLE,
        unsettled=tuple(criterion for criterion in Criterion if criterion not in assessment.answers.settled),
        sub_scores=sub_scores(assessment.state, hits, assessment.facts),
        score_lines=score.lines,
        headline=_headline(resolved, words, context),
        tier_text=tier_text(
            score.tier,
            {**tier_words(score.tier, hits, assessment.answers, words.get("date")), **money_words(received)},
            texts,
            assessment.alert,
        ),
        next=next_question(assessment, asked),
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
