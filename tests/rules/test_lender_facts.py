"""What the rules are told of whoever lends, and by which line the loan is measured. Firm names are invented."""

from dataclasses import replace
from typing import get_args

import pytest

from checker.cost.offer import LenderType
from checker.entities.chain import Tie, tie
from checker.entities.graph import Graph
from checker.entities.profile import Profiles
from checker.entities.standing import standing_of
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest, facts_of
from checker.facts.offer import price_lender_type
from checker.rules.vocabulary import Value
from registries.model import LicenceType
from tests.every_case import every_case
from tests.factories.records import licence, product
from tests.factories.worlds import TODAY, graph_of

FIRM = "甲公司"
BANK = licence("乙银行股份有限公司", "bank")
OPERATOR = licence("丙信息科技有限公司", "technology", "identified")
OWN = product("乙花", BANK.legal_name)
APP = product("丙花", OPERATOR.legal_name)
GRAPH = graph_of(BANK, OPERATOR, OWN, APP)
#: Neither the line of private lending nor its word is for these (法释〔2020〕27号批复, 1).
SUPERVISED = ("financing_guarantee", "financial_leasing", "leasing", "factoring")
#: May not lend at all.
NOT_ASKED = (LicenceType.PAYMENT, LicenceType.CREDIT_REPORTING)


def case(name: str, lender: str | None = None, graph: Graph = GRAPH) -> ResolvedRequest:
    platform, lent = graph.named(name), graph.named(lender) if lender else None
    basis = standing_of(platform, graph, TODAY)
    tied = tie(platform, lent, Profiles(graph, TODAY)) if platform and lent else Tie("unknown")
    one = ResolvedRequest(name, platform, lent, lender is not None, basis, (), None, TODAY, tie=tied)
    by_itself = standing_of(lent, graph, TODAY)
    exact = lent is not None and lent.name == lender
    return replace(one, lender_text=lender or "", lender_exact=exact, lender_basis=by_itself)


def told(name: str, lender: str | None, fact: str) -> Value | None:
    found = facts_of(case(name, lender), Profiles(GRAPH, TODAY), EvidenceBook(TODAY), ())
    return found[fact].value if fact in found else None


LENDERS = (None, BANK.legal_name, OPERATOR.legal_name, "从没听过的公司", "张三")


@every_case("lender", LENDERS)
@every_case(("name", "lends"), [(BANK.legal_name, True), (OWN.brand, True), (APP.brand, False), ("没人知道", False)])
def test_whether_the_name_lends_is_always_told_and_no_lender_typed_changes_it(
    name: str, lends: bool, lender: str | None
) -> None:
    assert told(name, lender, "name_lends") is lends
    assert told(name, lender, "lender_resolved") is (lender in {BANK.legal_name, OPERATOR.legal_name})


@every_case(
    ("name", "lender", "firm"),
    [
        ("没人知道", BANK.legal_name, True),
        ("没人知道", OPERATOR.legal_name, True),
        ("没人知道", "从没听过的公司", True),
        ("没人知道", "张三", None),
        ("没人知道", None, None),
        (APP.brand, None, None),
        (OWN.brand, None, True),
        (BANK.legal_name, None, True),
    ],
)
def test_a_firm_is_told_by_record_or_by_its_name(name: str, lender: str | None, firm: bool | None) -> None:
    assert told(name, lender, "lender_is_firm") is firm


def test_only_the_very_name_is_exact() -> None:
    assert told(APP.brand, BANK.legal_name, "lender_named_exactly") is True
    for lender in (None, "从没听过的公司"):
        assert told(APP.brand, lender, "lender_named_exactly") is None


@every_case("ticked", [None, "private", "microloan"])
@every_case("kind", [kind.value for kind in LicenceType if kind not in NOT_ASKED])
def test_a_record_decides_by_which_line_a_loan_is_measured(kind: str, ticked: LenderType | None) -> None:
    graph = graph_of(licence(FIRM, kind))
    found = price_lender_type(case("没人知道", FIRM, graph), ticked, graph)
    if kind in SUPERVISED:
        assert found is None, "whatever is ticked"
    elif kind == "technology":
        assert found == ticked, "an operator typed as lender is not private by that"
    else:
        assert kind in get_args(LenderType)
        assert found == kind


@pytest.mark.parametrize("ticked", [None, "private"])
def test_the_name_decides_before_what_is_ticked(ticked: LenderType | None) -> None:
    for name in (BANK.legal_name, OWN.brand):
        assert price_lender_type(case(name), ticked, GRAPH) == "bank"
    for name in (APP.brand, "没人知道"):
        assert price_lender_type(case(name), ticked, GRAPH) == ticked
        assert price_lender_type(case(name, "从没听过的公司"), ticked, GRAPH) == ticked
