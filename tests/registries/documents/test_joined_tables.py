"""One list in several tables, and what stands in none of the rows that were read."""

import pytest

from registries.documents.csv_file import csv_table
from registries.documents.html import tables as html_tables
from registries.documents.json_page import json_table
from registries.documents.tables.declared_totals import declared_totals, miscounted
from registries.documents.tables.joined_tables import Announced, joined_tables
from registries.documents.tables.numbering import numbering, unasked_serials
from registries.documents.tables.outside import Words, firms_named, unread_firms
from registries.documents.tables.table import Table
from registries.reader import PageChangedError
from tests.every_case import every_case

COLUMNS = {"公司名称": "legal_name", "批准文号": "number", "批准时间": "granted"}
OPTIONAL = frozenset({"number", "granted"})
HEADER = ["序号", "公司名称", "批准文号"]


def firm(number: int) -> str:
    return f"测试甲{number:04}小额贷款有限公司"


def line(number: int) -> list[str]:
    return [str(number), firm(number), f"测金〔2014〕{number}号"]


def warnings(*tables: Table, publisher: str = "") -> tuple[str, ...]:
    return joined_tables(tables, COLUMNS, frozenset({"序号"}), OPTIONAL, Announced((publisher,))).warnings


def page(body: str) -> tuple[Table, ...]:
    return html_tables(f"<html><body>{body}</body></html>")


def markup(rows: list[list[str]]) -> str:
    return f"<table>{''.join('<tr><td>' + '<td>'.join(row) for row in rows)}</table>"


LIST = markup([HEADER, line(1), line(2)])


def test_tables_with_one_header_are_one_list_whether_their_numbers_go_on_or_start_again() -> None:
    for second in ([line(3), line(4)], [["1", *line(3)[1:]], ["2", *line(4)[1:]]]):
        tables = (Table.of([["甲市名单"], HEADER, line(1), line(2)]), Table.of([["乙市名单"], HEADER, *second]))
        whole = joined_tables(tables, COLUMNS, frozenset({"序号"}), OPTIONAL)
        assert [row["legal_name"] for row in whole.rows] == [firm(number) for number in (1, 2, 3, 4)]
        assert whole.warnings == ()


@pytest.mark.parametrize(
    ("second", "remark"),
    [
        ([["已注销小额贷款公司"], HEADER, line(3)], "their titles differ"),
        ([["2019年名单"], HEADER, line(3)], "their titles differ"),
        ([["序号", "公司名称"], line(3)[:2]], "not all with the columns 批准文号"),
        ([HEADER, ["5", *line(3)[1:]]], "serial number 3 is missing: 5 stands in its place"),
        ([["序号", "企业", "批准文号"], line(3)], f"table 2: 1 firms are named that stand in no row: {firm(3)}"),
        ([[f"另有{firm(8)}、{firm(9)}"]], "firms are named"),
    ],
)  # fmt: skip
def test_tables_that_may_be_two_lists_are_told(second: list[list[str]], remark: str) -> None:
    first = Table.of([["2020年名单"], HEADER, line(1), line(2)])
    assert remark in " ".join(warnings(first, Table.of(second)))


@every_case(
    ("rows", "remark"),
    [
        ([HEADER, line(1), line(3)], "serial number 2 is missing: 3 stands in its place"),
        ([HEADER, ["", *line(1)[1:]], ["", *line(2)[1:]]], "the column of serials is empty: 2 rows are not numbered"),
        ([["名单（共3家）"], HEADER, line(1), line(2)], "the document says 3 firms, 2 rows were read"),
        ([HEADER, line(1), ["合计", "2", ""]], "the document says 2 firms, 1 rows were read"),
        ([HEADER, line(1), [f"注：另有{firm(7)}、{firm(8)}", "", ""]], f"{firm(8)}"),
        ([HEADER, line(1), ["合计", firm(9), ""]], f"{firm(9)}"),
        (
            [HEADER, line(1), [f"备注：{firm(9)}已迁入本市", "", ""], line(2)],
            f"a firm that stands in no row: {firm(9)}",
        ),
        ([["序号", "公司名称", ""], line(1)], "column 3 has no header, and 1 cells"),
        ([HEADER, ["1", firm(1), "4.40300123456789E+17"]], "1 cells hold a code rounded as a number"),
        ([HEADER, ["1", firm(1), firm(1)]], "one cell covers more than one column"),
        ([HEADER, ["1", f",{firm(1)}", ""]], "a sign that cuts cells is left in one"),
    ],
)
def test_what_a_table_lost_is_told(rows: list[list[str]], remark: str) -> None:
    assert remark in " ".join(warnings(Table.of(rows)))


