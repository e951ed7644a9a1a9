"""Facts on identity: standing, operator, trusted names it looks like, and official warnings about it."""

from collections.abc import Iterable
from typing import Final

from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.entities.standing import named_by_officials
from checker.facts.builder import FactBuilder
from checker.facts.lender import LENDS_ITSELF, confirming_rows
from checker.terms import Standing
from registries.model import Record, SourcedRecord

_TRUSTED_STANDINGS: Final[frozenset[Standing]] = LENDS_ITSELF | {"listed_partner"}


def add_identity_facts(facts: FactBuilder) -> None:
    """Add the standing and kind of the name asked for, its operator, look-alikes, and whom officials named."""
    request, platform = facts.request, facts.request.platform
    facts.set("standing", request.basis.standing, request.basis.records)
    kind = "none" if platform is None else "product" if platform.type == "product" else _type_word(platform)
    facts.set("subject_type", kind)
    _add_operator(facts)
    _add_officially_named(facts)


def trusted_suspects(entities: Iterable[Entity], profiles: Profiles) -> tuple[Entity, ...]:
    """Return those of the entities a name looks like that are a lender, a lender's product or a listed partner."""
    return tuple(entity for entity in entities if profiles.of(entity).basis.standing in _TRUSTED_STANDINGS)


def _add_operator(facts: FactBuilder) -> None:
    request, platform = facts.request, facts.request.platform
    operator = facts.profiles.of(platform).operator if platform else None
    own = platform is not None and (bool(platform.licences) or operator is not None or bool(confirming_rows(facts)))
    facts.set("own_record", own)
    named_operator = operator is not None or (
        platform is not None and any(row.record.operator for row in platform.notices)
    )
    facts.set("operator_known", named_operator)
    # a name with a record of its own is itself, not somebody else's look-alike
    differs = named_operator and not own
    evidence_rows: list[SourcedRecord[Record]] = []
    for entity in request.suspects if differs else ():  # a mere resemblance brings along no record of that entity
        evidence_rows += (*entity.products[:1], *entity.licences[:1])
    words = {"name": request.name, "other": "、".join(entity.name for entity in request.suspects)}
    facts.set("lookalike_of_trusted", bool(request.suspects), evidence_rows, words)
    facts.set("operator_differs", differs if request.suspects else None)


def _add_officially_named(facts: FactBuilder) -> None:
    """Whether officials named the name asked for, or else the contract's lender: the notices of one of them, never of
    both in one sentence."""
    request = facts.request
    named = (named_by_officials(entity) for entity in (request.platform, request.lender) if entity)
    notices = next((rows for rows in named if rows), ())
    facts.set("officially_named", bool(notices), notices)
    facts.set("name_lends", request.basis.standing in LENDS_ITSELF)


def _type_word(entity: Entity) -> str:
    return entity.firm_type.value if entity.firm_type else "none"
