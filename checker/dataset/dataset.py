"""A dataset revision: the graph of its entities, the index of their names, its runs and prime rates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from checker.cost.prime_rates import PrimeRates, rates_of
from checker.dataset.identified.known_identifiers import IdentifierPlaces, KnownIdentifiers
from checker.dataset.on_day import DaysOfDataset
from checker.dataset.tallies import HoldingKind, Tally, tallies_of
from checker.english_names.finding import names_in_english
from checker.entities.build_graph import build
from checker.entities.graph import Entity, Graph
from checker.entities.standing import standing_of
from checker.names import IndexedName, NameIndex
from registries.firm_names.registered_names import only_legal_form
from registries.model import LicenceRecord, ProductRecord, Record, Run, SourcedRecord

NameKind = Literal["legal_name", "former_name", "brand", "alias", "reading"]

# Order among alternatives only. It must not depend on the day a process started, so no licence has run out here.
_BEFORE_ANY_EXPIRY = date(2000, 1, 1)
_WEIGHTS = {"licensed_lender": 3, "lender_product": 3, "listed_partner": 2, "unconfirmed": 1}


@dataclass(frozen=True)
class WorkedOut:
    """What is worked out of all entities of a revision, once."""

    places: IdentifierPlaces
    tallies: Mapping[HoldingKind, Tally]


@dataclass(frozen=True)
class Dataset:
    """A revision: its entity graph, its name index, per source the last good run up to it, and its prime rates.

    `worked_out`: what was worked out of all entities when the revision was compiled; None: it is when asked for.
    """

    revision: int
    graph: Graph
    index: NameIndex
    runs: Mapping[str, Run]
    rates: PrimeRates = field(default_factory=PrimeRates)
    worked_out: WorkedOut | None = None

    @cached_property
    def days(self) -> DaysOfDataset:
        """Return what this revision makes true by day, shared by all who ask."""
        return DaysOfDataset(self.graph, self.runs)

    @cached_property
    def identifiers(self) -> KnownIdentifiers:
        """Return the websites, apps, codes and numbers on record; made when the first is asked for."""
        return KnownIdentifiers(self.graph, self.worked_out.places if self.worked_out else None)

    @cached_property
    def tallies(self) -> Mapping[HoldingKind, Tally]:
        """Return how many records of each kind there are, and the newest of each."""
        return self.worked_out.tallies if self.worked_out else tallies_of(self.graph)


def dataset_of(
    revision: int, records: Iterable[SourcedRecord[Record]], ids: Mapping[tuple[str, str], str], runs: Mapping[str, Run]
) -> Dataset:
    """Build the dataset of one revision from its records; `ids` are the entity ids that `Store.entity_ids` returns."""
    rows = tuple(records)
    graph = build(rows, ids)
    return Dataset(revision, graph, NameIndex.build(indexed_names(graph)), runs, rates_of(rows))


def indexed_names(graph: Graph) -> Iterator[IndexedName]:
    """Yield every name by which an entity may be looked up.

    A legal form alone (有限公司) is nobody's name, whatever a row says: who types it must not be led to a lender.
    """
    for entity in graph.entities.values():
        standing = standing_of(entity, graph, _BEFORE_ANY_EXPIRY).standing
        names = _names_of(entity, _WEIGHTS.get(standing, 0), _prominence(entity, graph))
        yield from (name for name in names if not only_legal_form(name.text))


def _prominence(entity: Entity, graph: Graph) -> int:
    """Return how many records speak of an entity: its own, the lists of partners it is on, the fakes of it. What is
    recorded against it makes it no more prominent."""
    listed = graph.lenders_of_partner.get(entity.id, ())
    return sum(map(len, (entity.licences, entity.products, entity.payees, entity.imitations, listed)))


def _names_of(entity: Entity, weight: int, prominence: int) -> Iterator[IndexedName]:
    def indexed_name(text: str, kind: NameKind) -> IndexedName:
        return IndexedName(text, entity.id, kind, entity.name, entity.type, weight, prominence)

    yield indexed_name(entity.name, "legal_name" if entity.type == "organisation" else "brand")
    for row in entity.licences:
        if row.record.legal_name != entity.name:
            yield indexed_name(row.record.legal_name, "former_name")
    records: list[LicenceRecord | ProductRecord] = [row.record for row in entity.licences]
    records += [row.record for row in entity.products]
    for record in records:
        for name in record.former_names:
            yield indexed_name(name, "former_name")
        for name in record.aliases:
            yield indexed_name(name, "alias")
    for payee in entity.payees:
        for text in payee.record.bill_texts:
            yield indexed_name(text, "alias")
    for text, reviewed in names_in_english(entity.name, entity.type, reading=weight > 0):
        yield indexed_name(text, "alias" if reviewed else "reading")
