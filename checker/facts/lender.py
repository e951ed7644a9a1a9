"""Facts on the contract's lender: who it is, and its relation to the name asked for."""

from typing import Final

from checker.entities.graph import Entity
from checker.facts.builder import FactBuilder
from checker.terms import Standing
from registries.age import is_stale
from registries.model import LENDING_TYPES, PartnerRecord, PartnerRole, Source, SourcedRecord

LENDS_ITSELF: Final[frozenset[Standing]] = frozenset({"licensed_lender", "lender_product"})


def add_lender_facts(facts: FactBuilder, whole: tuple[Source, ...]) -> None:
    """Add the contract's lender, the lists that name the platform, and the relation between both.

    `whole`: the sources in which absence is a fact.
    """
    _add_contract_lender(facts)
    _add_partner_list(facts)
    facts.set("platform_lends_itself", _lends_itself(facts))
    if facts.request.lender is not None:
        _add_relation(facts, facts.request.lender, whole)


def confirming_rows(facts: FactBuilder) -> tuple[SourcedRecord[PartnerRecord], ...]:
    """Return the list rows that confirm the platform; where the contract's lender was given, only that lender's."""
    request = facts.request
    if request.platform is None or (request.basis.standing in LENDS_ITSELF and not request.has_lender):
        return ()  # a lender needs no other lender's list to be known
    rows = facts.profiles.of(request.platform).confirming_lists
    if not request.has_lender:
        return rows
    return tuple(row for row in rows if request.lender and facts.graph.firm(row.record.lender) == request.lender)


def _add_contract_lender(facts: FactBuilder) -> None:
    request, lender = facts.request, facts.request.lender
    facts.set("lender_given", request.has_lender)
    facts.set("lender_resolved", lender is not None)
    firm = request.lender_is_firm if request.has_lender else _lends_itself(facts) or None
    facts.set("lender_is_firm", firm, lender.licences[:1] if lender else ())
    facts.set("lender_confirms", request.confirmed if request.has_lender else None, request.tie.records)
    facts.set("lender_named_guarantor", False)
    if request.lender_named_guarantor:
        facts.set_typed("lender_named_guarantor", "合同的贷款人", request.lender_text, {"lender": request.lender_text})
    if lender is None:
        return
    row = facts.profiles.of(lender).licence_in_force
    evidence_rows = (row,) if row else lender.licences[:1]
    words = {"lender": lender.name, "type": lender.firm_type.value if lender.firm_type else ""}
    may_lend = True if row else False if lender.may_lend_by_type is False else None
    facts.set("lender_may_lend", may_lend, evidence_rows, words)
    facts.set("lender_named_exactly", request.lender_exact, evidence_rows, words)
    facts.set("lender_list_stale", is_stale(row, request.judged_on) if row else None, evidence_rows, words)
    if lender.firm_type:
        facts.set("lender_type", lender.firm_type.value, evidence_rows, words)


def _add_partner_list(facts: FactBuilder) -> None:
    request, rows = facts.request, confirming_rows(facts)
    lenders = list(dict.fromkeys(row.record.lender for row in rows))
    words: dict[str, str] = {}
    if rows and request.platform:
        words |= {"name": rows[0].record.as_printed, "count": str(len(lenders)), "lender": lenders[0]}
    lends_itself = not request.has_lender and request.basis.standing in LENDS_ITSELF
    facts.set("partner_listed", True if rows else False if lends_itself else None, rows, words)
    facts.set(
        "partner_list_stale", all(is_stale(row, request.judged_on) for row in rows) if rows else None, rows, words
    )


def _add_relation(facts: FactBuilder, lender: Entity, whole: tuple[Source, ...]) -> None:
    request = facts.request
    ids = {source.id for source in whole}
    listed = facts.graph.partners_of_lender.get(lender.id, ())
    whole_list = [row for row in listed if row.source in ids and row.record.role is PartnerRole.PLATFORM_OPERATOR]
    facts.set("partner_list_held", bool(whole_list), whole_list[:1], {"lender": lender.name, "name": request.name})
    if request.platform is None:
        return
    tie = request.tie
    facts.set("platform_on_list", True if request.confirmed else False if whole_list else None, tie.records)
    facts.set("relation", "confirmed_by_lender" if request.confirmed else tie.relation, tie.records)
    denied = tie.relation == "contradicted"
    words = {"lender": lender.name, "name": request.platform.name}
    facts.set("lender_denies", True if denied else None, tie.records if denied else (), words)


def _lends_itself(facts: FactBuilder) -> bool | None:
    """Whether the platform is the very lender, or its own product: then no fee to it is a fee to somebody else. None
    where it may lend beside the lender given, as with loans that two lenders share."""
    request, platform = facts.request, facts.request.platform
    if platform is None or request.basis.standing == "unknown":
        return None
    if not request.has_lender:
        lends = request.basis.standing in LENDS_ITSELF
        return None if not lends and platform.firm_type in LENDING_TYPES else lends
    firms = (platform, facts.profiles.of(platform).operator)
    if request.lender is not None and request.lender in firms:
        return True
    return None if any(firm and facts.profiles.of(firm).licence_in_force for firm in firms) else False
