"""What a graph answers for every entity: standing, who runs it, who lends. Two of them compared show what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.entities.chain import lenders_behind
from checker.entities.graph import Entity, Graph
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.terms import Standing
from registries.model import Record, SourcedRecord


@dataclass(frozen=True)
class EntityAnswer:
    """The answer on one entity. `lenders`: id → whether its own list or page confirms it; of an operator by id."""

    standing: Standing
    operator: str | None
    lenders: Mapping[str, bool]


_NOTHING = EntityAnswer("unknown", None, {})


class AnsweredGraph:
    """A graph, and what it answers for every entity: worked out when it is first asked for, and once a day."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._answers: dict[date, dict[str, EntityAnswer]] = {}

    def answers(self, day: date) -> dict[str, EntityAnswer]:
        """Return the answer on every entity that is more than a name, by id."""
        if day not in self._answers:
            profiles = Profiles(self.graph, day)
            answers = {entity.id: _answer(entity, profiles) for entity in self.graph.entities.values()}
            self._answers[day] = {key: answer for key, answer in answers.items() if answer != _NOTHING}
        return self._answers[day]


class _NoEvidence(EvidenceBook):
    """A book that keeps nothing: to write all evidence of all entities takes longer than all the rest."""

    def add(self, row: SourcedRecord[Record]) -> str:  # noqa: ARG002 - as its base
        """Return no id."""
        return ""


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
    links = lenders_behind(entity, profiles, _NoEvidence(profiles.judged_on))
    return {link.entity.id: link.relation == "confirmed_by_lender" for link in links}
