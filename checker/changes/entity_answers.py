"""What a graph answers for every entity: standing, who runs it, who lends. Two of them compared show what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.entities.chain import lenders_behind
from checker.entities.graph import Entity, Graph
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.terms import Standing


@dataclass(frozen=True)
class EntityAnswer:
    """The answer on one entity. `lenders`: id → whether its own list or page confirms it; of an operator by id."""

    standing: Standing
    operator: str | None
    lenders: Mapping[str, bool]


_NOTHING = EntityAnswer("unknown", None, {})


def answers_of(graph: Graph, day: date) -> dict[str, EntityAnswer]:
    """Return the answer on every entity that is more than a name, by id."""
    profiles = Profiles(graph, day)
    answers = {entity.id: _answer(entity, profiles) for entity in graph.entities.values()}
    return {entity_id: answer for entity_id, answer in answers.items() if answer != _NOTHING}


def answer_in(answers: Mapping[str, EntityAnswer], entity_id: str) -> EntityAnswer:
    """Return the answer on an entity; that nothing is known where there is none."""
    return answers.get(entity_id, _NOTHING)


def _answer(entity: Entity, profiles: Profiles) -> EntityAnswer:
    profile = profiles.of(entity)
    operator = profile.operator
    return EntityAnswer(profile.basis.standing, operator.id if operator else None, _lenders(entity, profiles))


def _lenders(entity: Entity, profiles: Profiles) -> dict[str, bool]:
    # most entities are firms that no list ties to anybody
    if not entity.products and entity.id not in profiles.graph.lenders_of_partner:
        return {}
    links = lenders_behind(entity, profiles, EvidenceBook(profiles.judged_on))
    return {link.entity.id: link.relation == "confirmed_by_lender" for link in links}
