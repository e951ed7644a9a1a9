"""What the records say of an entity on a day: each part worked out once, when it is first read."""

from datetime import date
from functools import cached_property
from typing import Final

from checker.entities.graph import Entity, Graph
from checker.entities.standing import (
    Basis,
    confirming_lists,
    ended_licence,
    final_exit,
    licence_in_force,
    standing_of,
)
from registries.model import LicenceRecord, NoticeRecord, PartnerRecord, SourcedRecord

#: How many profiles of a day are kept; a full table is emptied.
MOST_PROFILES: Final = 1024


class EntityProfile:
    """One entity on one day: the results of the pure functions of `checker.entities.standing`, remembered."""

    def __init__(self, entity: Entity, graph: Graph, judged_on: date) -> None:
        self.entity, self.judged_on = entity, judged_on
        self._graph = graph

    @cached_property
    def basis(self) -> Basis:
        """Return its standing, and the records that rests on."""
        return standing_of(self.entity, self._graph, self.judged_on)

    @cached_property
    def licence_in_force(self) -> SourcedRecord[LicenceRecord] | None:
        """Return the best record that lets it lend on that day, if any."""
        return licence_in_force(self.entity, self.judged_on)

    @cached_property
    def ended_licence(self) -> SourcedRecord[LicenceRecord] | None:
        """Return the newest row that says a licence of it was cancelled, suspended or not renewed, if any."""
        return ended_licence(self.entity)

    @cached_property
    def final_exit(self) -> SourcedRecord[NoticeRecord] | None:
        """Return the newest final notice that ends its licence, if any."""
        return final_exit(self.entity)

    @cached_property
    def confirming_lists(self) -> tuple[SourcedRecord[PartnerRecord], ...]:
        """Return the rows of licensed lenders' lists that name it or its operator, newest first."""
        return confirming_lists(self.entity, self._graph, self.judged_on)

    @cached_property
    def operator(self) -> Entity | None:
        """Return the firm that operates it, where it is a product and a trusted record names one."""
        return self._graph.operator(self.entity)


class Profiles:
    """The profiles of one graph on one day, by entity.

    Shared by all checks of that day and revision: what a profile holds is true of these alone. Bounded, and safe to
    share between threads: two may work out the same profile.
    """

    def __init__(self, graph: Graph, judged_on: date) -> None:
        self.graph, self.judged_on = graph, judged_on
        self._by_id: dict[str, EntityProfile] = {}

    def of(self, entity: Entity) -> EntityProfile:
        """Return the profile of an entity, making it on first use."""
        profile = self._by_id.get(entity.id)
        if profile is None:
            if len(self._by_id) >= MOST_PROFILES:
                self._by_id.clear()
            profile = self._by_id[entity.id] = EntityProfile(entity, self.graph, self.judged_on)
        return profile

    def basis(self, entity: Entity | None) -> Basis:
        """Return the standing of an entity; `unknown` for none."""
        return self.of(entity).basis if entity else Basis("unknown")
