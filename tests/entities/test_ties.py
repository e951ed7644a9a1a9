"""What ties a platform to a lender, the chain that is drawn of it, and where a complaint about it goes."""

from typing import Any

import pytest

from checker.entities.chain import Tie, tie
from checker.entities.profile import Profiles
from registries.model import Record
from tests.end_to_end.test_worked_examples import CLEAN, FAIR, ask, world
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER, BANK, FIRM, APP = "甲消费金融有限公司", "丁银行股份有限公司", "乙信息科技有限公司", "丙花"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
)
LISTED = partner(LENDER, FIRM)
LEFT = notice(LENDER, "cancelled", date="2026-10-01")
SETTLED: dict[str, Any] = {"observed": {**CLEAN, "same_company": "yes"}, "offer": FAIR}
UNVERIFIED = cite(confidence="unverified")


def tied(*more: Record, platform: str = APP, lender: str = LENDER) -> Tie:
    graph = graph_of(*BASIC, *more)
    return tie(only(graph, platform), only(graph, lender), Profiles(graph, TODAY))


def relation(*more: Record, platform: str = APP, lender: str = LENDER) -> str:
    return tied(*more, platform=platform, lender=lender).relation


def denial(of: str, by: str = LENDER, action: str = "denial") -> Record:
    return notice(by, action, denies=of)


def test_a_denial_of_the_app_or_of_its_operator_contradicts_whatever_lists_it() -> None:
    for denied in (APP, FIRM):
        found = tied(LISTED, denial(denied))
        assert (found.relation, [held.record for held in found.records]) == ("contradicted", [denial(denied)])
        assert relation(denial(denied)) == "contradicted"
    assert relation(LISTED, denial(FIRM), platform=FIRM) == "contradicted"


def test_a_denial_of_another_or_by_another_contradicts_nothing() -> None:
    assert relation(LISTED, denial("别的花")) == "confirmed_by_lender"
    assert relation(LISTED, denial(APP, by=BANK)) == "confirmed_by_lender"
    assert relation(LISTED, denial(APP), platform=FIRM) == "confirmed_by_lender"  # one app of it is not the whole firm


def test_only_that_lender_s_own_list_ties() -> None:
    assert relation(LISTED) == "confirmed_by_lender"
    assert tied(LISTED).records[0].record == LISTED
    assert relation(LISTED, lender=BANK) == "claimed_only"
    assert relation() == "claimed_only"
    assert tied().records == ()


def test_a_list_of_a_lender_that_has_left_ties_nothing() -> None:
    assert relation(LISTED, LEFT) == "claimed_only"


@pytest.mark.parametrize(
    "row",
    [
        partner(LENDER, FIRM, role="guarantor"),
        partner(LENDER, FIRM, form="group"),
        partner(LENDER, FIRM, basis="platform_display"),
        partner(LENDER, FIRM, status="ended"),
        partner(LENDER, FIRM, cite=UNVERIFIED),
    ],
    ids=["guarantor", "group", "platform's page", "ended", "unverified"],
)
def test_what_is_not_a_list_of_platforms_in_force_ties_nothing(row: Record) -> None:
    assert relation(row) == "claimed_only"


def test_whoever_runs_it_is_tied_if_that_is_better_than_rumour() -> None:
    assert relation(product("丙贷", BANK), platform="丙贷", lender=BANK) == "confirmed_by_lender"
    assert relation(product("丙贷", BANK), platform="丙贷") == "claimed_only"
    rumour = product("丙贷", BANK, cite=UNVERIFIED)
    assert relation(rumour, platform="丙贷", lender=BANK) == "claimed_only"


def lenders(*more: Record) -> list[tuple[str, str]]:
    links = ask(world(*BASIC, *more), APP).chain
    return [(link.entity.name, link.relation) for link in links if link.role == "lender"]


def test_the_chain_names_every_lender_that_confirms_first_and_then_those_only_claimed() -> None:
    claimed = partner(BANK, FIRM, basis="platform_display")
    assert lenders(LISTED, claimed) == [(LENDER, "confirmed_by_lender"), (BANK, "claimed_only")]
    assert set(lenders(LISTED, LEFT, claimed)) == {(LENDER, "claimed_only"), (BANK, "claimed_only")}
    declared = product(APP, FIRM, declared_lenders=(BANK,), cite=cite(confidence="official"))
    assert (BANK, "claimed_only") in lenders(declared)


def test_both_of_two_lenders_that_confirm_are_tried_and_a_third_is_not() -> None:
    third = "戊银行股份有限公司"
    more = (LISTED, partner(BANK, FIRM), licence(third, "bank"), partner(third, FIRM))
    report = ask(world(*BASIC, *more), APP, **SETTLED)
    confirming = [
        link.entity.name for link in report.chain if link.relation == "confirmed_by_lender" and link.role == "lender"
    ]
    assert len(confirming) == 3
    tried = [one.answer for one in report.suppositions if one.observe == "contract_lender" and one.evidence]
    assert tried == confirming[:2]


def test_a_lender_that_would_change_nothing_is_not_told() -> None:
    report, done = ask(world(*BASIC, LISTED), APP), ask(world(*BASIC, LISTED), APP, lender=LENDER)
    assert done.verdict.risk_score == report.verdict.risk_score
    assert [one for one in report.suppositions if one.answer == LENDER] == []


@pytest.mark.parametrize(
    ("operator", "type_", "phones"),
    [
        ("己小额贷款有限公司", "microloan", ["12345"]),
        ("己银行股份有限公司", "bank", ["12378"]),
        ("己消费金融有限公司", "consumer_finance", ["12378"]),
        ("己信息科技有限公司", "technology", ["12378", "12345"]),
    ],
)
def test_a_complaint_about_a_product_goes_where_its_operator_is_supervised(
    operator: str, type_: str, phones: list[str]
) -> None:
    status = "identified" if type_ == "technology" else "in_force"
    dataset = world(licence(operator, type_, status), product(APP, operator))
    for name in (APP, operator):
        assert [link.phone for link in ask(dataset, name).links if link.purpose == "complain"] == phones


@pytest.mark.parametrize(
    ("type_", "phone"), [("payment", "12363"), ("financing_guarantee", "12345"), ("trust", "12378")]
)
def test_a_complaint_about_a_firm_goes_to_its_own_supervisor(type_: str, phone: str) -> None:
    dataset = world(licence("己有限公司", type_))
    assert [link.phone for link in ask(dataset, "己有限公司").links if link.purpose == "complain"] == [phone]


def test_a_firm_known_only_from_unverified_names_starts_as_unknown() -> None:
    """Its type says that it may not lend; that nobody verified it makes no start milder."""
    for type_ in ("payment", "financing_guarantee", "technology"):
        seen, verified = (
            licence("己有限公司", type_, "identified", cite=cite(confidence=how)) for how in ("unverified", "reported")
        )
        start = ask(world(seen), "己有限公司").verdict
        assert (start.standing, start.score_lines[0].points) == ("not_a_lender", 55), type_
        assert ask(world(verified), "己有限公司").verdict.score_lines[0].points <= 55
