"""The order of standings, each world with all of them at once; and each condition of a standing by itself."""

from datetime import date, timedelta

import pytest

from checker.entities.graph import Graph
from checker.entities.standing import Basis, confirming_lists, final_exit, licence_in_force, standing_of
from registries.model import LicenceStatus, Record
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER = licence("甲消费金融有限公司")
FIRM, APP = "乙信息科技有限公司", "丙花"
OFFICIAL, UNVERIFIED = cite(confidence="official"), cite(confidence="unverified")

#: What gives each standing to one firm and to one product, the first that applies first.
OF_A_FIRM: list[tuple[str, Record]] = [
    ("disqualified", notice(FIRM, "revoked", date="2026-10-01")),
    ("licensed_lender", licence(FIRM, "microloan")),
    ("not_a_lender", licence(FIRM, "technology", "identified", cite=OFFICIAL)),
    ("listed_partner", partner("甲消费金融有限公司", FIRM)),
    ("warned", notice(FIRM, "warning")),
    ("unconfirmed", licence(FIRM, "microloan", "identified")),
]
OF_A_PRODUCT: list[tuple[str, Record]] = [
    ("disqualified", notice(APP, "cancelled", date="2026-10-01")),
    ("lender_product", product(APP, "甲消费金融有限公司", cite=OFFICIAL)),
    ("listed_partner", partner("甲消费金融有限公司", APP, form="product")),
    ("warned", notice(APP, "court_case")),
    ("unconfirmed", product(APP)),
]


def basis(name: str, *records: Record, on: date = TODAY) -> Basis:
    graph = graph_of(*records)
    return standing_of(graph.named(name), graph, on)


@pytest.mark.parametrize(("name", "layers"), [(FIRM, OF_A_FIRM), (APP, OF_A_PRODUCT)], ids=["firm", "product"])
def test_the_first_standing_that_applies_whatever_else_does(name: str, layers: list[tuple[str, Record]]) -> None:
    found = [basis(name, LENDER, *(record for _, record in layers[place:])).standing for place in range(len(layers))]
    assert found == [standing for standing, _ in layers]
    assert basis(name, LENDER).standing == "unknown"


@pytest.mark.parametrize("place", range(len(OF_A_PRODUCT)))
def test_each_standing_rests_on_its_own_record(place: int) -> None:
    records = [record for _, record in OF_A_PRODUCT[place:]]
    assert records[0] in [held.record for held in basis(APP, LENDER, *records).records]


LEFT = notice("甲消费金融有限公司", "cancelled", date="2026-10-01")


def test_a_product_of_a_lender_that_has_left_is_no_lender_s_product() -> None:
    own = product(APP, "甲消费金融有限公司")
    assert basis(APP, LENDER, own).standing == "lender_product"
    assert basis(APP, LENDER, own, LEFT).standing == "unconfirmed"
    expired = licence("甲消费金融有限公司", expires="2026-11-23")
    assert basis(APP, expired, own).standing == "unconfirmed"


def test_an_exit_notice_under_a_former_name_is_this_firm_s() -> None:
    renamed = licence("甲消费金融有限公司", former_names=("旧消费金融有限公司",))
    assert basis("甲消费金融有限公司", renamed).standing == "licensed_lender"
    left = notice("旧消费金融有限公司", "revoked", date="2026-10-01")
    found = basis("甲消费金融有限公司", renamed, left)
    assert (found.standing, [held.record for held in found.records]) == ("disqualified", [left])


def test_a_list_of_a_lender_that_has_left_does_not_confirm() -> None:
    known, listed = product(APP, FIRM), partner("甲消费金融有限公司", FIRM)
    operator = licence(FIRM, "technology", "identified")
    assert basis(APP, LENDER, operator, known, listed).standing == "listed_partner"
    assert basis(APP, LENDER, operator, known, listed, LEFT).standing == "unconfirmed"
    other = licence("丁银行股份有限公司", "bank")
    both = partner("丁银行股份有限公司", FIRM)
    found = basis(APP, LENDER, operator, known, listed, LEFT, other, both)
    assert (found.standing, [held.record for held in found.records]) == ("listed_partner", [both])


@pytest.mark.parametrize("action", ["lost_contact", "shell", "cancelled", "revoked"])
def test_each_kind_of_exit_disqualifies_and_only_when_final_and_trusted(action: str) -> None:
    name = "甲消费金融有限公司"
    day = {"date": "2026-10-01"}
    assert basis(name, LENDER, notice(name, action, **day)).standing == "disqualified"
    assert basis(name, LENDER, notice(name, action, "proposed", **day)).standing == "licensed_lender"
    assert basis(name, LENDER, notice(name, action, **day, cite=UNVERIFIED)).standing == "licensed_lender"


@pytest.mark.parametrize("action", ["penalty", "interview", "privacy_notice", "p2p_exit", "proposed_cancellation"])
def test_nothing_else_is_an_exit(action: str) -> None:
    assert basis("甲消费金融有限公司", LENDER, notice("甲消费金融有限公司", action)).standing == "licensed_lender"


@pytest.mark.parametrize("action", ["warning", "court_case", "counterfeit_app"])
def test_officials_name_by_warning_case_or_fake_and_only_finally(action: str) -> None:
    assert basis("假花", notice("假花", action)).standing == "warned"
    assert basis("假花", notice("假花", action, "proposed")).standing == "unknown"


