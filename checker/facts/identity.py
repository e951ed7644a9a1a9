"""Who the name is: its standing, its operator, whom it looks like, what officials named."""

from collections.abc import Iterable
from typing import Final

from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.entities.standing import named_by_officials
from checker.facts.builder import FactBuilder
from checker.facts.lender import LENDS_ITSELF, lists
from checker.report import Standing
from registries.model import Record, SourcedRecord

_TRUSTED_STANDINGS: Final[frozenset[Standing]] = LENDS_ITSELF | {"listed_partner"}


def add_identity_facts(facts: FactBuilder) -> None:
    """Standing and kind of the name asked for, its operator, and whom officials named."""
    case, platform = facts.case, facts.case.platform
    facts.say("standing", case.basis.standing, case.basis.records)
    kind = "none" if platform is None else "product" if platform.type == "product" else _type_word(platform)
    facts.say("subject_type", kind)
    _operator(facts)
    _named(facts)


def trusted_suspects(entities: Iterable[Entity], profiles: Profiles) -> tuple[Entity, ...]:
    """Of the entities a name looks like, those that are a listed lender, its product or a listed partner."""
    return tuple(entity for entity in entities if profiles.of(entity).basis.standing in _TRUSTED_STANDINGS)


def _operator(facts: FactBuilder) -> None:
    case, platform = facts.case, facts.case.platform
    operator = facts.profiles.of(platform).operator if platform else None
    own = platform is not None and (bool(platform.licences) or operator is not None or bool(lists(facts)))
    facts.say("own_record", own)
    named_operator = operator is not None or (
        platform is not None and any(held.record.operator for held in platform.notices)
    )
    facts.say("operator_known", named_operator)
    differs = named_operator and not own
    shown: list[SourcedRecord[Record]] = []
    for entity in case.suspects if differs else ():  # a mere resemblance brings no record of the other one along
        shown += (*entity.products[:1], *entity.licences[:1])
    other = {"name": case.asked, "other": "、".join(entity.name for entity in case.suspects)}
    facts.say("lookalike_of_trusted", bool(case.suspects), shown, other)
    facts.say("operator_differs", differs if case.suspects else None)


def _named(facts: FactBuilder) -> None:
    """Whether officials named the name asked for, or else the contract's lender: the notices of one of them, never of
    both in one sentence."""
    case = facts.case
    named = (named_by_officials(entity) for entity in (case.platform, case.lender) if entity)
    notices = next((rows for rows in named if rows), ())
    facts.say("officially_named", bool(notices), notices)
    facts.say("name_lends", case.basis.standing in LENDS_ITSELF)


def _type_word(entity: Entity) -> str:
    return entity.firm_type.value if entity.firm_type else "none"
