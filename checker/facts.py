"""What the records say about one question, as the facts the rules read (closed list: `checker/rules/vocabulary.py`).

A record found makes a fact true. A record not found makes it false only where the list is held whole, official and
fresh; everywhere else it stays unknown, because absence from a partial list accuses and clears nobody.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.age import first_day, is_stale, last_day, months_between
from checker.chain import tie
from checker.entities import EXIT_ACTIONS, Entity, Graph, trusted
from checker.evidence import EvidenceBook, said_on
from checker.record_words import date_words, record_words
from checker.report import Standing
from checker.rules import Fact
from checker.standing import Basis, confirming_lists, final_exit, licence_in_force, standing_of
from registries.model import (
    LENDING_TYPES,
    Held,
    LicenceType,
    NoticeAction,
    NoticeRecord,
    PartnerRecord,
    PartnerRole,
    Record,
    Source,
)

_LENDS_ITSELF: frozenset[Standing] = frozenset({"licensed_lender", "lender_product"})
_TRUSTED_STANDINGS: frozenset[Standing] = frozenset({"licensed_lender", "lender_product", "listed_partner"})
_BANK_TYPES = frozenset({LicenceType.BANK, LicenceType.PRIVATE_BANK, LicenceType.FOREIGN_BANK_BRANCH})
# 银行 as the name's own last word: "与某银行合作" and "某银行信用卡" do not call themselves a bank
_BANK_NAME = re.compile(r"银行((股份)?有限(责任)?公司)?$")
_PENALTY_MONTHS = 36  # RULES admin_penalty_lender: decisions older than three years no longer speak


@dataclass(frozen=True)
class Case:
    """One question after its names were resolved. `subject` is whom the verdict is about: the contract's lender when
    one was given, else what the name led to. `suspects`: trusted entities the unresolved name looks like."""

    asked: str
    platform: Entity | None
    lender: Entity | None
    lender_given: bool
    basis: Basis
    suspects: tuple[Entity, ...]
    contract_date: date | None
    judged_on: date

    @property
    def subject(self) -> Entity | None:
        """Whom the verdict is about."""
        return self.lender if self.lender_given else self.platform


class _Facts:
    """Builds the facts of one case; each method below states one group of them."""

    def __init__(self, case: Case, graph: Graph, book: EvidenceBook) -> None:
        self.case, self.graph, self.book = case, graph, book
        self.facts: dict[str, Fact] = {}

    def say(
        self,
        name: str,
        value: bool | int | str | date | None,
        records: Iterable[Held[Record]] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        """State one fact, the records that show it, and its words: theirs, then those given."""
        rows = tuple(records)
        evidence = tuple(dict.fromkeys(self.book.add(held) for held in rows))
        said = {"name": self.case.asked, **record_words(rows, self.case.judged_on), **(words or {})}
        self.facts[name] = Fact(value, evidence, said)


def facts_of(case: Case, graph: Graph, book: EvidenceBook, whole: tuple[Source, ...]) -> Mapping[str, Fact]:
    """All facts of the case. `whole`: what `whole_sources` returned."""
    facts = _Facts(case, graph, book)
    _identity(facts)
    _licence(facts)
    _contract_lender(facts)
    _partner(facts, whole)
    _notices(facts)
    _bank_name(facts, whole)
    return facts.facts


def _identity(facts: _Facts) -> None:
    case, graph = facts.case, facts.graph
    facts.say("standing", case.basis.standing, case.basis.records)
    subject = case.subject
    kind = "none" if subject is None else "product" if subject.type == "product" else _type_word(subject)
    facts.say("subject_type", kind)
    platform = case.platform
    operator = graph.operator(platform) if platform else None
    own = platform is not None and (bool(platform.licences) or operator is not None or bool(_lists(facts)))
    facts.say("own_record", own)
    named_operator = operator is not None or (
        platform is not None and any(held.record.operator for held in platform.notices)
    )
    facts.say("operator_known", named_operator)
    suspects = case.suspects
    differs = named_operator and not own
    shown: list[Held[Record]] = []
    for entity in suspects if differs else ():  # a mere resemblance brings no record of the other one along
        shown += (*entity.products[:1], *entity.licences[:1])
    other = {"name": case.asked, "other": "、".join(entity.name for entity in suspects)}
    facts.say("lookalike_of_trusted", bool(suspects), shown, other)
    facts.say("operator_differs", differs if suspects else None)
    named = case.basis.records if case.basis.standing == "warned" else ()
    facts.say("officially_named", case.basis.standing == "warned", named)


def _licence(facts: _Facts) -> None:
    case = facts.case
    subject = case.subject
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
    _exit(facts, subject)


def _exit(facts: _Facts, subject: Entity | None) -> None:
    notice = _exit_notice(subject, facts.graph)
    if notice is not None:
        record, words = notice.record, {"name": notice.record.subject}
        when = said_on(record)
        facts.say("exit_final", True, (notice,), words)
        facts.say("exit_final_date", last_day(when) if when else None, (notice,), words)
        return
    proposed = [
        held
        for held in (subject.notices if subject else ())
        if held.record.action in EXIT_ACTIONS | {NoticeAction.PROPOSED_CANCELLATION}
        and held.record.stage == "proposed"
        and trusted(held)
    ]
    facts.say("exit_proposed", True if proposed else None, proposed[:1], {"name": subject.name} if subject else {})


def _exit_notice(subject: Entity | None, graph: Graph) -> Held[NoticeRecord] | None:
    """The subject's final exit, or, for a product, that of the firm that operates it."""
    if subject is None:
        return None
    operator = graph.operator(subject) if subject.type == "product" else None
    return final_exit(subject) or (final_exit(operator) if operator else None)


