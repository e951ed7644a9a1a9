"""The verdict's parts around the score: where the sum starts, the sub-scores, and a finding as the report prints it."""

from collections.abc import Iterable, Mapping

from checker.assessment.score import BASES, GROUP_CAPS, OTHER_GROUP_CAP, BaseState
from checker.legal_citations.english import legal_basis_en
from checker.observations import SECTIONS, observations
from checker.report import Finding, SubScores
from checker.rules import Facts, Hit, Scored
from checker.terms import Standing

_STATES: Mapping[Standing, BaseState] = {
    "licensed_lender": BaseState.VERIFIED,
    "lender_product": BaseState.VERIFIED,
    "listed_partner": BaseState.FACILITATOR_LISTED,
    "unconfirmed": BaseState.RELATION_UNVERIFIED,
    "not_a_lender": BaseState.RELATION_UNVERIFIED,
    "unknown": BaseState.UNKNOWN,
    "warned": BaseState.UNKNOWN,
    "disqualified": BaseState.UNKNOWN,
}

_LICENCE_GROUPS = frozenset({"licence", "partner", "identity"})
_PRICE_GROUPS = {group: GROUP_CAPS.get(group, OTHER_GROUP_CAP) for group in ("price", "head_deduction")}
_DISCLOSURE_GROUPS = {group: GROUP_CAPS.get(group, OTHER_GROUP_CAP) for group in ("disclosure", "privacy")}
_SECTIONS = {section: frozenset(item.key for item in observations() if item.section == section) for section in SECTIONS}
_PRICE_FACTS = _SECTIONS["price"] | {"annual_cost"}
_DISCLOSURE_FACTS = _SECTIONS["contract"] | _SECTIONS["data"]


def base_state(standing: Standing, *, stale: bool, microloan: bool) -> BaseState:
    """Return where the sum starts. A stale licence or partner list confirms nothing, and never makes a base milder."""
    state = _STATES[standing]
    if stale and state is not BaseState.UNKNOWN:
        return BaseState.RELATION_UNVERIFIED
    if microloan and state is BaseState.VERIFIED:
        return BaseState.VERIFIED_MICRO
    return state


def sub_scores(state: BaseState, hits: Iterable[Scored], facts: Facts) -> SubScores:
    """Return the three sub-scores, each 0–100; a hard finding gives at least 90.

    Licence: base and points of the groups licence, partner and identity. Price and disclosure: the points of their
    groups as a share of the groups' caps; None where nothing of them was answered.
    """
    own = [hit for hit in hits if hit.group in _LICENCE_GROUPS]
    return SubScores(
        licence=_red(own, max(0, min(100, BASES[state][0] + sum(hit.points for hit in own)))),
        price=_share(hits, _PRICE_GROUPS, _known(facts, _PRICE_FACTS)),
        disclosure=_share(hits, _DISCLOSURE_GROUPS, _known(facts, _DISCLOSURE_FACTS)),
    )


def _share(hits: Iterable[Scored], groups: Mapping[str, int], known: bool) -> int | None:
    if not known:
        return None
    own = [hit for hit in hits if hit.group in groups]
    points = sum(min(cap, sum(hit.points for hit in own if hit.group == group)) for group, cap in groups.items())
    return _red(own, min(100, 100 * max(0, points) // max(groups.values())))


def _red(hits: Iterable[Scored], points: int) -> int:
    return max(points, 90) if any(hit.severity == "hard" for hit in hits) else points


def _known(facts: Facts, names: frozenset[str]) -> bool:
    return any(facts[name].value is not None for name in names & facts.keys())


def finding(hit: Hit) -> Finding:
    """Return a hit as the report prints it."""
    return Finding(
        rule=hit.rule,
        version=hit.version,
        title=hit.title,
        points=hit.points,
        severity=hit.severity,
        group=hit.group,
        text=hit.text,
        advice=hit.advice,
        legal_basis=hit.legal_basis,
        legal_basis_en=legal_basis_en(hit.legal_basis),
        evidence=hit.evidence,
    )
