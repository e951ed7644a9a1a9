"""Records → entities and what ties them: which record is the best, which name means whom, on whom a notice falls.

Firm names are invented (甲, 乙 …).
"""

import pytest

from checker.entities.graph import Entity, Graph, trusted
from registries.model import LicenceType, Record
from tests.factories.records import cite, held, licence, notice, partner, product
from tests.factories.worlds import graph_of, only

FIRM, OTHER, APP = "甲消费金融有限公司", "乙信息科技有限公司", "丙花"
OFFICIAL, UNVERIFIED = cite(confidence="official"), cite(confidence="unverified")


def entity(name: str, *records: Record) -> Entity:
    return only(graph_of(*records), name)


def test_only_an_unverified_record_is_not_trusted() -> None:
    rows = held(*(licence(FIRM, cite=cite(confidence=how)) for how in ("official", "reported", "unverified")))
    assert [trusted(row) for row in rows] == [True, True, False]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"cite": cite("2020-01-01", "official")}, {"cite": cite("2026-01-01", "reported")}),
        ({"cite": cite("2020-01-01", "reported")}, {"cite": cite("2026-01-01", "unverified")}),
        ({"cite": cite("2020-01-01", "official"), "status": "identified"}, {"cite": cite("2026-01-01", "reported")}),
        ({"cite": cite("2020-01-01")}, {"cite": cite("2026-01-01"), "status": "identified"}),
        ({"cite": cite("2020-01-01")}, {"cite": cite("2026-01-01"), "status": "cancelled"}),
        ({"cite": cite("2026-01-01")}, {"cite": cite("2020-01-01")}),
        ({"cite": cite("2020-01-01")}, {"cite": cite(None)}),
    ],
    ids=["official", "reported", "confidence before status", "in force", "not cancelled", "newer", "dated"],
)
def test_of_two_rows_of_a_firm_the_better_decides_its_kind(better: dict[str, object], worse: dict[str, object]) -> None:
    rows = (licence(FIRM, "bank", **better), licence(FIRM, "payment", **worse))  # type: ignore[arg-type]
    for order in (rows, rows[::-1]):
        assert entity(FIRM, *order).firm_type is LicenceType.BANK


def test_of_two_rows_of_a_product_the_better_decides() -> None:
    seen, stated = product(APP, OTHER, cite=UNVERIFIED), product(APP, FIRM)
    one = entity(APP, seen, stated)
    assert one.product == stated
    assert (one.firm_type, one.may_lend_by_type) == (None, None)
    assert entity(APP, seen).product == seen
    assert entity(FIRM, licence(FIRM)).product is None


@pytest.mark.parametrize(
    ("best", "other", "name"),
    [
        (licence("甲（北京）有限公司", cite=OFFICIAL), licence("甲(北京)有限公司"), "甲（北京）有限公司"),
        (product("360JT", cite=OFFICIAL), product("360jt"), "360JT"),
    ],
)
def test_it_is_called_as_its_best_row_prints_it(best: Record, other: Record, name: str) -> None:
    assert entity(name, best, other).name == entity(name, other, best).name == name
    assert entity("没有行的花", notice("没有行的花", "warning")).name == "没有行的花"


def test_rows_that_are_alike_but_for_a_word_stand_in_one_order() -> None:
    rows = [licence(FIRM, number=number) for number in ("2", "1", "3")]
    for order in (rows, rows[::-1]):
        assert [row.record.number for row in entity(FIRM, *order).licences] == ["1", "2", "3"]


def test_one_trusted_row_of_any_kind_verifies() -> None:
    assert not entity(FIRM, licence(FIRM, cite=UNVERIFIED)).verified
    assert entity(FIRM, licence(FIRM, cite=UNVERIFIED), notice(FIRM, "interview")).verified
    assert entity(FIRM, licence(FIRM)).verified
    assert entity(APP, product(APP, FIRM)).verified
    assert not entity(APP, product(APP, FIRM, cite=UNVERIFIED)).verified
    assert not entity(FIRM, partner("丁银行股份有限公司", FIRM)).verified


@pytest.mark.parametrize(("type_", "lends"), [("microloan", True), ("bank", True), ("payment", False)])
def test_whether_a_kind_may_lend(type_: str, lends: bool) -> None:
    assert entity(FIRM, licence(FIRM, type_)).may_lend_by_type is lends