def _contract_lender(facts: _Facts) -> None:
    case, lender = facts.case, facts.case.lender
    facts.say("lender_given", case.lender_given)
    if not case.lender_given:
        return
    if lender is None:
        return
    held = licence_in_force(lender, case.judged_on)
    shown = (held,) if held else lender.licences[:1]
    words = {"lender": lender.name, "type": lender.firm_type.value if lender.firm_type else ""}
    may_lend = True if held else False if lender.may_lend_by_type is False else None
    facts.say("lender_may_lend", may_lend, shown, words)
    if lender.firm_type:
        facts.say("lender_type", lender.firm_type.value, shown, words)


def _partner(facts: _Facts, whole: tuple[Source, ...]) -> None:
    case, rows = facts.case, _lists(facts)
    facts.say("platform_lends_itself", _lends_itself(facts))
    lenders = list(dict.fromkeys(row.record.lender for row in rows))
    words: dict[str, str] = {}
    if rows and case.platform:
        words |= {"name": rows[0].record.as_printed, "count": str(len(lenders)), "lender": lenders[0]}
    lends_itself = not case.lender_given and case.basis.standing in _LENDS_ITSELF
    facts.say("partner_listed", True if rows else False if lends_itself else None, rows, words)
    facts.say("partner_list_stale", all(is_stale(row, case.judged_on) for row in rows) if rows else None, rows, words)
    if not case.lender_given or case.lender is None:
        return
    ids = {source.id for source in whole}
    listed = facts.graph.partners_of_lender.get(case.lender.id, ())
    whole_list = [row for row in listed if row.source in ids and row.record.role is PartnerRole.PLATFORM_OPERATOR]
    held_whole = bool(whole_list)
    facts.say("partner_list_held", held_whole, whole_list[:1], {"lender": case.lender.name, "name": case.asked})
    if case.platform is None:
        return
    bond = tie(case.platform, case.lender, facts.graph, case.judged_on)
    same = case.platform == case.lender
    on_list = same or bond.relation == "confirmed_by_lender"
    facts.say("platform_on_list", True if on_list else False if held_whole else None, bond.records)
    facts.say("relation", "confirmed_by_lender" if same else bond.relation, bond.records)
    denied = bond.relation == "contradicted"
    denial_words = {"lender": case.lender.name, "name": case.platform.name}
    facts.say("lender_denies", True if denied else None, bond.records if denied else (), denial_words)


