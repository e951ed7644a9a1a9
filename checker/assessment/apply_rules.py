"""One request to its assessment: names resolved, facts gathered, rules applied with and without a lender that confirms
nothing. Pure."""

from dataclasses import dataclass, replace

from checker.assessment.assessment import Assessment
from checker.assessment.compiled.scores import compiled_scores
from checker.assessment.context import AssessmentContext
from checker.assessment.score import BaseState
from checker.assessment.verdict import base_state
from checker.dataset.matching import Matched
from checker.entities.chain import Tie, tie
from checker.entities.graph import Entity
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest, add_record_facts, facts_of, trusted_suspects
from checker.facts.drafts import draft_of
from checker.facts.user_input import UserFacts, signed_on, user_facts
from checker.request.model import CheckRequest
from checker.request.parsing import ParsedRequest
from checker.rules import Fact, Facts
from checker.rules.version import EVERY_INPUT_SINCE
from registries.age import is_stale


@dataclass(frozen=True)
class AssessedRequest:
    """A resolved request, the facts the person entered, and the assessment of both."""

    resolved: ResolvedRequest
    user: UserFacts
    assessment: Assessment


def resolve(
    parsed: ParsedRequest, matched: Matched, matched_lender: Matched | None, context: AssessmentContext
) -> ResolvedRequest:
    """Return the request with its names resolved. `matched_lender`: None where no lender was entered."""
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
        reads_kind=context.ruleset.version >= EVERY_INPUT_SINCE,
    )
    if matched_lender is None:
        return resolved
    return with_lender(resolved, matched_lender.entity, context, exact=matched_lender.match.kind == "legal_name")


def with_lender(
    resolved: ResolvedRequest, lender: Entity | None, context: AssessmentContext, *, exact: bool
) -> ResolvedRequest:
    """Return the request with that lender in the contract: its own standing, and its relation to the name."""
    relation = tie(resolved.platform, lender, context.profiles) if resolved.platform and lender else Tie("unknown")
    return replace(
        resolved,
        lender=lender,
        has_lender=True,
        lender_exact=exact,
        lender_basis=context.profiles.basis(lender),
        tie=relation,
    )


def assess_request(
    request: CheckRequest, resolved: ResolvedRequest, context: AssessmentContext, book: EvidenceBook
) -> AssessedRequest:
    """Return the assessment of a resolved request, and add its records to `book`.

    Raises QueryError where the offer cannot be reckoned with.
    """
    user = user_facts(request, resolved, context.dataset, book)
    assessment = apply_rules(resolved, context, book, user.facts)
    if resolved.has_lender and not resolved.confirmed:
        lenderless = resolved.without_lender()
        facts = user_facts(request, lenderless, context.dataset, book).facts
        assessment = assessment.beside(apply_rules(lenderless, context, book, facts))
    return AssessedRequest(resolved, user, assessment)


def apply_rules(
    resolved: ResolvedRequest, context: AssessmentContext, book: EvidenceBook | None, user: Facts
) -> Assessment:
    """Return the assessment of a resolved request by its records and by `user`, the facts the person entered.

    `book`: None for an assessment that is only supposed, whose findings nobody reads.
    """
    standing = resolved.basis.standing
    facts, bits = _facts_and_bits(resolved, context, book, user)
    return Assessment(
        context.ruleset,
        context.judged_on,
        _base_state(resolved),
        facts,
        identified=resolved.platform is not None and standing != "unknown",
        related=standing in ("listed_partner", "lender_product") and not resolved.has_lender,
        bits=bits,
    )


def _facts_and_bits(
    resolved: ResolvedRequest, context: AssessmentContext, book: EvidenceBook | None, user: Facts
) -> tuple[Facts, int]:
    """All facts, and the bits they set: from the draft of the day where there is one."""
    profiles, whole = context.profiles, context.on_day.whole
    numbering = compiled_scores(context.ruleset).facts
    draft = draft_of(resolved, profiles, lambda facts: add_record_facts(facts, whole))
    if draft is None:
        facts = {**facts_of(resolved, profiles, book or context.new_book({}), whole), **user}
        return facts, numbering.all(facts)
    own = draft.values if book is None else draft.stated(resolved.name, book)
    changes = {"contract_date": Fact(resolved.contract_date, (), {"name": resolved.name}), **user}
    facts = {**own, **changes}
    bits = draft.bits.get(id(numbering))
    if bits is None:
        bits = draft.bits[id(numbering)] = numbering.all(draft.values)
    bits = numbering.changed(bits, changes)
    return facts, numbering.paired_again(bits, facts) if "exit_final_date" in facts else bits


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
