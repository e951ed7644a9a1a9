"""Two names side by side, on small worlds: what is said of one is never said of the other."""

from datetime import date

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.comparison.compare import compare
from checker.comparison.model import Comparison
from checker.comparison.party import Party
from checker.dataset.dataset import Dataset, indexed_names
from checker.names import NameIndex
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import CURRENT, load
from checker.summary.summarise import summarise
from registries.model import Record
from registries.sources import BUILT_IN
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import graph_of

TODAY = date(2026, 11, 24)
BANK, OTHER_BANK = "丙丙银行股份有限公司", "丁丁银行股份有限公司"
FIRM, OTHER_FIRM = "甲甲科技有限公司", "乙乙科技有限公司"
LENDERS = (licence(BANK, "bank"), licence(OTHER_BANK, "bank"))


def compared(a: str, b: str, *records: Record) -> Comparison:
    graph = graph_of(*records)
    dataset = Dataset(1, graph, NameIndex.build(indexed_names(graph)), {})
    context = AssessmentContext(dataset, load(CURRENT), BUILT_IN.all, TODAY)
    reports = (assess(parse_request(CheckRequest(name=name)), context, "2026-11-24T00:00:00+00:00") for name in (a, b))
    first, second = (Party(report, summarise(report), graph, {}) for report in reports)
    return compare(first, second)


def test_one_firm_behind_both_is_said_with_source_and_date() -> None:
    found = compared(
        "甲花", "乙花", product("甲花", FIRM), product("乙花", FIRM, cite=cite("2026-01-02", title="另一页"))
    )
    assert (found.same_operator, found.same_entity) == ("yes", False)
    assert FIRM in found.answer.zh
    assert FIRM in found.answer.en
    assert [(line.documents[0].title, line.documents[0].as_of) for line in found.because] == [
        ("测试名单", "2026-09-30"),
        ("另一页", "2026-01-02"),
    ]


def test_two_houses_are_said_only_where_trusted_records_name_both_operators() -> None:
    known, other = product("甲花", FIRM), product("乙花", OTHER_FIRM)
    assert compared("甲花", "乙花", known, other).same_operator == "no"
    unverified = product("乙花", OTHER_FIRM, cite=cite(confidence="unverified"))
    without = product("乙花", None)
    contradicted = product("乙花", FIRM, cite=cite("2025-01-01"))
    renamed = (
        licence(FIRM, "technology", "identified", uscc="91310000MA1FL0000X"),
        licence(OTHER_FIRM, "technology", "identified", uscc="91310000MA1FL0000X"),
    )
    for rows in ((unverified,), (without,), (), (other, contradicted), (other, *renamed)):
        found = compared("甲花", "乙花", known, *rows)
        assert found.same_operator == "unknown", rows
        assert "不知道" in found.answer.zh
        assert "not known" in found.answer.en


NEVER = ("不是同一个平台", "不是一家", "is a different platform", "are not the same")


@pytest.mark.parametrize("rows", [(), (product("甲花", FIRM),), (product("甲花", FIRM), product("乙花", None))])
def test_never_two_houses_where_an_operator_is_unknown(rows: tuple[Record, ...]) -> None:
    body = compared("甲花", "乙花", *rows).model_dump_json()
    assert '"same_operator":"unknown"' in body
    assert not [words for words in NEVER if words in body.replace("是不是一家", "")]


def test_two_names_of_one_app_are_one_and_it_is_said_why() -> None:
    found = compared("旧名花", "新名花", product("新名花", FIRM, former_names=("旧名花",)))
    assert (found.same_entity, found.same_operator) == (True, "yes")
    assert "是同一个" in found.answer.zh
    assert "原名 旧名花" in found.because[0].text.zh
    assert found.because[0].documents[0].title == "测试名单"
    # a name that nobody verified joins nothing
    guess = product("新名花", FIRM, former_names=("旧名花",), cite=cite(confidence="unverified"))
    found = compared("旧名花", "新名花", guess)
    assert (found.same_entity, found.same_operator) == (True, "unknown")
    assert "没核实" in found.answer.zh


def test_a_brand_and_the_firm_that_runs_it() -> None:
    found = compared("甲花", FIRM, product("甲花", FIRM), licence(FIRM, "technology", "identified"))
    assert found.same_operator == "yes"
    assert found.answer.zh == f"{FIRM}就是运营甲花的公司。"


