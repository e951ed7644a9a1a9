"""The lenders that the contract may well name, each tried as if it were typed."""

from collections.abc import Callable, Iterable, Sequence

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.scenarios import MOST_LENDERS, LenderScenario
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.evidence.citation_words import record_words
from checker.facts import ResolvedRequest
from checker.report import ChainLink

_Candidate = tuple[Entity, tuple[str, ...]]


def lender_scenarios(
    resolved: ResolvedRequest,
    chain: Sequence[ChainLink],
    profiles: Profiles,
    assess_with: Callable[[Entity], Assessment],
) -> tuple[LenderScenario, ...]:
    """Return the lenders that the contract may well name, each with the assessment if it does.

    These are lenders that confirm the platform, and the platform itself where it lends; none where a lender is known.
    After the first `MOST_LENDERS` comes one of each further kind, so that no kind is left out. `assess_with`: the
    assessment with that lender in the contract.
    """
    if resolved.has_lender or resolved.platform is None:
        return ()
    entities = profiles.graph.entities
    links = [link for link in chain if link.role == "lender" and link.relation == "confirmed_by_lender"]
    candidates = [(entities[link.entity.id], link.evidence) for link in links]
    if not candidates and profiles.of(resolved.platform).licence_in_force:
        candidates = [(resolved.platform, ())]
    chosen = _one_of_each_kind(candidates, profiles)
    return tuple(
        LenderScenario(
            name=lender.name,
            assessment=assess_with(lender),
            words=_words(lender, profiles),
            evidence=evidence,
            itself=lender == resolved.platform,
        )
        for lender, evidence in chosen
    )


def _one_of_each_kind(candidates: Sequence[_Candidate], profiles: Profiles) -> Iterable[_Candidate]:
    yield from candidates[:MOST_LENDERS]
    bases = [(lender.firm_type, profiles.basis(lender)) for lender, _ in candidates]
    kinds = [(firm_type, basis.standing, basis.stale, basis.unverified) for firm_type, basis in bases]
    for place, candidate in enumerate(candidates):
        if place >= MOST_LENDERS and kinds[place] not in kinds[:place]:
            yield candidate


def _words(lender: Entity, profiles: Profiles) -> dict[str, str]:
    row = profiles.of(lender).licence_in_force
    return {**record_words((row,) if row else (), profiles.judged_on), "lender": lender.name}
