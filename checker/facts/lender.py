"""The contract's lender: who it is, and how the name asked for hangs together with it."""

from typing import Final

from checker.entities.graph import Entity
from checker.facts.builder import FactBuilder
from checker.report import Standing
from registries.age import is_stale
from registries.model import LENDING_TYPES, PartnerRecord, PartnerRole, Source, SourcedRecord

LENDS_ITSELF: Final[frozenset[Standing]] = frozenset({"licensed_lender", "lender_product"})


def add_lender_facts(facts: FactBuilder, whole: tuple[Source, ...]) -> None:
    """The lender given, the lists that name the platform, and the tie between both."""
    _given(facts)
    _listed(facts)
    facts.say("platform_lends_itself", _lends_itself(facts))
    if facts.case.lender is not None:
        _bond(facts, facts.case.lender, whole)


def lists(facts: FactBuilder) -> tuple[SourcedRecord[PartnerRecord], ...]:
    """Confirming list rows about the platform; with a contract lender given, only that lender's."""
    case = facts.case
    if case.platform is None or (case.basis.standing in LENDS_ITSELF and not case.lender_given):
        return ()  # a lender needs no other lender's list to be known
    rows = facts.profiles.of(case.platform).confirming_lists
    if not case.lender_given:
        return rows
    return tuple(row for row in rows if case.lender and facts.graph.firm(row.record.lender) == case.lender)


def _given(facts: FactBuilder) -> None:
    case, lender = facts.case, facts.case.lender
    facts.say("lender_given", case.lender_given)
    facts.say("lender_resolved", lender is not None)
    firm = case.lender_is_firm if case.lender_given else _lends_itself(facts) or None
    facts.say("lender_is_firm", firm, lender.licences[:1] if lender else ())
    facts.say("lender_confirms", case.confirmed if case.lender_given else None, case.tie.records)
    if lender is None:
        return
    held = facts.profiles.of(lender).licence_in_force
    shown = (held,) if held else lender.licences[:1]
    words = {"lender": lender.name, "type": lender.firm_type.value if lender.firm_type else ""}
    may_lend = True if held else False if lender.may_lend_by_type is False else None
    facts.say("lender_may_lend", may_lend, shown, words)
    facts.say("lender_named_exactly", case.lender_exact, shown, words)
    facts.say("lender_list_stale", is_stale(held, case.judged_on) if held else None, shown, words)
    if lender.firm_type:
        facts.say("lender_type", lender.firm_type.value, shown, words)


def _listed(facts: FactBuilder) -> None:
    case, rows = facts.case, lists(facts)
    lenders = list(dict.fromkeys(row.record.lender for row in rows))
    words: dict[str, str] = {}
    if rows and case.platform:
        words |= {"name": rows[0].record.as_printed, "count": str(len(lenders)), "lender": lenders[0]}
    lends_itself = not case.lender_given and case.basis.standing in LENDS_ITSELF
    facts.say("partner_listed", True if rows else False if lends_itself else None, rows, words)
    facts.say("partner_list_stale", all(is_stale(row, case.judged_on) for row in rows) if rows else None, rows, words)


def _bond(facts: FactBuilder, lender: Entity, whole: tuple[Source, ...]) -> None:
    case = facts.case
    ids = {source.id for source in whole}
    listed = facts.graph.partners_of_lender.get(lender.id, ())
    whole_list = [row for row in listed if row.source in ids and row.record.role is PartnerRole.PLATFORM_OPERATOR]
    facts.say("partner_list_held", bool(whole_list), whole_list[:1], {"lender": lender.name, "name": case.asked})
    if case.platform is None:
        return
    tie = case.tie
    facts.say("platform_on_list", True if case.confirmed else False if whole_list else None, tie.records)
    facts.say("relation", "confirmed_by_lender" if case.confirmed else tie.relation, tie.records)
    denied = tie.relation == "contradicted"
    words = {"lender": lender.name, "name": case.platform.name}
    facts.say("lender_denies", True if denied else None, tie.records if denied else (), words)


def _lends_itself(facts: FactBuilder) -> bool | None:
    """Whether the platform is the very lender, or its own product: then no fee to it is a fee to somebody else. None
    where it may lend beside the lender given, as with loans that two lenders share."""
    case, platform = facts.case, facts.case.platform
    if platform is None or case.basis.standing == "unknown":
        return None
    if not case.lender_given:
        lends = case.basis.standing in LENDS_ITSELF
        return None if not lends and platform.firm_type in LENDING_TYPES else lends
    firms = (platform, facts.profiles.of(platform).operator)
    if case.lender is not None and case.lender in firms:
        return True
    return None if any(firm and facts.profiles.of(firm).licence_in_force for firm in firms) else False