def test_a_lender_behind_a_brand_is_told_and_does_not_run_it() -> None:
    found = compared("甲花", BANK, product("甲花", FIRM), partner(BANK, FIRM), *LENDERS)
    assert found.same_operator == "no"
    assert any(line.text.zh.startswith(f"{BANK}的名单写了甲花") for line in found.because)


def test_a_lender_behind_both_makes_them_no_house() -> None:
    rows = (product("甲花", FIRM), product("乙花", OTHER_FIRM), partner(BANK, FIRM), partner(BANK, OTHER_FIRM))
    found = compared("甲花", "乙花", *rows, partner(OTHER_BANK, FIRM), *LENDERS)
    assert (found.lenders.common, found.lenders.only_a, found.lenders.only_b) == ((BANK,), (OTHER_BANK,), ())
    assert "不说明两个名字是一家" in found.lenders.text.zh
    assert found.same_operator == "no"


def test_a_fake_and_the_brand_it_imitates() -> None:
    fake = notice("甲花D", "counterfeit_app", imitates="甲花")
    found = compared("甲花D", "甲花", fake, product("甲花", FIRM), partner(BANK, FIRM), *LENDERS)
    assert (found.a.standing, found.b.standing) == ("warned", "listed_partner")
    assert "冒充甲花" in found.answer.zh
    assert "这不说明它有问题" in found.answer.zh
    assert found.same_operator == "unknown"
    # the brand's lenders are not the fake's, and the fake's notice is not the brand's
    assert (found.a.lenders, found.lenders.common) == ((), ())
    assert "officially_named" not in [record.rule for record in found.b.records]
    assert found.worst is not None
    assert found.worst.of == "a"
    assert found.action.phones == ("110", "96110")


def test_nothing_crosses_to_a_name_that_is_merely_like_it() -> None:
    interview = notice("宜享花", "interview", cite=cite("2026-03-13"), date="2026-03-13")
    rows = (product("宜享花", FIRM), partner(BANK, FIRM), interview, *LENDERS)
    found = compared("银享花", "宜享花", *rows)
    assert (found.a.standing, found.a.records, found.a.lenders, found.a.operator) == ("unknown", (), (), None)
    assert found.worst is not None
    assert (found.worst.of, found.worst.record.as_of) == ("b", "2026-03-13")
    assert found.worst.apart is not None
    assert found.worst.apart.zh == "没写到银享花。"
    assert {item.key for item in found.unchecked} == {"operator", "lenders", "one_house"}
    assert "银" in found.steps[1].zh
    # the other way round the same is said of the same names
    turned = compared("宜享花", "银享花", *rows)
    assert (turned.a, turned.b, turned.same_operator) == (found.b, found.a, found.same_operator)


def test_a_notice_that_names_both_is_not_said_to_name_one_only() -> None:
    both = [notice(name, "interview", cite=cite("2026-03-13", title="约谈两家")) for name in ("甲花", "乙花")]
    found = compared("甲花", "乙花", product("甲花", FIRM), product("乙花", OTHER_FIRM), *both)
    assert found.worst is not None
    assert (found.worst.of, found.worst.apart) == ("both", None)


def test_an_ambiguous_name_is_asked_about_first() -> None:
    several = product("花花", None, finding="ambiguous", candidates=("甲花", "乙花"))
    found = compared("花花", "甲花", several, product("甲花", FIRM), product("乙花", OTHER_FIRM))
    assert found.same_operator == "unknown"
    assert "不止一个意思" in found.answer.zh
    assert found.worst is None or found.worst.apart is None


def test_two_names_that_nobody_knows() -> None:
    found = compared("某某甲花", "某某乙花")
    assert found.answer.zh == "是不是一家：不知道。两个都没查到是谁在运营。一个查到的，不能套到另一个头上。"
    assert (found.worst, found.lenders.text.zh) == (None, "两个都没查到谁放款。")
    # one name in two writings is one name, and still nobody knows whose
    found = compared("某某甲花", "某某 甲花")
    assert found.names.same
    assert found.same_operator == "unknown"
    assert "名字是同一个" in found.answer.zh


def test_two_registered_firms_are_two() -> None:
    found = compared(BANK, OTHER_BANK, *LENDERS)
    assert (found.same_operator, found.same_entity) == ("no", False)
    assert found.answer.zh.startswith("背后的公司不一样")
