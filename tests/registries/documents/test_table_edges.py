"""What is a row of a list and what is not, at the edges."""

import pytest

from registries.documents.tables.table import Table, header_key, only_table, records, serials
from registries.reader import PageChangedError
from tests.every_case import every_case

HEADER = ["序号", "机构名称", "备注"]
COLUMNS = {"序号": "serial", "机构名称": "name", "公司名称": "name", "备注": "note"}
OPTIONAL = frozenset({"note"})


def names(*rows: list[str]) -> list[str]:
    return [row["name"] for row in records(Table.of([HEADER, *rows]), COLUMNS).rows]


@every_case("word", ["合计", "总计", "小计", "共计", "合 计", "合\n计"])
@every_case("place", [0, 1])
def test_a_total_is_no_firm_also_behind_a_blank_serial(word: str, place: int) -> None:
    total = ["", "", "12"]
    total[place] = word
    assert names(["1", "测试甲", ""], total, ["2", "测试乙", ""]) == ["测试甲", "测试乙"]


def test_a_total_s_word_anywhere_else_hides_no_firm() -> None:
    assert names(["1", "测试甲", "合计"], ["2", "测试合计公司", ""]) == ["测试甲", "测试合计公司"]


@every_case(
    "note",
    [
        "注：按成立先后",
        "备注",
        "说明：无",
        "（注）",
        "(说明)",
        "共 3 家",
        "共3家",
        "合计3家",
        "数据来源：测试",
        "截至2026年",
        "截止目前",
    ],
)
def test_a_note_over_the_whole_table_is_dropped_without_a_word(note: str) -> None:
    found = records(Table.of([HEADER, [note] * 3, [note, "", ""], ["1", "测试甲", ""]]), COLUMNS)
    assert (found.warnings, len(found.rows)) == ((), 1)


def test_other_text_over_the_whole_table_is_told_with_its_place() -> None:
    long = "测" * 70
    found = records(Table.of([["名单"], HEADER, ["1", "测试甲", ""], [long, "", ""]]), COLUMNS)
    assert found.warnings == (f"row 4 spans the table: {'测' * 60!r}",)
    assert len(found.rows) == 1


def test_in_a_table_of_two_columns_a_row_with_an_empty_cell_is_a_row() -> None:
    found = records(Table.of([["机构名称", "序号"], ["测试甲", ""], ["测试乙", "测试乙"]]), COLUMNS, optional=OPTIONAL)
    assert [row["name"] for row in found.rows] == ["测试甲", "测试乙"]
    three = Table.of([["机构名称", "序号", "备注"], ["测试甲", "", ""], ["", "1", ""]])
    assert [row["serial"] for row in records(three, COLUMNS).rows] == ["1"]


def test_a_short_row_is_told_and_its_missing_cells_are_empty() -> None:
    found = records(Table.of([HEADER, ["1", "测试甲"], ["2", "测试乙", "新", "多"]]), COLUMNS)
    assert found.rows == (
        {"serial": "1", "name": "测试甲", "note": ""},
        {"serial": "2", "name": "测试乙", "note": "新"},
    )
    assert [text.split(":")[0] for text in found.warnings] == [
        "row 2 has 2 cells, the header has 3",
        "row 3 has 4 cells, the header has 3",
    ]


def test_the_header_is_looked_for_below_titles_and_found_again_on_each_page() -> None:
    table = Table.of([["某某名单"], ["二〇二六年"], HEADER, ["1", "测试甲", ""], HEADER, ["2", "测试乙", ""]])
    assert [row["name"] for row in records(table, COLUMNS).rows] == ["测试甲", "测试乙"]


def test_a_column_without_a_header_is_no_unknown_column() -> None:
    found = records(Table.of([["序号", "", "机构名称"], ["1", "x", "测试甲"]]), COLUMNS, optional=OPTIONAL)
    assert found.warnings == ()
    assert found.rows == ({"serial": "1", "name": "测试甲"},)


def test_the_missing_columns_are_those_of_the_row_that_had_most() -> None:
    rows = [["导航"], ["序号", "其他"], ["其他"]]
    with pytest.raises(PageChangedError, match=r"missing at best: 机构名称, 公司名称$"):
        records(Table.of(rows), COLUMNS, optional=OPTIONAL)


def test_the_one_table_may_lack_what_is_optional_and_nothing_else() -> None:
    whole, bare, without = (Table.of([header, ["1"]]) for header in (HEADER, HEADER[:2], HEADER[1:]))
    assert only_table([without, bare], COLUMNS, OPTIONAL) is bare
    assert only_table([bare, whole], COLUMNS) is whole
    with pytest.raises(PageChangedError, match="2 of 2 tables"):
        only_table([bare, whole], COLUMNS, OPTIONAL)
    with pytest.raises(PageChangedError, match=r"they begin: 机构名称 \| 备注$"):
        only_table([without], COLUMNS, OPTIONAL)
    with pytest.raises(PageChangedError, match="they begin: nothing"):
        only_table([Table(())], COLUMNS, OPTIONAL)


def test_a_header_is_the_same_whatever_its_width_and_spaces() -> None:
    assert header_key(" 机构\n名　称（全称） ") == header_key("机构名称(全称)")
    assert header_key("机构名称") != header_key("公司名称")


def test_serials_of_nine_digits_are_read_and_of_ten_are_not() -> None:
    assert serials([{"no": "999999999、"}], "no") == (999_999_999,)
    with pytest.raises(PageChangedError, match="the serial of row 1 is no number"):
        serials([{"no": "٣"}], "no")  # a digit, of another script
    with pytest.raises(PageChangedError, match="the serial of row 2 is no number: '1000000000'"):
        serials([{"no": "1"}, {"no": "1000000000"}], "no")


def test_rows_without_text_are_left_out_and_cells_are_cleaned() -> None:
    assert Table.of([["", None, " \u3000"], [" 测试\n甲 ", None]]).rows == (("测试甲", ""),)