# Which name means whom.


def found(graph: Graph, name: str) -> str | None:
    firm = graph.named(name)
    return firm.name if firm else None


def test_a_firm_is_found_by_present_and_former_names_and_nothing_else() -> None:
    graph = graph_of(licence(FIRM, former_names=("旧甲有限公司",), aliases=("甲消金",)))
    assert (found(graph, FIRM), found(graph, "旧甲有限公司"), found(graph, "甲消金")) == (FIRM, FIRM, None)
    assert graph.firm("旧甲有限公司") == graph.firm(FIRM) is not None
    assert graph.firm(None) is None
    assert graph.firm("没有这一家") is None


def test_a_product_is_found_by_brand_former_brand_and_alias_and_is_no_firm() -> None:
    graph = graph_of(product(APP, FIRM, former_names=("旧花",), aliases=("小花",)))
    assert [found(graph, name) for name in (APP, "旧花", "小花", "别的花")] == [APP, APP, APP, None]
    assert graph.firm(APP) is None
    assert graph.firm(FIRM) is not None  # whoever operates something is somebody


def test_a_present_name_beats_a_former_one_of_another() -> None:
    old = licence(OTHER, former_names=(FIRM,))
    for records in ((licence(FIRM), old), (old, licence(FIRM))):
        assert found(graph_of(*records), FIRM) == FIRM
    renamed = product("丁花", former_names=(APP,))
    for products in ((product(APP), renamed), (renamed, product(APP))):
        assert found(graph_of(*products), APP) == APP


def test_a_firm_beats_a_product_of_its_name() -> None:
    graph = graph_of(licence("甲花"), product("甲花", FIRM))
    one = graph.named("甲花")
    assert one is not None
    assert one.type == "organisation"


def test_the_operator_is_whom_the_best_trusted_row_names() -> None:
    def operators(*records: Record) -> tuple[str | None, str | None]:
        graph = graph_of(*records)
        pair = (graph.operator(only(graph, APP)), graph.unverified_operator(only(graph, APP)))
        return pair[0].name if pair[0] else None, pair[1].name if pair[1] else None

    assert operators(product(APP, FIRM)) == (FIRM, None)
    assert operators(product(APP, FIRM, cite=UNVERIFIED)) == (None, FIRM)
    assert operators(product(APP)) == (None, None)
    assert operators(product(APP, FIRM), product(APP, OTHER, cite=UNVERIFIED)) == (FIRM, OTHER)
    assert operators(product(APP, FIRM), product(APP, OTHER, cite=OFFICIAL)) == (OTHER, None)
    assert operators(product(APP, cite=OFFICIAL), product(APP, FIRM)) == (FIRM, None)


# Which list rows speak of whom.


def rows(graph: Graph, name: str) -> list[Record]:
    return [row.record for row in graph.partner_rows(only(graph, name))]


def test_a_row_speaks_of_the_firm_it_names_of_its_products_and_of_those_it_prints() -> None:
    listed = partner(FIRM, OTHER, products=("丁花",))
    graph = graph_of(licence(FIRM), product(APP, OTHER), product("丁花"), product("戊花"), listed)
    assert [rows(graph, name) for name in (OTHER, APP, "丁花", "戊花", FIRM)] == [[listed], [listed], [listed], [], []]
    assert [row.record for row in graph.partners_of_lender[only(graph, FIRM).id]] == [listed]


def test_a_row_that_names_product_and_operator_is_one_row() -> None:
    listed = partner(FIRM, OTHER, products=(APP,))
    assert rows(graph_of(licence(FIRM), product(APP, OTHER), listed), APP) == [listed]


def test_a_row_of_a_product_or_of_a_group_is_none_of_a_firm_of_that_name() -> None:
    by_product = partner(FIRM, APP, form="product")
    graph = graph_of(licence(FIRM), product(APP), by_product)
    assert rows(graph, APP) == [by_product]
    group = partner(FIRM, OTHER, form="group", products=(APP,))
    graph = graph_of(licence(FIRM), licence(OTHER, "technology"), product(APP), group)
    assert (rows(graph, OTHER), rows(graph, APP)) == ([], [])
    short = partner(FIRM, OTHER, form="short_name")
    assert rows(graph_of(licence(FIRM), short), OTHER) == [short]


