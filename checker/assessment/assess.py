"""One question on one dataset: match → evidence → rules → verdict → report. Pure: no clock, no store, no cache."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals import LenderScenario, Scenario, branches, effects, next_question, suppositions
from checker.assessment.headline import headline, headline_words, tier_text, tier_words
from checker.assessment.lender_line import lender_line
from checker.assessment.score import ASKABLE, BaseState, band
from checker.assessment.situation import situation_of
from checker.assessment.verdict import base_state, finding, sub_scores
from checker.dataset.dataset import Dataset
from checker.dataset.matching import Matched, match_lender, match_name
from checker.entities.chain import Tie, chain_of, ref, tie
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.evidence.book import Contests, EvidenceBook
from checker.evidence.citation_words import record_words
from checker.evidence.coverage import coverage_of, whole_sources
from checker.facts import ResolvedRequest, facts_of, trusted_suspects
from checker.facts.user_input import signed_on, user_facts
from checker.guidance.help_intents import help_intents
from checker.guidance.help_lines import links_for
from checker.observations import by_key
from checker.report import ChainLink, CheckRequest, HelpIntent, LenderLine, Query, Report, Verdict
from checker.request.parsing import ParsedRequest
from checker.rules import Facts, RuleSet, evaluate
from registries.age import is_stale
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


_ANOTHER_APP = Text(
    zh="App不是从应用商店装的：你的回答说的是手机里的这一个，不一定是真的那一家。",
    en="The app did not come from an app store: your answers are about the one on your phone, which need not be the "
    "real one.",
)


@dataclass(frozen=True)
class AssessmentContext:
    """What every judgement needs beside the question: the data, the rules, the sources, the day, and which records
    somebody contests."""

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date
    contests: Contests = field(default_factory=dict)

    @cached_property
    def profiles(self) -> Profiles:
        """What the dataset says of each entity on that day; remembered as long as this context, one check, lives."""
        return Profiles(self.dataset.graph, self.judged_on)


def assess(asked: ParsedRequest, court: AssessmentContext, generated_at: str, *, explain: bool = True) -> Report:
    """The whole report on one question. `explain`: whether it says what open questions could change, which is most of
    the work; the verdict is the same without."""
    dataset, day, request = court.dataset, court.judged_on, asked.request
    matched = match_name(asked.name, dataset)
    of_lender = match_lender(asked.lender, dataset) if asked.lender else None
    case = _case(asked, matched, of_lender, court)
    book = EvidenceBook(day, court.contests)
    chain = chain_of(case.platform, case.lender, court.profiles, book)
    told = user_facts(request, case, dataset, book)
    ruling = apply_rules(case, court, book, told.facts)
    if case.lender_given and not case.confirmed:
        alone = case.without_lender()
        ruling = replace(
            ruling, beside=apply_rules(alone, court, book, user_facts(request, alone, dataset, book).facts)
        )
    line = _lender_line(case, of_lender, court, book)
    opened = help_intents(request.name)
    asks = explain and not _in_need(opened, case)
    open_ways = _open_ways(request, case, chain, court, ruling) if asks else ()
    evidence = book.entries()
    return Report(
        query=_query(asked),
        match=matched.match,
        lender_match=of_lender.match if of_lender else None,
        verdict=_verdict(case, ruling, court, matched, open_ways),
        lender=line,
        situation=situation_of(ruling, opened, _shown_name(case)),
        chain=chain,
        findings=tuple(finding(hit) for hit in ruling.held_against),
        cost=told.cost,
        effects=effects(ruling, request.observed, told.of_offer, _shown_name(case)),
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


def _in_need(opened: Sequence[HelpIntent], case: ResolvedRequest) -> bool:
    """Whether the words tell of danger or of money just sent, and name nobody: then nothing else is asked."""
    return case.platform is None and any(door.about in ("danger", "money_sent") for door in opened)


def _open_ways(
    request: CheckRequest,
    case: ResolvedRequest,
    chain: Sequence[ChainLink],
    court: AssessmentContext,
    ruling: Assessment,
) -> tuple[Scenario, ...]:
    return branches(ruling, possible_lenders(request, case, chain, court), case.basis.standing)


def _lender_line(
    case: ResolvedRequest, matched: Matched | None, court: AssessmentContext, book: EvidenceBook
) -> LenderLine | None:
    """The lender's own line, where one was typed: judged as if it had been asked for by itself."""
    if matched is None:
        return None
    by_itself = replace(
        case.without_lender(), asked=case.lender_words, platform=case.lender, basis=case.lender_basis, suspects=()
    )
    return lender_line(case, matched, apply_rules(by_itself, court, book, {}), court.profiles, book)


def apply_rules(case: ResolvedRequest, court: AssessmentContext, book: EvidenceBook, told: Facts) -> Assessment:
    """The ruling on one case: what records say, and what the person told."""
    dataset, day, standing = court.dataset, court.judged_on, case.basis.standing
    facts = {**facts_of(case, court.profiles, book, whole_sources(court.sources, dataset.runs, day)), **told}
    return Assessment(
        ruleset=court.ruleset,
        judged_on=day,
        state=_start(case),
        facts=facts,
        identified=case.platform is not None and standing != "unknown",
        related=standing in ("listed_partner", "lender_product") and not case.lender_given,
        alone=evaluate(court.ruleset, facts, day),
    )


