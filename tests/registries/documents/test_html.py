import time

import pytest

from registries.documents.html import only, parse, tables
from registries.documents.tables.table import records
from registries.reader import PageChangedError
from tests.every_case import every_case


def rows(markup: str) -> list[list[tuple[str, ...]]]:
    return [list(table.rows) for table in tables(markup)]


@every_case(
    ("markup", "expected"),
    [
        ("<tr><th>a<th>b<tr><td>1<td>2", [("a", "b"), ("1", "2")]),
        ("<thead><tr><th>a</thead><tbody><tr><td>1</tbody><tfoot><tr><td>2</tfoot>", [("a",), ("1",), ("2",)]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", [("a", "b"), ("a", "c"), ("d", "e")]),
        ("<tr><td colspan=2>a<tr><td>b<td>c", [("a", "a"), ("b", "c")]),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d", [("a", "a", "b"), ("a", "a", "c"), ("d",)]),
        ("<tr><td>a<td rowspan=0>b<tr><td>c<tr><td>d", [("a", "b"), ("c", "b"), ("d", "b")]),
        ("<tr><td>a<td rowspan=9>b<tr><td>c", [("a", "b"), ("c", "b")]),
        ("<tr><td colspan=x rowspan='-2'>a<td colspan=0>b", [("a", "b")]),
        ("<tr><td>测试<br>甲<p>银行</p><td> a\n  b <b>c</b>d", [("测试甲银行", "a b cd")]),
        ("<tr><td>测试甲有限公司<br>测试乙有限公司", [("测试甲有限公司 测试乙有限公司",)]),
        ("<tr><td>&nbsp;测试&#12288;甲&amp;乙&nbsp;", [("测试 甲&乙",)]),
        ("<tr><td>&nbsp;<td><tr><td>a<td>", [("a", "")]),
        ("<tr><td>&lt;script&gt;alert(1)&lt;/script&gt;<td>测试<script>x()</script><style>y</style>甲<!-- z -->",
         [("<script>alert(1)</script>", "测试甲")]),
        ("<tr><td><a href='javascript:x()' title=t>测试甲</a>", [("测试甲",)]),
    ],
)  # fmt: skip
def test_a_table_as_a_reader_sees_it(markup: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(f"<table>{markup}</table>") == [expected]


def test_a_table_in_a_cell_is_kept_apart() -> None:
    inner = "<table><tr><td>inner</table>"
    assert rows(f"<table><tr><td>a{inner}b<td>c<tr><td>d</table>") == [[("ab", "c"), ("d",)], [("inner",)]]


@pytest.mark.parametrize("markup", ["", "  ", "<p>no table", "<table></table>", "<table><tr><td>&nbsp;</table>", "\0"])
def test_no_table(markup: str) -> None:
    assert rows(markup) == []


def test_a_declaration_inside_the_text_decodes_nothing_again() -> None:
    page = "<?xml version='1.0' encoding='gb2312'?><meta charset=gb2312><table><tr><td>镕喆㙍</table>"
    assert rows(page) == [[("镕喆㙍",)]]
    assert only(parse(page), "td").text == "镕喆㙍"


@pytest.mark.parametrize(
    "markup",
    [
        "<table>" + "<tr><td rowspan=60000 colspan=1000>a" * 3000,
        "<table><tr><td>a" + "<div>" * 5000 + "b" + "</div>" * 5000 + "<tr><td>c</table>",
        "<table><tr><td>" + "a" * 11_000_000 + "<tr><td>b</table>",
    ],
    ids=["merged beyond measure", "too deep for the parser", "too long for the parser"],
)
def test_a_page_that_is_not_read_to_its_end_is_refused(markup: str) -> None:
    started = time.process_time()
    with pytest.raises(PageChangedError, match=r"more than|not all of the page"):
        tables(markup)
    assert time.process_time() - started < 30  # minutes, if it were not bounded


def test_exactly_one() -> None:
    page = parse("<ul><li class=a>测试甲<li>乙</ul>")
    assert only(page, "li.a").text == "测试甲"
    assert only(only(page, "ul"), "li:last-child").text.strip() == "乙"
    for css, found in (("li", 2), ("table", 0)):
        with pytest.raises(PageChangedError, match=f"exactly one '{css}'.*found {found}"):
            only(page, css)


@pytest.mark.parametrize("text", ["https://publisher.example", "list.html", "<?xml version='1.0'?><a/>"])
def test_no_page_is_taken_for_an_address(text: str) -> None:
    assert parse(text) is not None


def test_ten_thousand_rows() -> None:
    cells = "<td class='x'>{0}</td><td>测试甲{0:05}小额贷款有限公司</td><td>测试省</td><td>2025年7月2日<td><td>a"
    page = "<table><tr><th>序号<th>名称<th>省<th>日期<th>备注<th>x</tr>"
    page += "".join(f"<tr>{cells.format(number)}</tr>\n" for number in range(10_000)) + "</table>"
    found = records(tables(page)[0], {"序号": "serial", "名称": "name"}, frozenset({"省", "日期", "备注", "x"}))
    assert len(found.rows) == 10_000
    assert found.rows[-1] == {"serial": "9999", "name": "测试甲09999小额贷款有限公司"}