def test_an_own_row_comes_before_the_operator_s_and_the_newest_first() -> None:
    own = partner(FIRM, APP, form="product", cite=cite("2020-01-01"))
    old, new = (partner(FIRM, OTHER, cite=cite(day)) for day in ("2021-01-01", "2022-01-01"))
    assert rows(graph_of(licence(FIRM), product(APP, OTHER), old, own, new), APP) == [own, new, old]


# On whom a notice falls.


def notices(graph: Graph, name: str) -> list[str]:
    one = graph.named(name)
    return [row.record.action.value for row in one.notices] if one else ["nobody"]


def imitations(graph: Graph, name: str) -> int:
    return len(only(graph, name).imitations)


def test_a_notice_falls_on_the_firm_or_product_of_that_name_present_or_former() -> None:
    records = (licence(FIRM, former_names=("旧甲有限公司",)), product(APP, FIRM, former_names=("旧花",)))
    for name in (FIRM, "旧甲有限公司"):
        assert notices(graph_of(*records, notice(name, "interview")), FIRM) == ["interview"], name
    for name in (APP, "旧花"):
        graph = graph_of(*records, notice(name, "interview"))
        assert (notices(graph, APP), notices(graph, FIRM)) == (["interview"], []), name


def test_a_notice_about_nobody_known_makes_somebody_and_a_second_one_falls_on_him() -> None:
    graph = graph_of(notice("假花", "warning"), notice("假花", "interview"), notice("假贷有限公司", "warning"))
    assert sorted(notices(graph, "假花")) == ["interview", "warning"]
    assert (only(graph, "假花").type, only(graph, "假贷有限公司").type) == ("product", "organisation")
    assert graph.firm("假贷有限公司") is not None
    assert graph.firm("假花") is None


def test_the_newest_notice_first() -> None:
    first, second = (notice(APP, "interview", date=day, cite=cite(day)) for day in ("2025-01-01", "2026-01-01"))
    for order in ((first, second), (second, first)):
        assert [row.record for row in entity(APP, product(APP), *order).notices] == [second, first]


def test_a_fake_is_told_of_its_victim_and_falls_on_nothing_real() -> None:
    for victim, known in ((APP, product(APP, FIRM)), (FIRM, licence(FIRM))):
        graph = graph_of(known, notice("假花", "counterfeit_app", imitates=victim))
        assert (notices(graph, "假花"), notices(graph, victim), imitations(graph, victim)) == (
            ["counterfeit_app"],
            [],
            1,
        )
        graph = graph_of(known, notice(victim, "counterfeit_app", imitates=victim))
        assert (notices(graph, victim), imitations(graph, victim)) == ([], 1)


def test_a_fake_of_a_former_name_and_a_fake_of_nobody_known() -> None:
    renamed = licence(FIRM, former_names=("旧甲有限公司",))
    assert imitations(graph_of(renamed, notice("假花", "counterfeit_app", imitates="旧甲有限公司")), FIRM) == 1
    graph = graph_of(notice("假花", "counterfeit_app", imitates="没有这一家有限公司"))
    assert notices(graph, "假花") == ["counterfeit_app"]
    again = graph_of(
        notice("假花", "warning"), notice("假花", "counterfeit_app", imitates=FIRM), licence(FIRM)
    )  # the fake is known, and not real
    assert sorted(notices(again, "假花")) == ["counterfeit_app", "warning"]


@pytest.mark.parametrize(
    ("action", "operator", "falls"),
    [
        ("warning", OTHER, False),
        ("court_case", OTHER, False),
        ("warning", FIRM, True),
        ("warning", None, True),
        ("interview", OTHER, True),
        ("counterfeit_app", OTHER, True),
    ],
)
def test_a_warning_of_another_firm_s_app_of_the_same_name_does_not_fall_on_this_one(
    action: str, operator: str | None, falls: bool
) -> None:
    named = notice(APP, action, operator=operator)
    assert notices(graph_of(product(APP, FIRM), named), APP) == ([action] if falls else [])
    assert notices(graph_of(product(APP), named), APP) == [action]  # nobody knows whose app it is
