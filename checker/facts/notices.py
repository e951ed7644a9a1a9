"""What official notices say of the name asked for, and of the firm that operates it: of each by itself.

Each fact rests on the notices of one entity, so that its sentence names whom they are about. What stands against the
contract's lender is told on that lender's own line (`checker/lender_line.py`).
"""

from datetime import date
from typing import Final

from checker.age import first_day, last_day, months_between
from checker.entities import Entity, trusted
from checker.evidence import said_on
from checker.facts.stating import Stating
from checker.record_words import date_words
from registries.model import Held, NoticeAction, NoticeRecord

_PENALTY_MONTHS: Final = 36  # RULES admin_penalty_lender: decisions older than three years no longer speak


def state(facts: Stating) -> None:
    """Interviews, penalties, privacy notices, P2P exits, and fakes of it."""
    platform = facts.case.platform
    operator = facts.graph.operator(platform) if platform else None
    firms = tuple(firm for firm in dict.fromkeys((platform, operator)) if firm)
    for write, action in _WRITERS:
        groups = [rows for firm in firms if (rows := _current(firm, action, facts.case.judged_on))]
        write(facts, "", groups[0] if groups else [])
        if len(groups) > 1:
            write(facts, "operator_", groups[1])
    fakes = [held for held in platform.imitations if trusted(held)] if platform else []
    facts.say("imitated", True if fakes else None, fakes, {"name": platform.name} if platform else {})


Notices = list[Held[NoticeRecord]]


def _interviews(facts: Stating, whose: str, rows: Notices) -> None:
    facts.say(f"{whose}interviewed", True if rows else None, rows)
    dates = [when for held in rows if (when := said_on(held.record))]
    if dates:
        age = months_between(last_day(max(dates)), facts.case.judged_on)
        facts.say(f"{whose}interview_age_months", age, rows)


def _penalties(facts: Stating, whose: str, rows: Notices) -> None:
    latest = date_words("latest", said_on(rows[0].record)) if rows else {}
    words = {"count": str(len(rows)), **latest}
    facts.say(f"{whose}penalised", True if rows else None, rows, words)
    facts.say(f"{whose}penalty_count", len(rows) or None, rows, words)


def _privacy_notices(facts: Stating, whose: str, rows: Notices) -> None:
    facts.say(f"{whose}privacy_notice", True if rows else None, rows)


def _p2p_exits(facts: Stating, whose: str, rows: Notices) -> None:
    facts.say(f"{whose}p2p_exit", True if rows else None, rows)


#: How the facts of each kind of notice are stated; `operator_` facts where the name itself has notices of its own.
_WRITERS: Final = (
    (_interviews, NoticeAction.INTERVIEW),
    (_penalties, NoticeAction.PENALTY),
    (_privacy_notices, NoticeAction.PRIVACY_NOTICE),
    (_p2p_exits, NoticeAction.P2P_EXIT),
)


def _current(entity: Entity, action: NoticeAction, judged_on: date) -> Notices:
    """An entity's trusted notices of one kind; of penalties, those of the last three years."""
    rows = [held for held in entity.notices if held.record.action is action and trusted(held)]
    return [held for held in rows if action is not NoticeAction.PENALTY or _recent(held, judged_on)]


def _recent(held: Held[NoticeRecord], judged_on: date) -> bool:
    when = said_on(held.record)
    return when is not None and months_between(first_day(when), judged_on) <= _PENALTY_MONTHS
