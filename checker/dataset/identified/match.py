"""From an identifier in place of a name to the match a report shows. Only the very identifier on record leads to
anybody; whoever it resembles is an alternative, from which nothing carries over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.dataset.identified import explanations
from checker.dataset.identified.known_identifiers import Bearer, KnownIdentifiers
from checker.dataset.identified.lookalike_domains import lookalike_of, words_of
from checker.entities.chain import ref
from checker.entities.graph import Entity
from checker.identifiers import Identifier
from checker.identifiers.hosts import registrable_domain, shown_host
from checker.report import Alternative, Match
from checker.terms import AlternativeKind
from registries.model import Record, SourcedRecord, Text


@dataclass(frozen=True)
class IdentifiedMatch:
    """A match by an identifier, the entity it led to and the record that says so, and the entities whose address it
    merely looks like."""

    match: Match
    entity: Entity | None = None
    row: SourcedRecord[Record] | None = None
    lookalikes: tuple[Entity, ...] = ()


def identify(identifier: Identifier, known: KnownIdentifiers, find: Callable[[str], Entity | None]) -> IdentifiedMatch:
    """Return whose an identifier is, by a verified record; else whose it may be, or whose address it looks like.
    `find` resolves a name to the one entity it means."""
    bearers = known.bearers(identifier)
    verified = {bearer.entity.id: bearer for bearer in reversed(bearers) if bearer.trusted}
    if len(verified) == 1:
        bearer = next(iter(verified.values()))
        explanation = explanations.borne(identifier, bearer)
        match = Match(kind="identifier", entity=ref(bearer.entity), explanation=explanation)
        return IdentifiedMatch(match, bearer.entity, bearer.row)
    if bearers:
        return _candidates(identifier, tuple(verified.values()) or bearers)
    if identifier.kind in ("url", "domain"):
        return _resembling(identifier, known, find)
    if identifier.kind == "sms_sender":
        return _extended(identifier, known)
    return IdentifiedMatch(_none(identifier))


def alternatives_beside(
    identifiers: Iterable[Identifier], known: KnownIdentifiers, find: Callable[[str], Entity | None]
) -> tuple[Alternative, ...]:
    """Return whose the identifiers are that stand beside an unknown name, as alternatives only: whoever puts 95588
    beside a name of its own must not be answered as the bank."""
    found: list[Alternative] = []
    for identifier in identifiers:
        match = identify(identifier, known, find).match
        if match.entity is not None:
            found.append(Alternative(kind="candidate", entity=match.entity, explanation=match.explanation))
        found += match.alternatives
    return tuple(found)


def _candidates(identifier: Identifier, bearers: tuple[Bearer, ...]) -> IdentifiedMatch:
    words = explanations.borne if bearers[0].trusted else explanations.unverified
    several = len({bearer.entity.id for bearer in bearers}) > 1
    explanation = explanations.several(identifier) if several else words(identifier, bearers[0])
    by_entity = {bearer.entity.id: _alternative(bearer, words(identifier, bearer)) for bearer in bearers}
    match = Match(kind="ambiguous", entity=None, explanation=explanation, alternatives=tuple(by_entity.values()))
    return IdentifiedMatch(match)


def _alternative(bearer: Bearer, explanation: Text) -> Alternative:
    return Alternative(kind="candidate", entity=ref(bearer.entity), explanation=explanation)


def _extended(identifier: Identifier, known: KnownIdentifiers) -> IdentifiedMatch:
    bearers = [bearer for bearer in known.bearers_of_number(identifier.value) if bearer.trusted][:1]
    alternatives = tuple(_alternative(bearer, explanations.extended(identifier, bearer)) for bearer in bearers)
    return IdentifiedMatch(_none(identifier, alternatives))


def _resembling(
    identifier: Identifier, known: KnownIdentifiers, find: Callable[[str], Entity | None]
) -> IdentifiedMatch:
    """Return whose known address a host looks like, or whose name it has in it: 微粒贷.com, weilidai.vip."""
    found = lookalike_of(identifier.value, known.domains)
    if found is not None:
        words = explanations.resembling(identifier, found.bearer, found.how)
        return _alike(identifier, found.bearer.entity, words, "lookalike")
    label = shown_host(registrable_domain(identifier.value) or "").partition(".")[0]
    named = next(filter(None, map(find, words_of(label))), None)
    if named is None:
        return IdentifiedMatch(_none(identifier))
    address = next((domain for domain, bearer in known.domains.items() if bearer.entity.id == named.id), None)
    words = explanations.named(identifier, named.name, address)
    # of whom no address is on record, this may be the one
    return _alike(identifier, named, words, "lookalike" if address else "near")


def _alike(identifier: Identifier, entity: Entity, words: Text, kind: AlternativeKind) -> IdentifiedMatch:
    alternative = Alternative(kind=kind, entity=ref(entity), explanation=words)
    suspects = (entity,) if kind == "lookalike" else ()
    return IdentifiedMatch(_none(identifier, (alternative,)), lookalikes=suspects)


def _none(identifier: Identifier, alternatives: tuple[Alternative, ...] = ()) -> Match:
    explanation = alternatives[0].explanation if alternatives else explanations.not_on_record(identifier)
    return Match(kind="none", entity=None, explanation=explanation, alternatives=alternatives)
