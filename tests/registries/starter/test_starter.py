"""Starter facts are validated as law would be: each kind of fault fails the load and names its row."""

import re
from datetime import date

import pytest

from registries.model import Record
from registries.sources.starter import STARTER
from registries.starter import StarterError, StarterFile, load
from registries.starter.recheck import due_for_recheck
from registries.starter.validate import validate
from tests.factories.records import cite, licence, notice, partner, payee, product


def check(*rows: Record) -> None:
    validate([StarterFile(STARTER[0], rows, "0" * 64)])


JIA, YI = licence("甲公司", id="org-jia"), licence("乙公司", "technology", "identified", id="org-yi")


def test_the_shipped_facts_stand() -> None:
    loaded = load()
    validate(loaded)
    assert [file.source.id for file in loaded] == [source.id for source in STARTER]
    assert all(file.rows for file in loaded)


def test_rows_that_stand() -> None:
    check(JIA, YI, product("丙花", "乙公司", id="product-bing"), partner("甲公司", "乙公司"), notice("丁", "warning"))


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([JIA, licence("甲公司", id="org-other")], "duplicate legal name: 甲公司"),
        ([licence("甲（中国）公司", id="org-a"), licence("甲(中国)公司", id="org-b")], "duplicate legal name"),
        ([JIA, licence("丙公司", id="org-jia")], "duplicate id: org-jia"),
        ([licence("甲公司")], "has no id"),
        ([product("丙花", id="product-1"), product("丙花", id="product-2")], "duplicate brand"),
        ([JIA, licence("丙公司", id="org-c", former_names=("甲公司",))], "丙公司: former name or alias 甲公司"),
        ([JIA, licence("丙公司", id="org-c", aliases=("甲公司",))], "is the name of 甲公司"),
        (
            [licence("丙公司", id="org-c", aliases=("丙",)), licence("丁公司", id="org-d", aliases=("丙",))],
            "former name or alias 丙 is also one of 丙公司",
        ),
        ([product("丙花", "无此公司", id="product-1")], "product 丙花: operator 无此公司 is in no row"),
        ([JIA, partner("甲公司", "无此公司")], "partner row 甲公司→无此公司"),
        ([YI, partner("无此行", "乙公司")], "lender 无此行 is in no row"),
        ([JIA, partner("甲公司", "无此花", form="product")], "partner 无此花 is in no row"),
        ([payee("四花", collected_for=("无此花",))], "payee 四花: collected_for 无此花 is in no row"),
        ([payee("四花", lenders=("无此行",))], "payee 四花: lender 无此行 is in no row"),
        (
            [licence("丙公司", id="org-c", aliases=("丙",)), payee("丙")],
            "payee 丙 is another name of 丙公司: write that",
        ),
        ([licence("甲公司", id="org-a", uscc="91500000336398171A")], "甲公司: malformed USCC"),
        (
            [product("某贷", id="product-1", finding="not_found", cite=cite().model_copy(update={"as_of": "2026-11"}))],
            "某贷: looked for and not found, but on which day is not said",
        ),
        (
            [product("某贷", id="product-1", finding="ambiguous", candidates=("无此花",))],
            "candidate 无此花 is in no row",
        ),
        (
            [licence("甲公司", id="org-a", cite=cite().model_copy(update={"url": "https://mirror.example/x"}))],
            "mirror.example is neither the publisher nor an established newspaper",
        ),
        (
            [licence("甲公司", id="org-a", cite=cite().model_copy(update={"url": "https://notgov.cn.evil.test/x"}))],
            "notgov.cn.evil.test",
        ),
    ],
)
def test_each_fault_fails_and_names_its_row(rows: list[Record], named: str) -> None:
    with pytest.raises(StarterError, match=named.replace("(", r"\(")):
        check(*rows)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(StarterError) as caught:
        check(JIA, licence("甲公司", id="org-jia", uscc="1"))
    assert len(str(caught.value).splitlines()) == 3


def test_no_person_and_no_phone_number_is_among_the_facts() -> None:
    text = " ".join(row.model_dump_json() for file in load() for row in file.rows)
    assert "95730" not in text
    assert re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text) == []
    assert "盛文康" not in text


def test_a_search_that_found_nothing_is_due_again_after_half_a_year() -> None:
    sought = product("银某花", id="product-1", finding="not_found")  # looked for on 2026-09-30
    rows = [sought, product("丙花", id="product-2")]
    days = (date(2026, 9, 1), date(2026, 9, 30), date(2027, 3, 29), date(2027, 3, 30))
    assert [due_for_recheck(rows, day) for day in days] == [(), (), (), ("银某花",)]
