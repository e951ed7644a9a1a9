"""Who this is: every standing, its order, and what must never give it. Firm names are invented."""

from checker.entities.standing import Basis, standing_of
from registries.model import Record
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

LENDER = licence("甲消费金融有限公司")
OPERATOR = licence("乙信息科技有限公司", "technology", "identified")
APP = product("丙花", "乙信息科技有限公司")
LISTED = partner("甲消费金融有限公司", "乙信息科技有限公司")


def basis(name: str, *records: Record) -> Basis:
    graph = graph_of(*records)
    return standing_of(only(graph, name), graph, TODAY)


@every_case(
    ("name", "records", "expected"),
    [
        ("甲消费金融有限公司", [LENDER], "licensed_lender"),
        ("丁贷", [LENDER, product("丁贷", "甲消费金融有限公司")], "lender_product"),
        ("丙花", [LENDER, OPERATOR, APP, LISTED], "listed_partner"),
        ("丙花", [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "丙花", form="product")], "listed_partner"),
        (
            "丙花",
            [
                LENDER,
                OPERATOR,
                product("丙花"),
                partner("甲消费金融有限公司", "乙信息科技有限公司", products=("丙花",)),
            ],
            "listed_partner",
        ),
        ("乙信息科技有限公司", [LENDER, OPERATOR, LISTED], "not_a_lender"),
        ("戊融资担保有限公司", [licence("戊融资担保有限公司", "financing_guarantee")], "not_a_lender"),
        ("己支付有限公司", [licence("己支付有限公司", "payment", "identified")], "not_a_lender"),
        ("丙花", [LENDER, OPERATOR, APP], "unconfirmed"),
        ("假花", [notice("假花", "warning")], "warned"),
        ("庚宝", [notice("庚宝", "court_case")], "warned"),
        ("360JT", [product("丙花"), notice("360JT", "counterfeit_app", imitates="丙花")], "warned"),
        ("辛小额贷款有限公司", [licence("辛小额贷款有限公司", "microloan", "identified")], "unconfirmed"),
        (
            "辛小额贷款有限公司",
            [licence("辛小额贷款有限公司", "microloan"), notice("辛小额贷款有限公司", "cancelled", date="2026-10-01")],
            "disqualified",
        ),
    ],
)
def test_each_standing(name: str, records: list[Record], expected: str) -> None:
    assert basis(name, *records).standing == expected


UNVERIFIED = cite(confidence="unverified")


