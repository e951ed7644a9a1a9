"""Facts on the licence of the name asked for, and on what ended it or that of the contract's lender."""

from checker.entities.graph import EXIT_ACTIONS, Entity, trusted
from checker.entities.profile import Profiles
from checker.entities.standing import lost_approval
from checker.evidence.book import statement_date
from checker.facts.builder import FactBuilder
from registries.age import is_stale, last_day
from registries.model import LicenceType, NoticeAction, NoticeRecord, SourcedRecord

_PROPOSED = EXIT_ACTIONS | {NoticeAction.PROPOSED_CANCELLATION}


def add_licence_facts(facts: FactBuilder) -> None:
    """Add the licence in force, the age of its list, and what ends it: notices, and rows of a list."""
    request, platform = facts.request, facts.request.platform
    row = facts.profiles.of(platform).licence_in_force if platform else None
    evidence_rows = (row,) if row else platform.licences[:1] if platform else ()
    words = {"name": platform.name} if platform else {}
    facts.set("licence_in_force", True if row else None, evidence_rows, words)
    facts.set("licence_list_stale", is_stale(row, request.judged_on) if row else None, evidence_rows, words)
    microloan = platform is not None and platform.firm_type is LicenceType.MICROLOAN
    facts.set("microloan", microloan if platform and platform.firm_type else None)
    facts.set("contract_date", request.contract_date)
    _add_online_scope(facts)
    _add_exit(facts)
    _add_licence_status(facts)


def _add_online_scope(facts: FactBuilder) -> None:
    """What the list says of lending online across provinces: of the contract's lender, else of the name itself."""
    firm = facts.request.lender or facts.request.platform
    if firm is None or firm.firm_type is not LicenceType.MICROLOAN:
        return
    scope_row = next((row for row in firm.licences if row.record.online_scope != "unknown"), None)
    evidence_rows = (scope_row,) if scope_row else firm.licences[:1]
    words = {"name": firm.name, "lender": firm.name}
    facts.set(
        "lender_online_scope", scope_row.record.online_scope == "yes" if scope_row else None, evidence_rows, words
    )


def _add_licence_status(facts: FactBuilder) -> None:
    """Add the newest row that says a licence ended: the name's, its operator's, else the contract's lender's. Where a
    final notice says the same, the notice is told instead."""
    request = facts.request
    operator = facts.profiles.of(request.platform).operator if request.platform else None
    profiles = (facts.profiles.of(firm) for firm in (request.platform, operator, request.lender) if firm)
    ended = ((profile.entity, profile.ended_licence) for profile in profiles if profile.final_exit is None)
    firm, row = next(((firm, row) for firm, row in ended if row), (None, None))
    if firm is None or row is None:
        return
    record = row.record
    words = {"name": record.legal_name, "type": record.licence_type.value}
    if record.note:
        words |= {"note": record.note.zh, "note_en": record.note.en}
    facts.set("licence_status", record.status.value, (row,), words)
    facts.set("licence_status_lends", lost_approval(firm, row, request.judged_on), (row,), words)


def _add_exit(facts: FactBuilder) -> None:
    """Exits of the name asked for or of its operator, else of the contract's lender: a lender's name typed beside it
    clears nothing, and a lender that has left makes nothing better."""
    firms = {firm.id: firm for firm in (facts.request.platform, facts.request.lender) if firm is not None}.values()
    exits = (_exit_notice(firm, facts.profiles) for firm in firms)
    notice = next((row for row in exits if row), None)
    if notice is not None:
        record, words = notice.record, {"name": notice.record.subject}
        when = statement_date(record)
        facts.set("exit_final", True, (notice,), words)
        facts.set("exit_final_date", last_day(when) if when else None, (notice,), words)
        return
    proposed = [row for firm in firms for row in firm.notices if _is_proposed(row)]
    words = {"name": proposed[0].record.subject} if proposed else {}
    facts.set("exit_proposed", True if proposed else None, proposed[:1], words)


def _is_proposed(row: SourcedRecord[NoticeRecord]) -> bool:
    return row.record.action in _PROPOSED and row.record.stage == "proposed" and trusted(row)


def _exit_notice(firm: Entity, profiles: Profiles) -> SourcedRecord[NoticeRecord] | None:
    """The final exit of a firm, or, for a product, that of the firm that operates it."""
    profile = profiles.of(firm)
    operator = profile.operator if firm.type == "product" else None
    return profile.final_exit or (profiles.of(operator).final_exit if operator else None)