def test_a_cell_that_slipped_into_the_next_column_is_told() -> None:
    header = ["公司名称", "批准文号", "批准时间"]
    rows = [[firm(n), f"测金〔2014〕{n}号", f"2014-0{n}-03"] for n in range(1, 5)]
    assert warnings(Table.of([header, *rows])) == ()
    moved = Table.of([header, *rows[:3], [firm(4), "2014-04-03", ""]])
    assert warnings(moved) == ("row 4: a date stands in a column of words: '2014-04-03'",)
    glued = Table.of([header, *rows[:3], [firm(4), "测金〔2014〕4号 2014-04-03", ""]])
    assert "a date stands behind other words" in warnings(glued)[0]


@pytest.mark.parametrize(
    "words",
    [
        f"<p>3 {firm(3)} 测金〔2014〕3号</p>",
        f"<p>3、{firm(3)}</p>",
        f"<div>{firm(3)}（已更名）</div>",
        f"<p>另有{firm(3)}、{firm(4)}</p>",
        f"</table><tr><td>3<td>{firm(3)}<td>x</tr>",
        f"<ul><li><a href=1>{firm(3)}</a><li><a href=2>{firm(4)}</a><li><a href=3>{firm(5)}</a></ul>",
        f"<p>机构名称：{firm(3)}</p>",
    ],
)
def test_a_firm_beside_the_table_of_a_page_is_told_with_its_name(words: str) -> None:
    told = warnings(*page(LIST + words))
    assert len(told) == 1
    assert told[0].startswith("the text around the tables: ")
    assert firm(3) in told[0]


@every_case(
    "words",
    [
        "<p>根据《小额贷款公司监督管理暂行办法》，现予公布。</p>",
        "<div>版权所有 测试网络科技有限公司</div>",
        "<p>技术支持：测试网络科技有限公司</p>",
        "<p>各小额贷款有限公司：</p>",
        "<p>测试消费金融有限公司</p><p>2026年3月1日</p>",
        "<a href=/>测试银行股份有限公司</a>",
        f"<nav>{firm(9)}</nav><script>'{firm(9)}'</script>",
        f"<p>{firm(1)}、{firm(2)}排名不分先后</p>",
        "<p>共2家</p>",
        "<p>全省共300家，本次公布2家，共2家</p>",
    ],
)
def test_what_every_page_says_is_no_surprise(words: str) -> None:
    assert warnings(*page(words + LIST), publisher="测试消费金融有限公司") == ()


@pytest.mark.parametrize(
    ("rows", "remark"),
    [
        ("<tr hidden><td>1<td>甲<td>x", "row 2 is not shown"),
        ("<tr style='display: none'><td>1<td>甲<td>x", "row 2 is not shown"),
        ("<tr><td>1<td>甲<span style='display:none'>旧</span><td>x", "row 2 has words that are not shown: '旧'"),
        ("<tr><td>1<td style='DISPLAY:NONE'>旧<td>甲<td>x", "row 2 has words that are not shown: '旧'"),
        ("<tr><td>1<td><s>甲</s><td>x", "row 2 has words that are struck out: '甲'"),
    ],
)
def test_what_a_browser_does_not_show_is_told(rows: str, remark: str) -> None:
    (table,) = page(f"<table><tr><td>序号<td>公司名称<td>批准文号{rows}</table>")
    assert remark in " ".join(table.warnings)
    assert table.rows[1] == ("1", "甲", "x")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ('公司名称,号\n"甲,1\n乙,2\n丙",3\n', "row 2: a quoted cell over 3 lines, a stray quote?"),
        ('公司名称\n"甲\n乙"\n丙\n', "row 2: a quoted cell over 2 lines"),
    ],
)
def test_lines_that_a_stray_quote_swallowed_are_told(text: str, remark: str) -> None:
    assert csv_table(text).warnings[0].startswith(remark)
    assert csv_table('公司名称,号\n"测试\n甲",1\n').warnings == ()
    with pytest.raises(PageChangedError, match="a quote in it"):
        csv_table('公司名称,号\n"甲"乙,1\n')