@every_case(
    ("why", "name", "records", "expected"),
    [
        ("unverified licence", "甲消费金融有限公司", [licence("甲消费金融有限公司", cite=UNVERIFIED)], "unknown"),
        ("identified only", "甲消费金融有限公司", [licence("甲消费金融有限公司", status="identified")], "unconfirmed"),
        ("expired", "甲消费金融有限公司", [licence("甲消费金融有限公司", expires="2026-01-01")], "unconfirmed"),
        ("unverified operator", "丁贷", [LENDER, product("丁贷", "甲消费金融有限公司", cite=UNVERIFIED)], "unknown"),
        (
            "group name",
            "丙花",
            [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司", form="group")],
            "unconfirmed",
        ),
        (
            "the platform's own display",
            "丙花",
            [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司", basis="platform_display")],
            "unconfirmed",
        ),
        (
            "ended",
            "丙花",
            [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司", status="ended")],
            "unconfirmed",
        ),
        (
            "a collector of the lender",
            "丙花",
            [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司", role="collector")],
            "unconfirmed",
        ),
        (
            "a co-lender is not a platform",
            "丙花",
            [LENDER, OPERATOR, APP, partner("甲消费金融有限公司", "乙信息科技有限公司", role="co_lender")],
            "unconfirmed",
        ),
        (
            "listed operator, but that it operates this app is only a rumour",
            "丙花",
            [LENDER, OPERATOR, product("丙花", "乙信息科技有限公司", cite=UNVERIFIED), LISTED],
            "unknown",
        ),
        (
            "a list of a firm that may not lend",
            "丙花",
            [licence("甲消费金融有限公司", "technology"), OPERATOR, APP, LISTED],
            "unconfirmed",
        ),
        (
            "proposed exit",
            "甲消费金融有限公司",
            [LENDER, notice("甲消费金融有限公司", "cancelled", "proposed")],
            "licensed_lender",
        ),
        ("penalty", "甲消费金融有限公司", [LENDER, notice("甲消费金融有限公司", "penalty")], "licensed_lender"),
        ("interview", "丙花", [APP, OPERATOR, notice("丙花", "interview")], "unconfirmed"),
        ("imitated", "丙花", [APP, OPERATOR, notice("丙花", "counterfeit_app", imitates="丙花")], "unconfirmed"),
        ("P2P exit", "壬贷", [product("壬贷"), notice("壬贷", "p2p_exit")], "unconfirmed"),
        ("privacy notice alone", "壬贷", [notice("壬贷", "privacy_notice")], "unknown"),
        ("unverified warning", "假花", [notice("假花", "warning", cite=UNVERIFIED)], "unknown"),
        (
            "another operator's app of the same name",
            "丙花",
            [APP, OPERATOR, notice("丙花", "warning", operator="癸有限公司")],
            "unconfirmed",
        ),
        ("looked for, not found", "银某花", [product("银某花", finding="not_found")], "unknown"),
    ],
)
def test_what_must_not_lift_or_sink(why: str, name: str, records: list[Record], expected: str) -> None:
    assert basis(name, *records).standing == expected, why


def test_a_later_licence_record_restores_and_an_earlier_does_not() -> None:
    exit_notice = notice("辛小额贷款有限公司", "cancelled", date="2026-06-01")
    for as_of, expected in (("2026-09", "licensed_lender"), ("2026-06", "disqualified"), ("2025", "disqualified")):
        restored = licence("辛小额贷款有限公司", "microloan", cite=cite(as_of))
        assert basis("辛小额贷款有限公司", restored, exit_notice).standing == expected, as_of


def test_an_exit_of_a_namesake_by_alias_does_not_disqualify() -> None:
    alias = licence("甲消费金融有限公司", aliases=("甲消金",))
    assert basis("甲消费金融有限公司", alias, notice("甲消金", "cancelled")).standing == "licensed_lender"


def test_age_makes_the_basis_stale_and_never_moves_the_standing() -> None:
    old = licence("甲消费金融有限公司", cite=cite("2025-06-30"))
    assert basis("甲消费金融有限公司", old).standing == "licensed_lender"
    assert basis("甲消费金融有限公司", old).stale
    assert not basis("甲消费金融有限公司", LENDER).stale


def test_a_partner_list_is_stale_after_180_days_or_when_the_lenders_licence_is() -> None:
    def stale(list_date: str, licence_date: str) -> bool:
        lender = licence("甲消费金融有限公司", cite=cite(licence_date))
        row = partner("甲消费金融有限公司", "乙信息科技有限公司", cite=cite(list_date))
        return basis("丙花", lender, OPERATOR, APP, row).stale

    assert not stale("2026-09-01", "2026-09-01")
    assert stale("2026-04-01", "2026-09-01")
    assert stale("2026-09-01", "2025-06-30")


def test_an_unverified_type_is_told_and_may_not_make_the_start_milder() -> None:
    found = basis("己支付有限公司", licence("己支付有限公司", "payment", "identified", cite=UNVERIFIED))
    assert found.standing == "not_a_lender"
    assert found.unverified


def test_the_graph_does_not_depend_on_the_order_of_records() -> None:
    records = [LENDER, OPERATOR, APP, LISTED, notice("丙花", "interview"), notice("假花", "warning")]
    assert graph_of(*records) == graph_of(*reversed(records))
