"""What the records of a small world state as facts: each condition alone decides one of them once.

Firm names are invented (甲, 乙 …).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from checker.entities.chain import Tie, tie
from checker.entities.profile import Profiles
from checker.entities.standing import standing_of
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest, facts_of, trusted_suspects
from checker.rules import Fact
from checker.rules.vocabulary import Value
from registries.model import LicenceType, Record, Source
from registries.sources import source_by_id
from tests.every_case import every_case
from tests.factories.records import SOURCE_OF, cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER, MICRO, BANK = "甲消费金融有限公司", "丁小额贷款有限公司", "戊银行股份有限公司"
FIRM, APP, OTHER = "乙信息科技有限公司", "丙花", "己信息科技有限公司"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(MICRO, "microloan"),
    licence(BANK, "bank"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
)
LISTED = partner(LENDER, FIRM)
OLD, UNVERIFIED = cite("2024-06-30"), cite(confidence="unverified")
WHOLE = source_by_id(SOURCE_OF["partner"])


@dataclass
class Stated:
    """Facts, and the records of their evidence."""

    facts: dict[str, Fact]
    book: EvidenceBook

    def __getitem__(self, name: str) -> Value | None:
        return self.facts[name].value if name in self.facts else None

    def words(self, name: str) -> dict[str, str]:
        return dict(self.facts[name].words)

    def records(self, name: str) -> list[dict[str, Any]]:
        """The records behind a fact."""
        by_id = {entry.id: entry.record for entry in self.book.entries()}
        return [by_id[one] for one in self.facts[name].evidence]

    def rows(self, name: str) -> list[str]:
        """Whom each record behind a fact is about."""
        keys = ("subject", "brand", "legal_name", "partner")
        return [next(record[key] for key in keys if key in record) for record in self.records(name)]


def stated(*more: Record, name: str = APP, lender: str | None = None, **fields: Any) -> Stated:
    """The facts on a name beside a lender. `suspects`: names it looks like; `whole`: sources held whole."""
    graph, whole, on = graph_of(*BASIC, *more), fields.pop("whole", ()), fields.pop("on", TODAY)
    platform, lent = graph.named(name), graph.named(lender) if lender else None
    alike = tuple(only(graph, text) for text in fields.pop("suspects", ()))
    case = ResolvedRequest(name, platform, lent, lender is not None, standing_of(platform, graph, on), alike, None, on)
    case = replace(
        case,
        lender_text=lender or "",
        lender_basis=standing_of(lent, graph, on),
        tie=tie(platform, lent, Profiles(graph, on)) if platform and lent else Tie("unknown"),
        **fields,
    )
    book = EvidenceBook(on)
    return Stated(dict(facts_of(case, Profiles(graph, on), book, whole)), book)


# Who the name is.


@pytest.mark.parametrize(
    ("name", "kind", "standing"),
    [
        (APP, "product", "unconfirmed"),
        (LENDER, "consumer_finance", "licensed_lender"),
        (FIRM, "technology", "not_a_lender"),
        ("没人知道", "none", "unknown"),
        ("庚有限公司", "none", "warned"),
    ],
)
def test_kind_and_standing(name: str, kind: str, standing: str) -> None:
    found = stated(notice("庚有限公司", "warning"), name=name)
    assert (found["subject_type"], found["standing"]) == (kind, standing)
    assert found["name_lends"] is (name == LENDER)


@pytest.mark.parametrize(
    ("name", "own", "known"),
    [
        (APP, True, True),  # its operator is known
        (FIRM, True, False),  # it has a row of its own
        ("丙化", False, True),  # a notice names who runs it
        ("丙华", False, False),
        ("丙画", True, False),  # a lender's list names it
        ("丙话", False, False),  # a row that says nothing but its name
        ("没人知道", False, False),
    ],
)
def test_what_is_on_record_of_a_name_itself(name: str, own: bool, known: bool) -> None:
    more = (
        notice("丙化", "interview", operator=OTHER),
        notice("丙华", "interview"),
        product("丙画"),
        partner(LENDER, "丙画", form="product"),
        product("丙话"),
    )
    for suspects in ((), (APP,)):
        found = stated(*more, name=name, suspects=suspects)
        assert (found["own_record"], found["operator_known"]) == (own, known)
        assert found["lookalike_of_trusted"] is bool(suspects)
        assert found["operator_differs"] == ((known and not own) if suspects else None)


def test_a_resemblance_shows_the_other_s_records_only_where_the_operator_is_another() -> None:
    named, twice = notice("丙化", "interview", operator=OTHER), product(APP, FIRM, cite=cite("2025-01-01"))
    differs = stated(named, twice, licence(LENDER, cite=OLD), name="丙化", suspects=(APP, LENDER))
    assert differs.rows("lookalike_of_trusted") == [APP, LENDER]
    assert differs.words("lookalike_of_trusted")["other"] == f"{APP}、{LENDER}"
    assert stated(name="丙话", suspects=(APP,)).rows("lookalike_of_trusted") == []


def test_only_trusted_names_are_worth_resembling() -> None:
    graph = graph_of(*BASIC, LISTED, product("甲贷", LENDER), product("丁花"), notice("假花", "warning"))
    names = (LENDER, "甲贷", APP, "丁花", "假花", FIRM)
    found = trusted_suspects([only(graph, name) for name in names], Profiles(graph, TODAY))
    assert [entity.name for entity in found] == [LENDER, "甲贷", APP]


def test_whom_officials_named_the_name_or_else_the_lender() -> None:
    of_name, of_lender = notice(APP, "warning"), notice(BANK, "court_case")
    assert stated()["officially_named"] is False
    assert stated(of_name).rows("officially_named") == [APP]
    assert stated(of_lender, lender=BANK).rows("officially_named") == [BANK]
    assert stated(of_name, of_lender, lender=BANK).rows("officially_named") == [APP]
    assert stated(of_lender)["officially_named"] is False


# Its licence, and what ended one.


def test_the_licence_of_the_name() -> None:
    found = stated(name=LENDER)
    assert (found["licence_in_force"], found["licence_list_stale"], found["microloan"]) == (True, False, False)
    assert found.rows("licence_in_force") == [LENDER]
    old = stated(licence("庚银行股份有限公司", "bank", cite=OLD), name="庚银行股份有限公司")
    assert (old["licence_in_force"], old["licence_list_stale"]) == (True, True)
    seen = licence(LENDER, status="identified", cite=cite(confidence="official"))
    assert [row["status"] for row in stated(seen, name=LENDER).records("licence_in_force")] == ["in_force"]
    assert [row["status"] for row in stated(seen, lender=LENDER).records("lender_may_lend")] == ["in_force"]
    none = stated(name=FIRM)
    assert (none["licence_in_force"], none["licence_list_stale"], none["microloan"]) == (None, None, False)
    assert none.rows("licence_in_force") == [FIRM]
    assert none.words("licence_in_force")["name"] == FIRM
    assert stated(name=MICRO)["microloan"] is True
    assert stated(name=APP)["microloan"] is None
    assert stated(name="没人知道")["microloan"] is None


def test_the_scope_told_is_that_of_the_lender_or_else_of_the_name() -> None:
    wide = licence(MICRO, "microloan", online_scope="yes", cite=cite("2025-01-01"))
    narrow = licence("辛小额贷款有限公司", "microloan", online_scope="no")
    assert stated(name=MICRO)["lender_online_scope"] is None
    assert stated(name=MICRO).rows("lender_online_scope") == [MICRO]
    assert stated(wide, name=MICRO)["lender_online_scope"] is True
    assert [row["online_scope"] for row in stated(wide, name=MICRO).records("lender_online_scope")] == ["yes"]
    assert stated(narrow, name="辛小额贷款有限公司")["lender_online_scope"] is False
    beside = stated(wide, narrow, name=MICRO, lender="辛小额贷款有限公司")
    assert beside["lender_online_scope"] is False
    assert beside.rows("lender_online_scope") == ["辛小额贷款有限公司"]
    assert beside.words("lender_online_scope")["name"] == "辛小额贷款有限公司"
    for name in (BANK, APP, "没人知道"):
        assert "lender_online_scope" not in stated(name=name).facts


ENDED = licence(BANK, "bank", "suspended", cite=cite("2026-10-01"), note={"zh": "停业。", "en": "Closed."})


def test_a_row_that_ended_is_told_of_the_name_of_its_operator_or_of_the_lender() -> None:
    for name, lender in ((BANK, None), ("戊贷", None), (APP, BANK)):
        found = stated(ENDED, product("戊贷", BANK), name=name, lender=lender)
        assert (found["licence_status"], found["licence_status_lends"]) == ("suspended", True)
        words = found.words("licence_status")
        assert (words["name"], words["type"], words["note"], words["note_en"]) == (BANK, "bank", "停业。", "Closed.")
        assert found.rows("licence_status") == [BANK]
    both = stated(ENDED, licence(LENDER, status="cancelled"), name=BANK, lender=LENDER)
    assert both.rows("licence_status") == [BANK]
    assert "licence_status" not in stated(ENDED).facts
    told = stated(ENDED, notice(BANK, "cancelled", date="2026-10-02"), name=BANK)
    assert "licence_status" not in told.facts  # the notice says it
    plain = stated(licence("壬支付有限公司", "payment", "cancelled"), name="壬支付有限公司")
    assert plain["licence_status_lends"] is False
    assert "note" not in plain.words("licence_status")


def left(name: str, action: str = "cancelled", stage: str = "final", day: str | None = "2026-10-01") -> Record:
    return notice(name, action, stage, date=day, cite=cite(day))


def test_an_exit_is_told_of_the_name_of_its_operator_or_of_the_lender() -> None:
    own = product("甲贷", LENDER)
    for name, lender in ((LENDER, None), ("甲贷", None), (APP, LENDER)):
        found = stated(own, left(LENDER), name=name, lender=lender)
        assert (found["exit_final"], found["exit_final_date"]) == (True, date(2026, 10, 1))
        assert found.words("exit_final")["name"] == LENDER
        assert found.rows("exit_final") == [LENDER]
        assert "exit_proposed" not in found.facts
    both = stated(left(BANK), left(LENDER), name=BANK, lender=LENDER)
    assert both.words("exit_final")["name"] == BANK
    assert "exit_final" not in stated(left(LENDER)).facts
    assert stated(left(LENDER, day="2026-10"), name=LENDER)["exit_final_date"] == date(2026, 10, 31)
    undated = stated(left("癸小额贷款有限公司", day=None), name="癸小额贷款有限公司")
    assert (undated["exit_final"], undated["exit_final_date"]) == (True, None)


@pytest.mark.parametrize("action", ["proposed_cancellation", "cancelled", "revoked", "lost_contact", "shell"])
def test_an_exit_that_is_only_proposed(action: str) -> None:
    found = stated(left(LENDER, action, "proposed"), left(BANK, action, "proposed"), name=LENDER, lender=BANK)
    assert (found["exit_proposed"], found.rows("exit_proposed")) == (True, [LENDER])
    assert found.words("exit_proposed")["name"] == LENDER
    beside = stated(left(BANK, action, "proposed"), lender=BANK)
    assert beside.rows("exit_proposed") == [BANK]
    rumour = notice(LENDER, action, "proposed", cite=UNVERIFIED)
    assert stated(rumour, name=LENDER)["exit_proposed"] is None


def test_what_is_no_exit_is_not_proposed_either() -> None:
    for other in (
        left(LENDER, "penalty", "proposed"),
        left(LENDER, "interview"),
        left(LENDER, "proposed_cancellation"),
    ):
        found = stated(other, name=LENDER)
        assert (found["exit_proposed"], found["exit_final"]) == (None, None), other


# The contract's lender.


@pytest.mark.parametrize(
    ("lender", "may", "stale", "type_"),
    [
        (LENDER, True, False, "consumer_finance"),
        (FIRM, False, None, "technology"),
        ("庚银行股份有限公司", True, True, "bank"),
        ("辛银行股份有限公司", None, None, "bank"),
        ("壬有限公司", None, None, None),
    ],
)
def test_who_the_lender_is(lender: str, may: bool | None, stale: bool | None, type_: str | None) -> None:
    more = (
        licence("庚银行股份有限公司", "bank", cite=OLD),
        licence("辛银行股份有限公司", "bank", "identified"),
        notice("壬有限公司", "interview"),
    )
    found = stated(*more, lender=lender)
    assert (found["lender_given"], found["lender_resolved"], found["lender_is_firm"]) == (True, True, True)
    assert (found["lender_may_lend"], found["lender_list_stale"], found["lender_type"]) == (may, stale, type_)
    rows = [lender] if type_ else []
    assert found.rows("lender_may_lend") == found.rows("lender_is_firm") == rows
    assert (found.words("lender_may_lend")["lender"], found.words("lender_may_lend")["type"]) == (lender, type_ or "")
    for exact in (True, False):
        assert stated(*more, lender=lender, lender_exact=exact)["lender_named_exactly"] is exact


def test_no_lender_and_one_that_nobody_knows() -> None:
    none = stated()
    assert (none["lender_given"], none["lender_resolved"], none["lender_is_firm"]) == (False, False, None)
    assert none["lender_confirms"] is None
    for words, firm in (("张三", None), ("没人知道公司", True), ("没人知道的公司的人", None)):
        typed = stated(lender=words)
        assert (typed["lender_given"], typed["lender_resolved"], typed["lender_is_firm"]) == (True, False, firm)
        assert typed["lender_confirms"] is False
        assert not {"lender_may_lend", "lender_named_exactly", "relation", "partner_list_held"} & typed.facts.keys()
    assert stated(name="没人知道", lender=APP)["lender_is_firm"] is True  # on record, whatever it is called
    assert stated(name=LENDER)["lender_is_firm"] is True
    assert stated(name=FIRM)["lender_is_firm"] is None


@pytest.mark.parametrize(
    ("more", "name", "lender", "expected"),
    [
        ((LISTED,), APP, LENDER, (True, "confirmed_by_lender", None)),
        ((LISTED,), APP, BANK, (False, "claimed_only", None)),
        ((notice(LENDER, "denial", denies=APP),), APP, LENDER, (False, "contradicted", True)),
        ((), LENDER, LENDER, (True, "confirmed_by_lender", None)),
        ((), "没人知道", LENDER, (False, None, None)),
    ],
)
def test_how_lender_and_name_hang_together(
    more: tuple[Record, ...], name: str, lender: str, expected: tuple[bool, str | None, bool | None]
) -> None:
    confirms, relation, denies = expected
    found = stated(*more, name=name, lender=lender)
    assert (found["lender_confirms"], found["relation"], found["lender_denies"]) == expected
    assert found["platform_on_list"] is (True if confirms else None)
    if denies:
        assert found.rows("lender_denies") == [LENDER]
        assert found.words("lender_denies")["name"] == APP
    elif relation:
        assert found.rows("lender_denies") == []
    if more and relation != "claimed_only":
        assert found.rows("relation") == found.rows("lender_confirms") == ([LENDER] if denies else [FIRM])


def test_a_whole_list_of_that_lender_s_platforms_lets_one_be_missing() -> None:
    other = partner(LENDER, OTHER)

    def on_list(*more: Record, whole: tuple[Source, ...] = (WHOLE,), lender: str = LENDER, name: str = APP) -> Any:
        found = stated(*more, whole=whole, lender=lender, name=name)
        return found["platform_on_list"], found["partner_list_held"]

    assert on_list(other) == (False, True)
    assert on_list(other, LISTED) == (True, True)
    assert on_list(other, whole=()) == (None, False)
    assert on_list(other, lender=BANK) == (None, False)
    assert on_list(partner(LENDER, OTHER, role="guarantor")) == (None, False)
    assert on_list(other, name="没人知道") == (None, True)
    held = stated(other, partner(LENDER, "庚信息科技有限公司"), whole=(WHOLE,), lender=LENDER)
    assert len(held.rows("partner_list_held")) == 1
    assert held.words("partner_list_held")["lender"] == LENDER
    assert held.words("partner_list_held")["name"] == APP


# Lists that name the platform.


def test_lists_that_name_the_platform_all_of_them_or_the_lender_s_own() -> None:
    also, again = partner(BANK, FIRM, cite=OLD), partner(LENDER, FIRM, cite=cite("2026-08-31"))
    plain = stated(LISTED, also, again)
    assert (plain["partner_listed"], plain["partner_list_stale"]) == (True, False)
    assert plain.words("partner_listed")["count"] == "2"
    assert (plain.words("partner_listed")["lender"], plain.words("partner_listed")["name"]) == (LENDER, FIRM)
    theirs = stated(LISTED, also, lender=BANK)
    assert (theirs["partner_listed"], theirs["partner_list_stale"]) == (True, True)
    assert theirs.words("partner_listed")["count"] == "1"
    for lender in (MICRO, "没人知道公司"):
        assert stated(LISTED, lender=lender)["partner_listed"] is None, lender
    assert (stated()["partner_listed"], stated()["partner_list_stale"]) == (None, None)
    assert stated(LISTED, name="没人知道")["partner_listed"] is None


def test_a_lender_needs_no_other_lender_s_list() -> None:
    shared = partner(BANK, LENDER)
    assert stated(shared, name=LENDER)["partner_listed"] is False
    assert stated(shared, name=LENDER, lender=BANK)["partner_listed"] is True
    assert stated(name=LENDER, lender=BANK)["partner_listed"] is None
    assert stated(product("甲贷", LENDER), name="甲贷")["partner_listed"] is False


@every_case(
    ("name", "lender", "lends"),
    [
        (LENDER, None, True),
        ("甲贷", None, True),
        (APP, None, False),
        (FIRM, None, False),
        ("没人知道", None, None),
        ("丙华", None, None),  # of which only a notice tells
        ("丙华", BANK, None),
        ("辛银行股份有限公司", None, None),  # a bank by its name; nobody knows whether it may lend
        (LENDER, LENDER, True),
        ("甲贷", LENDER, True),
        (LENDER, BANK, None),
        ("甲贷", BANK, None),
        (APP, BANK, False),
        (APP, FIRM, True),
        (APP, "没人知道公司", False),
        (LENDER, "没人知道公司", None),
        ("没人知道", BANK, None),
    ],
)
def test_whether_the_platform_is_the_lender_itself(name: str, lender: str | None, lends: bool | None) -> None:
    more = (
        product("甲贷", LENDER),
        licence("辛银行股份有限公司", "bank", "identified"),
        notice("丙华", "privacy_notice"),
    )
    assert stated(*more, name=name, lender=lender)["platform_lends_itself"] is lends


# Notices.

KINDS = {
    "interview": ("interviewed", "operator_interviewed"),
    "penalty": ("penalised", "operator_penalised"),
    "privacy_notice": ("privacy_notice", "operator_privacy_notice"),
    "p2p_exit": ("p2p_exit", "operator_p2p_exit"),
}


@pytest.mark.parametrize("action", KINDS)
def test_a_notice_of_each_kind_about_the_name_and_about_its_operator(action: str) -> None:
    fact, besides = KINDS[action]
    own, theirs = (notice(name, action, date="2026-05-01") for name in (APP, FIRM))
    for records, first, second in (
        ((own, theirs), [APP], [FIRM]),
        ((own,), [APP], []),
        ((theirs,), [FIRM], []),
        ((), [], []),
    ):
        found = stated(*records)
        assert (found.rows(fact), found.rows(besides)) == (first, second)
        assert (found[fact], found[besides]) == (True if first else None, True if second else None)
    others = [stated(own, theirs)[name] for kind, names in KINDS.items() if kind != action for name in names]
    assert others == [None] * 6
    rumour = notice(APP, action, date="2026-05-01", cite=UNVERIFIED)
    assert stated(rumour)[fact] is None
    assert stated(own, name=FIRM)[fact] is None  # of an app nothing falls on whoever runs it
    assert stated(theirs, name="没人知道")[fact] is None


def test_how_long_ago_the_newest_interview_was() -> None:
    old, new = (notice(APP, "interview", date=day) for day in ("2024-05-01", "2026-05-24"))
    theirs = notice(FIRM, "interview", date="2025-11-25")
    found = stated(old, new, theirs)
    assert (found["interview_age_months"], found["operator_interview_age_months"]) == (6, 11)
    assert found.rows("interview_age_months") == [APP, APP]
    month = stated(notice(APP, "interview", date="2026-05"))
    assert month["interview_age_months"] == 5  # its last day
    undated = notice(APP, "interview", date=None, cite=cite(None))
    assert "interview_age_months" not in stated(undated).facts
    assert stated(undated)["interviewed"] is True
    assert stated(undated, new)["interview_age_months"] == 6


def test_penalties_of_three_years_and_their_number() -> None:
    def fined(day: str | None, name: str = APP) -> Record:
        return notice(name, "penalty", date=day, cite=cite(day))

    found = stated(fined("2026-05-01"), fined("2025-05-01"), fined("2026-06-01", FIRM))
    assert (found["penalty_count"], found["operator_penalty_count"]) == (2, 1)
    assert found.words("penalised")["count"] == "2"
    assert found.words("penalised")["latest"] == "2026年5月1日"
    for day, speaks in (("2023-10-25", True), ("2023-10-24", False), ("2023-11", True), ("2023-10", False)):
        assert (stated(fined(day))["penalised"] is True) is speaks, day
    assert stated(fined(None))["penalised"] is None
    assert stated()["penalty_count"] is None
    assert stated(fined("2022-01-01"), fined("2026-05-01", FIRM)).rows("penalised") == [FIRM]


def test_fakes_of_the_name() -> None:
    fake = notice("假花", "counterfeit_app", imitates=APP)
    assert (stated(fake)["imitated"], stated(fake).rows("imitated")) == (True, ["假花"])
    assert stated(fake).words("imitated")["name"] == APP
    assert stated(fake, name=FIRM)["imitated"] is None
    assert stated(notice("假花", "counterfeit_app", imitates=APP, cite=UNVERIFIED))["imitated"] is None
    assert stated(fake, name="没人知道")["imitated"] is None


# Names that call themselves a bank.


@every_case(
    ("name", "bank", "found"),
    [
        ("庚银行", True, False),
        ("庚银行有限公司", True, False),
        (BANK, True, True),
        (APP, False, False),
        ("庚银行信用卡", False, False),
        ("没人知道银行", None, False),  # typed, and borne by nothing known
        ("没人知道", False, False),
        ("辛民营银行股份有限公司", True, True),
        ("外国银行有限公司", True, True),
        ("壬银行", True, False),
        ("癸银行", True, False),
        ("子信用社", True, True),  # the former name of a bank
    ],
)
def test_who_calls_itself_a_bank(name: str, bank: bool | None, found: bool) -> None:
    more = (
        notice("庚银行", "interview"),
        product("庚银行有限公司"),
        notice("庚银行有限公司", "interview"),
        product("庚银行信用卡"),
        licence("辛民营银行股份有限公司", "private_bank"),
        licence("外国银行有限公司", "foreign_bank_branch"),
        licence("外国银行有限公司", "payment", cite=cite("2020-01-01")),
        licence("壬银行", "technology"),
        product("癸银行"),
        licence("子银行股份有限公司", "bank", former_names=("子信用社",)),
    )
    told = stated(*more, name=name)
    assert (told["name_contains_bank"], told["bank_licence_found"]) == (bank, found)
    known = bank and name != "没人知道银行"
    assert len(told.rows("name_contains_bank")) == (1 if known else 0)
    assert len(told.rows("bank_licence_found")) == (1 if found or name == "壬银行" else 0)


@pytest.mark.parametrize(
    ("types", "whole"),
    [
        ((LicenceType.BANK, LicenceType.FOREIGN_BANK_BRANCH), True),
        ((LicenceType.BANK, LicenceType.FOREIGN_BANK_BRANCH, LicenceType.TRUST), True),
        ((LicenceType.BANK,), False),
        ((LicenceType.FOREIGN_BANK_BRANCH,), False),
        ((), False),
    ],
)
def test_banks_are_known_whole_only_with_the_foreign_ones(types: tuple[LicenceType, ...], whole: bool) -> None:
    one = WHOLE.model_copy(update={"licence_types": types})
    assert stated(whole=(one,))["bank_list_whole"] is whole
    parted = tuple(WHOLE.model_copy(update={"licence_types": (type_,)}) for type_ in types)
    assert stated(whole=parted)["bank_list_whole"] is whole


# How facts are stated.


def test_words_are_the_record_s_then_those_of_the_fact_and_the_name_is_the_one_asked_for() -> None:
    typed = stated(name="没人知道")
    assert typed.words("licence_in_force") == {"name": "没人知道"}
    listed = stated(LISTED)
    assert listed.words("partner_listed")["authority"] == "测试发布者"
    assert listed.words("partner_listed")["name"] == FIRM


def test_a_case_without_its_lender_is_the_plain_one() -> None:
    graph = graph_of(*BASIC, LISTED)
    platform, lender = only(graph, APP), only(graph, LENDER)
    plain = ResolvedRequest(APP, platform, None, False, standing_of(platform, graph, TODAY), (), None, TODAY)
    typed = replace(
        plain,
        lender=lender,
        has_lender=True,
        lender_text=LENDER,
        lender_exact=True,
        lender_basis=standing_of(lender, graph, TODAY),
        tie=tie(platform, lender, Profiles(graph, TODAY)),
    )
    assert typed.without_lender() == plain
    assert not plain.lender_exact
    assert (plain.confirmed, typed.confirmed) == (False, True)
    assert not replace(plain, lender=platform).confirmed, "a name that does not lend confirms nobody, itself included"
    itself = replace(plain, platform=lender, lender=lender, lender_basis=standing_of(lender, graph, TODAY))
    assert itself.confirmed
    assert not replace(plain, lender=lender).confirmed
    assert not replace(plain, tie=typed.tie).confirmed
