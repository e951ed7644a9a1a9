"""The licence of the name asked for, and what ended it or the licence of the contract's lender."""

from checker.entities.graph import EXIT_ACTIONS, Entity, trusted
from checker.entities.profile import Profiles
from checker.entities.standing import lost_approval
from checker.evidence.book import statement_date
from checker.facts.builder import FactBuilder
from registries.age import is_stale, last_day
from registries.model import LicenceType, NoticeAction, NoticeRecord, SourcedRecord

_PROPOSED = EXIT_ACTIONS | {NoticeAction.PROPOSED_CANCELLATION}


def add_licence_facts(facts: FactBuilder) -> None:
    """The licence in force, its list's age, and what ends it: notices, and rows of a list."""
    case, platform = facts.case, facts.case.platform
    held = facts.profiles.of(platform).licence_in_force if platform else None
    shown = (held,) if held else platform.licences[:1] if platform else ()
    words = {"name": platform.name} if platform else {}
    facts.say("licence_in_force", True if held else None, shown, words)
    facts.say("licence_list_stale", is_stale(held, case.judged_on) if held else None, shown, words)
    microloan = platform is not None and platform.firm_type is LicenceType.MICROLOAN
    facts.say("microloan", microloan if platform and platform.firm_type else None)
    facts.say("contract_date", case.contract_date)
    _online_scope(facts)
    _exit(facts)
    _status(facts)


def _online_scope(facts: FactBuilder) -> None:
    """What the list says of lending online across provinces: of the contract's lender, else of the name itself."""
    firm = facts.case.lender or facts.case.platform
    if firm is None or firm.firm_type is not LicenceType.MICROLOAN:
        return
    said = next((row for row in firm.licences if row.record.online_scope != "unknown"), None)
    shown = (said,) if said else firm.licences[:1]
    words = {"name": firm.name, "lender": firm.name}
    facts.say("lender_online_scope", said.record.online_scope == "yes" if said else None, shown, words)


def _status(facts: FactBuilder) -> None:
    """What the newest row says that no longer is in force: of the name, of the firm that operates it, else of the
    contract's lender. Where a notice says the same, the notice is told."""
    case = facts.case
    operator = facts.profiles.of(case.platform).operator if case.platform else None
    profiles = (facts.profiles.of(firm) for firm in (case.platform, operator, case.lender) if firm)
    ended = ((profile.entity, profile.ended_licence) for profile in profiles if profile.final_exit is None)
    firm, row = next(((firm, row) for firm, row in ended if row), (None, None))
    if firm is None or row is None:
        return
    record = row.record
    words = {"name": record.legal_name, "type": record.licence_type.value}
    if record.note:
        words |= {"note": record.note.zh, "note_en": record.note.en}
    facts.say("licence_status", record.status.value, (row,), words)
    facts.say("licence_status_lends", lost_approval(firm, row, case.judged_on), (row,), words)


def _exit(facts: FactBuilder) -> None:
    """Exits of the name asked for or of its operator, else of the contract's lender: a lender's name typed beside it
    clears nothing, and a lender that has left makes nothing better."""
    firms = [firm for firm in dict.fromkeys((facts.case.platform, facts.case.lender)) if firm is not None]
    notice = next((found for firm in firms if (found := _exit_notice(firm, facts.profiles))), None)
    if notice is not None:
        record, words = notice.record, {"name": notice.record.subject}
        when = statement_date(record)
        facts.say("exit_final", True, (notice,), words)
        facts.say("exit_final_date", last_day(when) if when else None, (notice,), words)
        return
    proposed = [held for firm in firms for held in firm.notices if _is_proposed(held)]
    words = {"name": proposed[0].record.subject} if proposed else {}
    facts.say("exit_proposed", True if proposed else None, proposed[:1], words)


def _is_proposed(held: SourcedRecord[NoticeRecord]) -> bool:
    return held.record.action in _PROPOSED and held.record.stage == "proposed" and trusted(held)


def _exit_notice(firm: Entity, profiles: Profiles) -> SourcedRecord[NoticeRecord] | None:
    """The final exit of a firm, or, for a product, that of the firm that operates it."""
    profile = profiles.of(firm)
    operator = profile.operator if firm.type == "product" else None
    return profile.final_exit or (profiles.of(operator).final_exit if operator else None)
