"""What official notices say of the name asked for, and of the firm that operates it: of each by itself.

Each fact rests on the notices of one entity, so that its sentence names whom they are about. What stands against the
contract's lender is told on that lender's own line (`checker/assessment/lender_line.py`).
"""

from datetime import date
from typing import Final

from checker.entities.graph import Entity, trusted
from checker.evidence.book import statement_date
from checker.evidence.citation_words import date_words
from checker.facts.builder import FactBuilder
from registries.age import first_day, last_day, months_between
from registries.model import NoticeAction, NoticeRecord, SourcedRecord

Notices = list[SourcedRecord[NoticeRecord]]

_PENALTY_MONTHS: Final = 36  # RULES admin_penalty_lender: decisions older than three years no longer speak


#: Facts of each kind of notice: of the name (or, where it has none, of its operator), and of the operator besides.
_INTERVIEWS: Final = (
    ("interviewed", "interview_age_months"),
    ("operator_interviewed", "operator_interview_age_months"),
)
_PENALTIES: Final = (("penalised", "penalty_count"), ("operator_penalised", "operator_penalty_count"))
_PLAIN: Final = (
    (NoticeAction.PRIVACY_NOTICE, ("privacy_notice", "operator_privacy_notice")),
    (NoticeAction.P2P_EXIT, ("p2p_exit", "operator_p2p_exit")),
)


def add_notice_facts(facts: FactBuilder) -> None:
    """Interviews, penalties, privacy notices, P2P exits, and fakes of it."""
    for (fact, age), rows in zip(_INTERVIEWS, _of_each(facts, NoticeAction.INTERVIEW), strict=True):
        facts.say(fact, True if rows else None, rows)
        dates = [when for held in rows if (when := statement_date(held.record))]
        if dates:
            facts.say(age, months_between(last_day(max(dates)), facts.case.judged_on), rows)
    for (fact, count), rows in zip(_PENALTIES, _of_each(facts, NoticeAction.PENALTY), strict=True):
        words = {"count": str(len(rows)), **(date_words("latest", statement_date(rows[0].record)) if rows else {})}
        facts.say(fact, True if rows else None, rows, words)
        facts.say(count, len(rows) or None, rows, words)
    for action, names in _PLAIN:
        for fact, rows in zip(names, _of_each(facts, action), strict=True):
            facts.say(fact, True if rows else None, rows)
    platform = facts.case.platform
    fakes = [held for held in platform.imitations if trusted(held)] if platform else []
    facts.say("imitated", True if fakes else None, fakes, {"name": platform.name} if platform else {})


def _of_each(facts: FactBuilder, action: NoticeAction) -> tuple[Notices, Notices]:
    """The notices of one kind about the name asked for, or else about its operator; and those about its operator where
    the name has some of its own."""
    platform = facts.case.platform
    operator = facts.profiles.of(platform).operator if platform else None
    firms = (firm for firm in dict.fromkeys((platform, operator)) if firm)
    groups = [rows for firm in firms if (rows := _current(firm, action, facts.case.judged_on))]
    return (groups[0] if groups else []), (groups[1] if len(groups) > 1 else [])


def _current(entity: Entity, action: NoticeAction, judged_on: date) -> Notices:
    """An entity's trusted notices of one kind; of penalties, those of the last three years."""
    rows = [held for held in entity.notices if held.record.action is action and trusted(held)]
    return [held for held in rows if action is not NoticeAction.PENALTY or _recent(held, judged_on)]


def _recent(held: SourcedRecord[NoticeRecord], judged_on: date) -> bool:
    when = statement_date(held.record)
    return when is not None and months_between(first_day(when), judged_on) <= _PENALTY_MONTHS
