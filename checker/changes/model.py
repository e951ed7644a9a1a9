"""What one revision changed, entity by entity. Everything here is plain data, fit to be kept as JSON."""

from typing import Literal

from checker.terms import Standing
from registries.firm_names.entity_names import EntityType
from registries.model import Confidence, Frozen, PartialDate

#: In the order in which a person reads them. `known`: first on record; `gone`: no record is left. `partner`: of a
#: lender, whom its own list names.
ChangeKind = Literal[
    "known",
    "gone",
    "standing",
    "operator",
    "lender_added",
    "lender_removed",
    "licence_added",
    "licence_removed",
    "licence_changed",
    "notice_added",
    "notice_removed",
    "operator_notice_added",
    "imitation_added",
    "imitation_removed",
    "partner_added",
    "partner_removed",
    "name_added",
    "name_removed",
]


class ReadIn(Frozen):
    """Where the record behind a change was read."""

    publisher: str
    title: str
    as_of: PartialDate | None
    url: str | None
    confidence: Confidence


class ChangeItem(Frozen):
    """One thing that changed. `name`: the lender, the partner, the fake, or the name that came or went; `before`,
    `after`: of a standing, an operator, a licence (its status) or a notice (what it does); of a lender, `after` is who
    says so: its `own` product, `confirmed` by its list, or merely `claimed`; `type`: of a licence, a partner's role, or
    whether a notice is final."""

    kind: ChangeKind
    name: str | None = None
    before: str | None = None
    after: str | None = None
    type: str | None = None
    record: ReadIn | None = None


class EntityChange(Frozen):
    """What changed for one app or firm."""

    id: str
    type: EntityType
    name: str
    standing: Standing
    items: tuple[ChangeItem, ...]


class RevisionChanges(Frozen):
    """What one revision changed. `when`: ISO 8601, UTC; `as_of`: the list's own date; `first`: nothing of that list was
    held before; `curated`: it is a collection of ours and no publisher's list, so that a row that left it says nothing
    of a list; `rows`: how many rows came, went and changed."""

    revision: int
    source: str
    when: str
    as_of: PartialDate | None
    first: bool
    curated: bool
    rows: tuple[int, int, int]
    entities: tuple[EntityChange, ...]

    def of(self, entity_id: str) -> EntityChange | None:
        """Return what changed for one entity, if anything."""
        return next((change for change in self.entities if change.id == entity_id), None)
