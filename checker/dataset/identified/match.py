"""From an identifier in place of a name to the match a report shows. Only the very identifier on record leads to
anybody; whoever it resembles is an alternative, from which nothing carries over."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.dataset.dataset import Dataset
from checker.dataset.identified import explanations
from checker.dataset.identified.known_identifiers import Bearer
from checker.dataset.identified.lookalike_domains import lookalike_of
from checker.entities.chain import ref
from checker.entities.graph import Entity
from checker.identifiers import Identifier
from checker.identifiers.hosts import registrable_domain, shown_host
from checker.names import normalise
from checker.report import Alternative, Match
from registries.model import Record, SourcedRecord, Text


@dataclass(frozen=True)
class IdentifiedMatch:
    """A match by an identifier, the entity it led to and the record that says so, and the entities whose address it
    merely looks like."""

    match: Match
    entity: Entity | None = None
    row: SourcedRecord[Record] | None = None
    lookalikes: tuple[Entity, ...] = ()


def identify(identifier: Identifier, dataset: Dataset) -> IdentifiedMatch:
    """Return whose an identifier is, by a verified record; else whose it may be, or whose address it looks like."""
    bearers = dataset.identifiers.bearers(identifier)
    verified = {bearer.entity.id: bearer for bearer in reversed(bearers) if bearer.trusted}
    if len(verified) == 1:
        bearer = next(iter(verified.values()))
        explanation = explanations.borne(identifier, bearer)
        match = Match(kind="identifier", entity=ref(bearer.entity), explanation=explanation)
        return IdentifiedMatch(match, bearer.entity, bearer.row)
    if bearers:
        return _candidates(identifier, tuple(verified.values()) or bearers)
    if identifier.kind in ("url", "domain"):
        return _resembling(identifier, dataset)
    if identifier.kind == "sms_sender":
        return _extended(identifier, dataset)
    return IdentifiedMatch(_none(identifier))


def _candidates(identifier: Identifier, bearers: tuple[Bearer, ...]) -> IdentifiedMatch:
    words = explanations.borne if bearers[0].trusted else explanations.unverified
    several = len({bearer.entity.id for bearer in bearers}) > 1
    explanation = explanations.several(identifier) if several else words(identifier, bearers[0])
    by_entity = {bearer.entity.id: _alternative(bearer, words(identifier, bearer)) for bearer in bearers}
    match = Match(kind="ambiguous", entity=None, explanation=explanation, alternatives=tuple(by_entity.values()))
    return IdentifiedMatch(match)


def _alternative(bearer: Bearer, explanation: Text) -> Alternative:
    return Alternative(kind="candidate", entity=ref(bearer.entity), explanation=explanation)


def _extended(identifier: Identifier, dataset: Dataset) -> IdentifiedMatch:
    bearers = [bearer for bearer in dataset.identifiers.bearers_of_number(identifier.value) if bearer.trusted][:1]
    alternatives = tuple(_alternative(bearer, explanations.extended(identifier, bearer)) for bearer in bearers)
    return IdentifiedMatch(_none(identifier, alternatives))


def _resembling(identifier: Identifier, dataset: Dataset) -> IdentifiedMatch:
    lookalikes: dict[str, tuple[Entity, Text]] = {}
    found = lookalike_of(identifier.value, dataset.identifiers.domains)
    if found is not None:
        words = explanations.resembling(identifier, found.bearer, found.how)
        lookalikes[found.bearer.entity.id] = found.bearer.entity, words
    for entity in _named_in(identifier.value, dataset):
        known = next((d for d, bearer in dataset.identifiers.domains.items() if bearer.entity.id == entity.id), None)
        lookalikes.setdefault(entity.id, (entity, explanations.named(identifier, entity.name, known)))
    alternatives = tuple(
        Alternative(kind="lookalike", entity=ref(entity), explanation=words) for entity, words in lookalikes.values()
    )
    entities = tuple(entity for entity, _ in lookalikes.values())
    return IdentifiedMatch(_none(identifier, alternatives), lookalikes=entities)


def _named_in(host: str, dataset: Dataset) -> Iterator[Entity]:
    """Yield whom the registered word of a host names: 微粒贷.com, weilidai.vip. A word of Latin letters that is read as
    pinyin names nobody for certain, and is an alternative like any other."""
    word = shown_host(registrable_domain(host) or "").partition(".")[0]
    resolution = dataset.index.resolve(normalise(word)) if word else None
    for entity_id in resolution.entity_ids if resolution else ():
        yield dataset.graph.entities[entity_id]


def _none(identifier: Identifier, alternatives: tuple[Alternative, ...] = ()) -> Match:
    explanation = alternatives[0].explanation if alternatives else explanations.not_on_record(identifier)
    return Match(kind="none", entity=None, explanation=explanation, alternatives=alternatives)
