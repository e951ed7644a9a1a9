"""What official notices say of the subject, the platform, and the firm that operates it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from checker.age import first_day, last_day, months_between
from checker.entities import trusted
from checker.evidence import said_on
from checker.facts.stating import Stating
from checker.record_words import date_words
from registries.model import Held, NoticeAction, NoticeRecord

_PENALTY_MONTHS: Final = 36  # RULES admin_penalty_lender: decisions older than three years no longer speak


def state(facts: Stating) -> None:
    """Interviews, penalties, privacy notices, P2P exits, and fakes of it."""
    about = _about(facts)
    interviews = _with_action(about, NoticeAction.INTERVIEW)
    facts.say("interviewed", True if interviews else None, interviews)
    dates = [when for held in interviews if (when := said_on(held.record))]
    if dates:
        facts.say("interview_age_months", months_between(last_day(max(dates)), facts.case.judged_on), interviews)
    penalties = [held for held in _with_action(about, NoticeAction.PENALTY) if _recent(held, facts.case.judged_on)]
    latest = date_words("latest", said_on(penalties[0].record)) if penalties else {}
    count = {"count": str(len(penalties)), **latest}
    facts.say("penalised", True if penalties else None, penalties, count)
    facts.say("penalty_count", len(penalties) or None, penalties, count)
    for name, action in (("privacy_notice", NoticeAction.PRIVACY_NOTICE), ("p2p_exit", NoticeAction.P2P_EXIT)):
        rows = _with_action(about, action)
        facts.say(name, True if rows else None, rows)
    fakes, platform = _imitations(facts), facts.case.platform
    facts.say("imitated", True if fakes else None, fakes, {"name": platform.name} if platform else {})


def _about(facts: Stating) -> tuple[Held[NoticeRecord], ...]:
    """Notices about exactly the subject, the platform, or the firm that operates the platform."""
    case, platform = facts.case, facts.case.platform
    operator = facts.graph.operator(platform) if platform else None
    entities = {entity.id: entity for entity in (case.subject, platform, operator) if entity}
    return tuple(held for entity in entities.values() for held in entity.notices if trusted(held))


def _imitations(facts: Stating) -> list[Held[NoticeRecord]]:
    case = facts.case
    entities = {entity.id: entity for entity in (case.platform, case.subject) if entity}
    return [held for entity in entities.values() for held in entity.imitations if trusted(held)]


def _with_action(rows: Iterable[Held[NoticeRecord]], action: NoticeAction) -> list[Held[NoticeRecord]]:
    return [held for held in rows if held.record.action is action]


def _recent(held: Held[NoticeRecord], judged_on: date) -> bool:
    when = said_on(held.record)
    return when is not None and months_between(first_day(when), judged_on) <= _PENALTY_MONTHS
