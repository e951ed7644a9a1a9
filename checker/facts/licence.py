"""The subject's licence, and what ended it."""

from checker.age import is_stale, last_day
from checker.entities import EXIT_ACTIONS, Entity, Graph, trusted
from checker.evidence import said_on
from checker.facts.stating import Stating
from checker.standing import final_exit, licence_in_force
from registries.model import Held, LicenceType, NoticeAction, NoticeRecord

_PROPOSED = EXIT_ACTIONS | {NoticeAction.PROPOSED_CANCELLATION}


def state(facts: Stating) -> None:
    """The licence in force, its list's age, and notices that end it."""
    case, subject = facts.case, facts.case.subject
    held = licence_in_force(subject, case.judged_on) if subject else None
    shown = (held,) if held else subject.licences[:1] if subject else ()
    words = {"name": subject.name} if subject else {}
    facts.say("licence_in_force", True if held else None, shown, words)
    facts.say("licence_list_stale", is_stale(held, case.judged_on) if held else None, shown, words)
    microloan = subject is not None and subject.firm_type is LicenceType.MICROLOAN
    facts.say("microloan", microloan if subject and subject.firm_type else None)
    facts.say("contract_date", case.contract_date)
    if microloan and subject is not None:
        said = next((row for row in subject.licences if row.record.online_scope != "unknown"), None)
        facts.say("lender_online_scope", said.record.online_scope == "yes" if said else None, shown, words)
    _exit(facts)


def _exit(facts: Stating) -> None:
    """Exits of the subject, or of the name asked for: a lender's name typed beside it clears nothing."""
    firms = [firm for firm in dict.fromkeys((facts.case.subject, facts.case.platform)) if firm is not None]
    notice = next((found for firm in firms if (found := _exit_notice(firm, facts.graph))), None)
    if notice is not None:
        record, words = notice.record, {"name": notice.record.subject}
        when = said_on(record)
        facts.say("exit_final", True, (notice,), words)
        facts.say("exit_final_date", last_day(when) if when else None, (notice,), words)
        return
    proposed = [held for firm in firms for held in firm.notices if _is_proposed(held)]
    words = {"name": proposed[0].record.subject} if proposed else {}
    facts.say("exit_proposed", True if proposed else None, proposed[:1], words)


def _is_proposed(held: Held[NoticeRecord]) -> bool:
    return held.record.action in _PROPOSED and held.record.stage == "proposed" and trusted(held)


def _exit_notice(firm: Entity, graph: Graph) -> Held[NoticeRecord] | None:
    """The final exit of a firm, or, for a product, that of the firm that operates it."""
    operator = graph.operator(firm) if firm.type == "product" else None
    return final_exit(firm) or (final_exit(operator) if operator else None)
