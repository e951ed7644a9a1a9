"""What a page's own style sheet hides or strikes out is not on the list that people see."""

import pytest

from registries.documents.html import tables
from registries.documents.tables.joined_tables import joined_tables
from registries.reader import PageChangedError
from tests.every_case import every_case

NAMES = ("测试卯甲小额贷款有限公司", "测试卯乙小额贷款有限公司", "测试卯丙小额贷款有限公司")
COLUMNS = {"公司名称": "legal_name", "批准文号": "number"}


def warnings(styles: str, mark: str = "", wrap: str = "{}", head: str = "<style>{}</style>") -> tuple[str, ...]:
    """What is said of a list whose second row is marked."""
    rows = "".join(
        f"<tr {mark if number == 1 else ''}><td>{name}<td>测金{number}号" for number, name in enumerate(NAMES)
    )
    table = wrap.format(f"<table id=list><tr><th>公司名称<th>批准文号{rows}</table>")
    return joined_tables(tables(head.format(styles) + table), COLUMNS).warnings


@every_case(
    ("styles", "mark"),
    [
        (".gone{display:none}", "class='odd gone'"),
        ("p{color:red} /* x */ TR.gone , b { margin:0; DISPLAY : None !important }", "class=gone"),
        ("#r7{visibility:hidden}", "id=r7"),
        ("table .gone{visibility:collapse}", "class=gone"),
        ("#list > tbody tr.gone, #list tr.gone td{display:none}", "class=gone"),
        ("@media screen{.gone{display:none}}", "class=gone"),
        (".gone{opacity:0}", "class=gone"),
        (".gone{font-size:0}", "class=gone"),
        (".gone{display:none}.gone{color:red}", "class=gone"),
        ("tr.gone{display:none}.gone{display:block}", "class=gone"),
        ("@import url(x.css);.gone{display:none}", "class=gone"),
    ],
)
def test_a_row_that_a_style_hides_is_told(styles: str, mark: str) -> None:
    assert any("is not shown" in one or "not shown" in one for one in warnings(styles, mark)), styles


@every_case(
    ("styles", "mark"),
    [
        (".gone{display:none}", "class=going"),
        (".gone{display:none}.gone{display:table-row}", "class=gone"),
        (".gone{display:none}", "class=gone style='display:table-row'"),
        ("div .gone{display:none}", "class=gone"),
        ("@media print{.gone{display:none}}", "class=gone"),
        ("@media screen and (max-width:700px){.gone{display:none}}", "class=gone"),
        ("/* .gone{display:none} */", "class=gone"),
        (".menu:hover ul{display:none} tr:hover{display:none} td::after{display:none}", ""),
        ("} .gone{display", "class=gone"),
    ],
)
def test_a_row_that_is_shown_is_read_without_a_word(styles: str, mark: str) -> None:
    assert warnings(styles, mark) == ()


@pytest.mark.parametrize(
    ("styles", "mark", "wrap"),
    [
        (".old{text-decoration:line-through}", "class=old", "{}"),
        (".old td{text-decoration-line:line-through}", "class=old", "{}"),
        ("", "style='text-decoration:line-through'", "{}"),
        ("", "", "<del>{}</del>"),
        ("", "", "<div style='text-decoration: line-through'>{}</div>"),
    ],
)
def test_what_a_style_strikes_out_is_told(styles: str, mark: str, wrap: str) -> None:
    assert any("struck out" in one for one in warnings(styles, mark, wrap))


def test_a_choice_of_rows_that_is_not_read_is_told() -> None:
    assert any("in a way not read: 'tr:nth-child(3)'" in one for one in warnings("tr:nth-child(3){display:none}"))


def test_a_style_sheet_without_measure_is_refused_and_a_long_one_takes_no_time() -> None:
    with pytest.raises(PageChangedError, match="style rules"):
        warnings("".join(f".a{number}{{display:none}}" for number in range(6000)))
    for hostile in ("/*" * 200_000, "a" * 400_000, "@media screen{" * 50_000, " " * 300_000 + "{display:none}"):
        assert warnings(hostile) == ()


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_table_for_browsers_without_scripts_is_no_part_of_the_list(tag: str) -> None:
    other = f"<{tag}><table><tr><th>公司名称<th>批准文号<tr><td>{{}}<td>测金9号</table></{tag}>"
    twice = tables(f"<table><tr><th>公司名称<th>批准文号<tr><td>{NAMES[0]}<td>测金1号</table>{other.format(NAMES[0])}")
    again = joined_tables(twice, COLUMNS)
    assert [row["legal_name"] for row in again.rows] == [NAMES[0]]
    assert again.warnings == ()
    more = tables(f"<table><tr><th>公司名称<th>批准文号<tr><td>{NAMES[0]}<td>测金1号</table>{other.format(NAMES[1])}")
    assert any(NAMES[1] in one and "without scripts" in one for one in joined_tables(more, COLUMNS).warnings)


def test_how_a_word_is_read_aloud_is_no_word_of_the_cell_and_any_other_note_is() -> None:
    (table,) = tables(
        "<table><tr><td>测试<ruby>卯<rp>(</rp><rt>mǎo</rt><rp>)</rp></ruby>行<td><ruby>测<rt>注销</rt></ruby>"
    )
    assert table.rows == (("测试卯行", "测注销"),)


def test_a_firm_of_which_only_the_name_is_printed_is_a_row() -> None:
    markup = f"<table><tr><th>公司名称<th>批准文号<th>日期<tr><td>{NAMES[0]}<td>1号<td>2014<tr><td>{NAMES[1]}<td><td>"
    whole = joined_tables(tables(markup + "<tr><td>以下已注销<td><td></table>"), COLUMNS | {"日期": "granted"})
    assert [row["legal_name"] for row in whole.rows] == list(NAMES[:2])
    assert whole.warnings == ("row 4 spans the table: '以下已注销'",)


@pytest.mark.parametrize("inside", ["<img alt='已注销' src=x>", "<textarea>已注销</textarea>"])
def test_words_of_a_picture_or_a_field_in_a_cell_are_told(inside: str) -> None:
    (table,) = tables(f"<table><tr><td>{NAMES[0]}{inside}<td>1</table>")
    assert table.warnings == ("row 1 has words in a picture or a field: '已注销'",)


def test_a_row_put_beside_the_screen_is_told() -> None:
    assert any("not shown" in one for one in warnings("", "style='position:absolute;left:-9999px'"))