def _lends_itself(facts: _Facts) -> bool | None:
    """Whether the platform is the very lender, or its own product: then no fee to it is a fee to somebody else."""
    case, platform = facts.case, facts.case.platform
    if platform is None or case.basis.standing == "unknown":
        return None
    if not case.lender_given:
        lends = case.basis.standing in _LENDS_ITSELF
        return None if not lends and platform.firm_type in LENDING_TYPES else lends
    return case.lender is not None and case.lender in (platform, facts.graph.operator(platform))


def _lists(facts: _Facts) -> tuple[Held[PartnerRecord], ...]:
    """Confirming list rows about the platform; with a contract lender given, only that lender's."""
    case = facts.case
    if case.platform is None or (case.basis.standing in _LENDS_ITSELF and not case.lender_given):
        return ()  # a lender needs no other lender's list to be known
    rows = confirming_lists(case.platform, facts.graph, case.judged_on)
    if not case.lender_given:
        return rows
    return tuple(row for row in rows if case.lender and facts.graph.firm(row.record.lender) == case.lender)


def _notices(facts: _Facts) -> None:
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


def _about(facts: _Facts) -> tuple[Held[NoticeRecord], ...]:
    """Notices about exactly the subject, the platform, or the firm that operates the platform."""
    case, platform = facts.case, facts.case.platform
    operator = facts.graph.operator(platform) if platform else None
    entities = {entity.id: entity for entity in (case.subject, platform, operator) if entity}
    return tuple(held for entity in entities.values() for held in entity.notices if trusted(held))


def _imitations(facts: _Facts) -> list[Held[NoticeRecord]]:
    case = facts.case
    entities = {entity.id: entity for entity in (case.platform, case.subject) if entity}
    return [held for entity in entities.values() for held in entity.imitations if trusted(held)]


def _with_action(rows: Iterable[Held[NoticeRecord]], action: NoticeAction) -> list[Held[NoticeRecord]]:
    return [held for held in rows if held.record.action is action]


def _recent(held: Held[NoticeRecord], judged_on: date) -> bool:
    when = said_on(held.record)
    return when is not None and months_between(first_day(when), judged_on) <= _PENALTY_MONTHS


def _bank_name(facts: _Facts, whole: tuple[Source, ...]) -> None:
    """A name on record that calls itself a bank. What somebody merely typed may be a bank's short or old name: nobody
    knows that anything bears it, so nothing is held against it."""
    platform = facts.case.platform
    name = platform.name if platform else facts.case.asked
    calls_itself_bank = _BANK_NAME.search(name) is not None
    rows: list[Held[Record]] = []
    if platform is not None and calls_itself_bank:
        rows += (*platform.licences[:1], *platform.products[:1], *platform.notices[:1])
    facts.say("name_contains_bank", None if calls_itself_bank and platform is None else calls_itself_bank, rows[:1])
    types = {licence_type for source in whole for licence_type in source.licence_types}
    facts.say("bank_list_whole", {LicenceType.BANK, LicenceType.FOREIGN_BANK_BRANCH} <= types)
    bank = platform is not None and platform.firm_type in _BANK_TYPES
    facts.say("bank_licence_found", bank, platform.licences[:1] if platform else ())


def trusted_suspects(entities: Iterable[Entity], graph: Graph, judged_on: date) -> tuple[Entity, ...]:
    """Of the entities a name looks like, those that are a listed lender, its product or a listed partner."""
    return tuple(entity for entity in entities if standing_of(entity, graph, judged_on).standing in _TRUSTED_STANDINGS)


def _type_word(entity: Entity) -> str:
    return entity.firm_type.value if entity.firm_type else "none"