def _start(case: ResolvedRequest) -> BaseState:
    """Where the sum starts: by the name asked for; by the contract's lender only where that confirms the name and
    officials have not spoken against it. A lender that does not is no start of its own (RULES §8: link not confirmed),
    and an unverified name never makes a start milder."""
    basis = case.basis
    if basis.unverified or basis.standing in ("warned", "disqualified"):
        return BaseState.UNKNOWN
    if case.lender_given and case.confirmed:
        lender = case.lender_basis
        stale = lender.stale or any(is_stale(row, case.judged_on) for row in case.tie.records)
        start = base_state(lender.standing, stale=stale, microloan=lender.microloan)
        return BaseState.UNKNOWN if lender.unverified else start
    return base_state(basis.standing, stale=basis.stale or case.lender_given, microloan=basis.microloan)


def possible_lenders(
    request: CheckRequest, case: ResolvedRequest, chain: Sequence[ChainLink], court: AssessmentContext
) -> tuple[LenderScenario, ...]:
    """Lenders that the contract may well name, each with the ruling if it does: those who confirm the platform, and
    the platform itself where it lends."""
    if case.lender_given or case.platform is None:
        return ()
    graph = court.dataset.graph
    links = [link for link in chain if link.role == "lender" and link.relation == "confirmed_by_lender"]
    found = [(graph.entities[link.entity.id], link.evidence) for link in links[:MOST_LENDERS]]
    if not found and court.profiles.of(case.platform).licence_in_force:
        found = [(case.platform, ())]
    return tuple(
        _possible(request, _with_lender(case, lender, court, exact=True), evidence, court) for lender, evidence in found
    )


def _possible(
    request: CheckRequest, case: ResolvedRequest, evidence: tuple[str, ...], court: AssessmentContext
) -> LenderScenario:
    """The lender of `case`, and the ruling as it would be if the contract named it: what was answered, and the offer as
    that lender's loan."""
    lender, day = case.lender, court.judged_on
    book = EvidenceBook(day)  # what would be shown then is not shown now
    ruling = apply_rules(case, court, book, user_facts(request, case, court.dataset, book).facts)
    held = court.profiles.of(lender).licence_in_force if lender else None
    name = lender.name if lender else ""
    words = {**record_words((held,) if held else (), day), "lender": name}
    return LenderScenario(name, ruling, words, evidence)


def _with_lender(
    case: ResolvedRequest, lender: Entity | None, court: AssessmentContext, *, exact: bool
) -> ResolvedRequest:
    """The case with that lender in the contract: its own standing, and how it hangs together with the name."""
    tied = tie(case.platform, lender, court.profiles) if case.platform and lender else Tie("unknown")
    return replace(
        case,
        lender=lender,
        lender_given=True,
        lender_exact=exact,
        lender_basis=court.profiles.basis(lender),
        tie=tied,
    )


def _case(
    asked: ParsedRequest, matched: Matched, of_lender: Matched | None, court: AssessmentContext
) -> ResolvedRequest:
    request = asked.request
    case = ResolvedRequest(
        asked=asked.name.text,
        platform=matched.entity,
        lender=None,
        lender_given=False,
        basis=court.profiles.basis(matched.entity),
        suspects=trusted_suspects(matched.lookalikes, court.profiles),
        contract_date=signed_on(request.contract_date, request.offer),
        judged_on=court.judged_on,
        lender_words=asked.lender.text if asked.lender else "",
    )
    if of_lender is None:
        return case
    return _with_lender(case, of_lender.entity, court, exact=of_lender.match.kind == "legal_name")


def _query(asked: ParsedRequest) -> Query:
    request = asked.request
    return Query(
        name=request.name,
        normalised=asked.name.text,
        lender=request.lender,
        observed={key: request.observed[key] for key in by_key() if key in request.observed},
        contract_date=request.contract_date,
        offer=request.offer,
    )


def _shown_name(case: ResolvedRequest) -> str:
    return case.platform.name if case.platform else case.asked


def _verdict(
    case: ResolvedRequest, ruling: Assessment, court: AssessmentContext, matched: Matched, ways: Sequence[Scenario]
) -> Verdict:
    basis, subject, said, scored = case.basis, case.platform, court.ruleset.wording, ruling.score
    words = headline_words(case, court.profiles, matched)
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
        tier_text=tier_text(
            scored.tier, tier_words(scored.tier, hits, ruling.answers, words.get("date")), said, ruling.alert
        ),
        next=next_question(ruling, ways),
    )


def _lender_type(case: ResolvedRequest, court: AssessmentContext) -> LicenceType | None:
    """The type of firm a complaint would be about: the contract's lender where it confirms the name, else whoever the
    name led to; None where a lender was typed that does not, for then it may be about either."""
    if case.lender_given:
        return case.lender.firm_type if case.lender and case.confirmed else None
    platform = case.platform
    if platform is None:
        return None
    operator = court.profiles.of(platform).operator
    firm = operator if operator and court.profiles.of(operator).licence_in_force else platform
    return firm.firm_type


def _notes(asked: ParsedRequest, case: ResolvedRequest) -> Iterable[Text]:
    """Notes on the name asked for; those on the contract's lender stand on its own line."""
    platform = case.platform
    if asked.request.observed.get("downloaded_by_link") == "yes" and platform is not None:
        yield _ANOTHER_APP
    if asked.wants_hotline:
        yield _NO_HOTLINE
    if platform is None:
        return
    if not platform.verified:
        yield _NAME_ONLY
    yield from (held.record.note for held in platform.products[:1] if held.record.note)
    yield from (held.record.note for held in platform.licences[:1] if held.record.note)
