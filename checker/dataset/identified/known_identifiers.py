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


class KnownIdentifiers:
    """The identifiers of one graph. Immutable; threads may share it."""

    def __init__(self, graph: Graph) -> None:
        bearers: defaultdict[str, list[Bearer]] = defaultdict(list)
        for entity in graph.entities.values():
            for key, row in _keys_of(entity):
                bearers[key].append(Bearer(entity, row, key.partition(" ")[2]))
        self._bearers: Mapping[str, tuple[Bearer, ...]] = {key: tuple(found) for key, found in bearers.items()}
        self.domains: Mapping[str, Bearer] = {
            key.partition(" ")[2]: found[0]
            for key, found in sorted(bearers.items())
            if key.startswith("domain ") and found[0].trusted and len({bearer.entity.id for bearer in found}) == 1
        }

    def bearers(self, identifier: Identifier) -> tuple[Bearer, ...]:
        """Return who bears an identifier: exactly it, or of a host a domain it lies under."""
        keys = (f"{_NAMESPACES[identifier.kind]} {value}" for value in _values_of(identifier))
        return next((found for key in keys if (found := self._bearers.get(key))), ())

    def bearers_of_number(self, sender: str) -> tuple[Bearer, ...]:
        """Return whose service number a longer number of a text message begins with; the longest such number counts."""
        lengths = range(len(sender) - 1, _SHORTEST - 1, -1)
        return next((found for n in lengths if (found := self._bearers.get(f"number {sender[:n]}"))), ())


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


def _keys_of(entity: Entity) -> Iterator[tuple[str, SourcedRecord[Record]]]:
    for row in entity.identifiers:
        yield from ((f"domain {domain}", row) for domain in row.record.domains)
        yield from ((f"app {app.lower()}", row) for app in row.record.app_ids)
        yield from ((f"number {number}", row) for number in row.record.service_numbers)
    for product in entity.products:
        yield from ((f"domain {domain.lower()}", product) for domain in product.record.domains)
        yield from ((f"app {package.lower()}", product) for package in product.record.app_packages)
    for licence in entity.licences:
        if licence.record.uscc:
            yield f"uscc {licence.record.uscc}", licence
        if licence.record.number:
            yield f"licence {licence.record.number.upper()}", licence
