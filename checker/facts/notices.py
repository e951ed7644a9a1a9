"""Facts from official notices about the name asked for, and about the firm that operates it: of each by itself.

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
_INTERVIEW_FACTS: Final = (
    ("interviewed", "interview_age_months"),
    ("operator_interviewed", "operator_interview_age_months"),
)
_PENALTY_FACTS: Final = (("penalised", "penalty_count"), ("operator_penalised", "operator_penalty_count"))
_OTHER_FACTS: Final = (
    (NoticeAction.PRIVACY_NOTICE, ("privacy_notice", "operator_privacy_notice")),
    (NoticeAction.P2P_EXIT, ("p2p_exit", "operator_p2p_exit")),
)


def add_notice_facts(facts: FactBuilder) -> None:
    """Add interviews, penalties, privacy notices, P2P exits, and fakes of the name."""
    for (fact, age), rows in zip(_INTERVIEW_FACTS, _notices_by_entity(facts, NoticeAction.INTERVIEW), strict=True):
        facts.set(fact, True if rows else None, rows)
        dates = [when for row in rows if (when := statement_date(row.record))]
        if dates:
            facts.set(age, months_between(last_day(max(dates)), facts.request.judged_on), rows)
    for (fact, count), rows in zip(_PENALTY_FACTS, _notices_by_entity(facts, NoticeAction.PENALTY), strict=True):
        words = {"count": str(len(rows)), **(date_words("latest", statement_date(rows[0].record)) if rows else {})}
        facts.set(fact, True if rows else None, rows, words)
        facts.set(count, len(rows) or None, rows, words)
    for action, fact_names in _OTHER_FACTS:
        for fact, rows in zip(fact_names, _notices_by_entity(facts, action), strict=True):
            facts.set(fact, True if rows else None, rows)
    platform = facts.request.platform
    fakes = [row for row in platform.imitations if trusted(row)] if platform else []
    facts.set("imitated", True if fakes else None, fakes, {"name": platform.name} if platform else {})


def _notices_by_entity(facts: FactBuilder, action: NoticeAction) -> tuple[Notices, Notices]:
    """The notices of one kind about the name asked for, or else about its operator; and those about its operator where
    the name has some of its own."""
    platform = facts.request.platform
    operator = facts.profiles.of(platform).operator if platform else None
    firms = {firm.id: firm for firm in (platform, operator) if firm}.values()
    # an operator whose notices stand in the place of the name's has none to add besides
    groups = [rows for firm in firms if (rows := _current(firm, action, facts.request.judged_on))]
    return (groups[0] if groups else []), (groups[1] if len(groups) > 1 else [])


def _current(entity: Entity, action: NoticeAction, judged_on: date) -> Notices:
    """An entity's trusted notices of one kind; of penalties, those of the last three years."""
    rows = [row for row in entity.notices if row.record.action is action and trusted(row)]
    return [row for row in rows if action is not NoticeAction.PENALTY or _recent(row, judged_on)]


def _recent(row: SourcedRecord[NoticeRecord], judged_on: date) -> bool:
    when = statement_date(row.record)
    return when is not None and months_between(first_day(when), judged_on) <= _PENALTY_MONTHS