def test_a_licence_holds_through_its_last_day() -> None:
    last = licence("甲消费金融有限公司", expires=TODAY.isoformat())
    assert basis("甲消费金融有限公司", last).standing == "licensed_lender"
    assert basis("甲消费金融有限公司", last, on=TODAY + timedelta(days=1)).standing == "unconfirmed"


@pytest.mark.parametrize("status", LicenceStatus)
def test_one_status_lets_lend_and_no_other(status: LicenceStatus) -> None:
    graph = graph_of(licence("甲消费金融有限公司", status=status.value))
    held = licence_in_force(only(graph, "甲消费金融有限公司"), TODAY)
    assert (held is not None) == (status is LicenceStatus.IN_FORCE)


def test_a_microloan_firm_is_told_from_a_bank_also_behind_its_product() -> None:
    for type_, microloan in (("microloan", True), ("bank", False)):
        lender = licence("甲消费金融有限公司", type_)
        assert basis("甲消费金融有限公司", lender).microloan is microloan
        assert basis(APP, lender, product(APP, "甲消费金融有限公司")).microloan is microloan


def test_a_product_s_standing_is_as_old_as_its_lender_s_licence() -> None:
    own = product(APP, "甲消费金融有限公司")
    old = licence("甲消费金融有限公司", cite=cite("2025-06-30"))
    assert basis(APP, old, own).stale
    assert not basis(APP, LENDER, own).stale


def test_of_two_lists_a_fresh_one_is_enough() -> None:
    operator, known = licence(FIRM, "technology", "identified"), product(APP, FIRM)
    old, fresh = (partner("甲消费金融有限公司", FIRM, cite=cite(day)) for day in ("2026-01-31", "2026-09-30"))
    assert basis(APP, LENDER, operator, known, old).stale
    assert not basis(APP, LENDER, operator, known, old, fresh).stale


def test_an_operator_s_notice_alone_makes_a_name_known() -> None:
    named = notice(APP, "interview", operator=FIRM)
    assert basis(APP, named).standing == "unconfirmed"
    assert basis(APP, notice(APP, "interview", operator=FIRM, cite=UNVERIFIED)).standing == "unknown"
    assert basis(APP, notice(APP, "interview")).standing == "unknown"


def world() -> Graph:
    return graph_of(
        LENDER, licence(FIRM, "technology", "identified"), product(APP, FIRM), partner("甲消费金融有限公司", FIRM)
    )


def test_what_confirms_is_found_by_the_product_and_by_its_operator() -> None:
    graph = world()
    assert len(confirming_lists(only(graph, APP), graph, TODAY)) == 1
    assert len(confirming_lists(only(graph, FIRM), graph, TODAY)) == 1
    assert confirming_lists(only(graph, "甲消费金融有限公司"), graph, TODAY) == ()


def test_an_exit_is_undone_only_by_a_later_trusted_record_in_force_with_a_date() -> None:
    name = "甲消费金融有限公司"

    def gone(*licences: Record, left: Record = LEFT) -> bool:
        return final_exit(only(graph_of(*licences, left), name)) is not None

    assert not gone(licence(name, cite=cite("2026-10-02")))
    assert gone(licence(name, cite=cite("2026-10-01")))
    assert gone(licence(name, cite=cite("2026-10")))
    assert gone(licence(name, cite=cite(None)))
    assert gone(licence(name, status="identified", cite=cite("2026-10-02")))
    assert gone(licence(name, cite=cite("2026-10-02", "unverified")))
    undated = notice(name, "cancelled", date=None, cite=cite("2026-06-01"))
    assert not gone(licence(name, cite=cite("2026-06-02")), left=undated)
    assert gone(licence(name, cite=cite("2026-06-01")), left=undated)
    assert gone(licence(name, cite=cite("2026-06-02")), left=notice(name, "cancelled", date=None, cite=cite(None)))


def test_a_product_of_which_the_better_row_names_nobody_is_still_its_lender_s() -> None:
    own = product(APP, "甲消费金融有限公司")
    assert basis(APP, LENDER, product(APP, cite=OFFICIAL), own).standing == "lender_product"
    assert basis(APP, LENDER, product(APP, "没有这一家有限公司", cite=OFFICIAL), own).standing == "lender_product"
    assert basis(APP, LENDER, product(APP, "丁银行股份有限公司", cite=UNVERIFIED), own).standing == "lender_product"


def test_unconfirmed_rests_on_the_row_that_ended_a_licence_to_lend_and_on_no_other_that_ended() -> None:
    ended = licence(FIRM, "microloan", "suspended")
    seen = licence(FIRM, "microloan", "identified", cite=OFFICIAL)
    assert [held.record for held in basis(FIRM, ended, seen).records] == [ended]
    payment = licence(FIRM, "payment", "suspended")
    assert [held.record for held in basis(FIRM, payment, seen).records] == [seen]


def test_an_exit_notice_under_another_name_of_a_product_is_not_this_one_s() -> None:
    known = product(APP, FIRM, former_names=("旧花",), aliases=("小花",))
    for name, standing in (("旧花", "unconfirmed"), ("小花", "unconfirmed"), (APP, "disqualified")):
        assert basis(APP, known, notice(name, "revoked")).standing == standing, name


def test_a_firm_that_may_not_lend_rests_on_its_best_row() -> None:
    best, other = licence(FIRM, "technology", cite=OFFICIAL), licence(FIRM, "technology", "identified")
    assert [held.record for held in basis(FIRM, best, other).records] == [best]
