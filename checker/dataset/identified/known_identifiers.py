"""Every identifier on record of one revision, and who bears it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.entities.graph import Entity, Graph, trusted
from checker.identifiers import Identifier
from checker.identifiers.hosts import registrable_domain
from registries.model import Record, SourcedRecord

#: The shortest service number that the number of a text message may begin with: 95588 of 9558801.
_SHORTEST = 5


@dataclass(frozen=True)
class Bearer:
    """Whose an identifier is on record. `value`: as the record has it; of a host the domain it lies under."""

    entity: Entity
    row: SourcedRecord[Record]
    value: str

    @property
    def trusted(self) -> bool:
        """Return whether the record was verified: only then does the identifier lead to its bearer."""
        return trusted(self.row)


#: Where the record of an identifier is: the entity, which kind of its records, and which of them.
Place = tuple[str, str, int]


@dataclass(frozen=True)
class IdentifierPlaces:
    """Where every identifier of a graph is on record, by namespace and value. `domains`: the domains that a verified
    record gives to one entity alone."""

    by_key: Mapping[str, tuple[Place, ...]]
    domains: Mapping[str, Place]


def identifier_places(graph: Graph) -> IdentifierPlaces:
    """Return where the identifiers of a graph are."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for entity in graph.entities.values():
        for key, place in _places_in(entity):
            places[key].append(place)
    domains = {
        key.partition(" ")[2]: found[0]
        for key, found in sorted(places.items())
        if key.startswith("domain ")
        and len({place[0] for place in found}) == 1
        and trusted(_row_at(found[0], graph)[1])
    }
    return IdentifierPlaces({key: tuple(found) for key, found in places.items()}, domains)


class KnownIdentifiers:
    """The identifiers of one graph. Immutable; threads may share it. `places`: where they are, if that is known."""

    def __init__(self, graph: Graph, places: IdentifierPlaces | None = None) -> None:
        places = places or identifier_places(graph)
        self._graph, self._places = graph, places.by_key
        self.domains: Mapping[str, Bearer] = _DomainBearers(graph, places.domains)

    def bearers(self, identifier: Identifier) -> tuple[Bearer, ...]:
        """Return who bears an identifier: exactly it, or of a host a domain it lies under."""
        keys = (f"{_NAMESPACES[identifier.kind]} {value}" for value in _values_of(identifier))
        return next((found for key in keys if (found := self._at(key))), ())

    def bearers_of_number(self, sender: str) -> tuple[Bearer, ...]:
        """Return whose service number a longer number of a text message begins with; the longest such number counts."""
        lengths = range(len(sender) - 1, _SHORTEST - 1, -1)
        return next((found for n in lengths if (found := self._at(f"number {sender[:n]}"))), ())

    def _at(self, key: str) -> tuple[Bearer, ...]:
        return tuple(_bearer(place, key.partition(" ")[2], self._graph) for place in self._places.get(key, ()))


class _DomainBearers(Mapping[str, Bearer]):
    """The bearer of each domain, made when it is asked for."""

    def __init__(self, graph: Graph, places: Mapping[str, Place]) -> None:
        self._graph, self._places = graph, places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, domain: object) -> bool:
        return domain in self._places

    def __getitem__(self, domain: str) -> Bearer:
        return _bearer(self._places[domain], domain, self._graph)


def _bearer(place: Place, value: str, graph: Graph) -> Bearer:
    entity, row = _row_at(place, graph)
    return Bearer(entity, row, value)


def _row_at(place: Place, graph: Graph) -> tuple[Entity, SourcedRecord[Record]]:
    entity_id, field, number = place
    entity = graph.entities[entity_id]
    rows: tuple[SourcedRecord[Record], ...] = getattr(entity, field)
    return entity, rows[number]


_NAMESPACES = {
    "url": "domain",
    "domain": "domain",
    "app_store_link": "app",
    "android_package": "app",
    "uscc": "uscc",
    "service_number": "number",
    "sms_sender": "number",
    "licence_number": "licence",
    "web_filing": "filing",
}


def _values_of(identifier: Identifier) -> Iterator[str]:
    """Yield what to look an identifier up by, the most exact first."""
    if identifier.kind in ("url", "domain"):
        yield from hosts_above(identifier.value)
    elif identifier.kind == "app_store_link":
        store, _, app = identifier.value.partition(":")
        yield (identifier.value if store in ("apple", "huawei") else app).lower()
    elif identifier.valid is not False:
        yield identifier.value.lower() if identifier.kind == "android_package" else identifier.value


def hosts_above(host: str) -> Iterator[str]:
    """Yield a host and the domains it lies under, down to the one somebody registered."""
    registered = registrable_domain(host)
    while registered is not None:
        yield host
        if host == registered:
            return
        host = host.partition(".")[2]


def _places_in(entity: Entity) -> Iterator[tuple[str, Place]]:
    for number, row in enumerate(entity.identifiers):
        place = (entity.id, "identifiers", number)
        yield from ((f"domain {domain}", place) for domain in row.record.domains)
        yield from ((f"app {app.lower()}", place) for app in row.record.app_ids)
        yield from ((f"number {service_number}", place) for service_number in row.record.service_numbers)
    for number, product in enumerate(entity.products):
        place = (entity.id, "products", number)
        yield from ((f"domain {domain.lower()}", place) for domain in product.record.domains)
        yield from ((f"app {package.lower()}", place) for package in product.record.app_packages)
    for number, licence in enumerate(entity.licences):
        place = (entity.id, "licences", number)
        if licence.record.uscc:
            yield f"uscc {licence.record.uscc}", place
        if licence.record.number:
            yield f"licence {licence.record.number.upper()}", place