@every_case(
    ("text", "remark"),
    [
        ('[{"公司名称": "甲", "批准文号": 440300123456789012}]', "row 1, '批准文号': a number of more than 15 digits"),
        ('[{"公司名称": "甲", "批准文号": 9.1440300123456e+16}]', "row 1, '批准文号'"),
        ('[{"公司名称": "甲", "批准文号": 1e999}]', "row 1, '批准文号'"),
        ('[{"公司名称": "甲", "公司名称": "乙"}]', "row 1: the key '公司名称' is there more than once"),
        ('{"total": 3, "rows": [{"公司名称": "甲"}]}', "the document says total 3, 1 rows were read"),
        ('{"pages": 2, "rows": [{"公司名称": "甲"}]}', "this is one page of them"),
        ('{"rows": [{"公司名称": "乙"}], "rows": [{"公司名称": "甲"}]}', "the key 'rows' is there more than once"),
        ('[{"n": "甲", "x": 1}, {"n": "乙", "x": 2}, {"n": "丙"}]', "row 3 lacks what most rows have: 'x'"),
    ],
)  # fmt: skip
def test_json_that_lost_something_is_told(text: str, remark: str) -> None:
    assert remark in " ".join(json_table(text).warnings)
    assert json_table('{"total": 1, "rows": [{"公司名称": "甲", "n": 24.00}]}').rows[1] == ("甲", "24.00")
    assert json_table('{"total": 1, "rows": [{"公司名称": "甲", "n": 24.00}]}').warnings == ()


def test_numbers_that_start_again_are_counted_on_and_a_gap_stays_one() -> None:
    def rows(*numbers: str) -> list[dict[str, str]]:
        return [{"serial": number} for number in numbers]

    told: list[str] = []
    assert numbering([rows("1", "2"), rows("1", "2", "3")], told) == (1, 2, 3, 4, 5)
    assert numbering([rows("1", "2"), rows("3")], told) == (1, 2, 3)
    assert numbering([rows("1", "2"), rows("1", "3")], told) == (1, 2, 1, 3)
    assert told == []
    assert numbering([rows("", ""), rows("1")], told) == (1,)
    assert told == ["the column of serials is empty: 2 rows are not numbered"]
    with pytest.raises(PageChangedError, match="the serial of row 2"):
        numbering([rows("1", "")], told)
    assert list(unasked_serials([["1", "1", "2"]])) == []
    assert list(unasked_serials([["甲-1", "甲-2"]])) == []


@every_case(
    ("text", "totals"),
    [
        ("（共12家）", (12,)), ("共计 1,234 家", (1234,)), ("合计三家", (3,)), ("总计一百二十户", (120,)),
        ("共有小额贷款公司二十一家", (21,)), ("注册资本合计3亿元", ()), ("第3家", ()), ("共3页", ()),
        ("共十家，小计：5家", (10, 5)),
    ],
)  # fmt: skip
def test_totals_that_a_document_declares(text: str, totals: tuple[int, ...]) -> None:
    assert declared_totals(text) == totals


def test_a_note_may_speak_of_firms_that_have_a_row() -> None:
    note = [f"注：{firm(1)}已更名，各小额贷款有限公司排名不分先后", "", ""]
    assert warnings(Table.of([HEADER, line(1), note, line(2)])) == ()


def test_a_total_of_parts_is_their_sum_and_the_whole_is_believed_above_its_parts() -> None:
    assert list(miscounted(["甲市共2家", "乙市共3家"], (5,))) == []
    assert list(miscounted(["甲市共2家", "乙市共3家", "合计5家"], (5,))) == []
    assert len(list(miscounted(["甲市共2家", "乙市共3家", "合计5家"], (3,)))) == 1
    assert list(miscounted(["共2家"], (3, 2))) == []


def test_a_name_in_a_sentence_is_none_of_a_list() -> None:
    assert firms_named("经测试甲0001小额贷款有限公司申请，同意其变更") == ()
    assert firms_named("3.测试甲有限公司；测试乙有限责任公司*") == ("测试甲有限公司", "测试乙有限责任公司")
    words = [Words("a page foot", firm(1)), Words("a text box", firm(2))]
    assert list(unread_firms(words, [f"{firm(1)}（原测试戊有限公司）"])) == [
        f"a text box: 1 firms are named that stand in no row: {firm(2)}"
    ]
