from collections.abc import Sequence

import pytest

from registries.documents.tables.table import Records, Table, only_table, records, serials
from registries.reader import PageChangedError

COLUMNS = {"序号": "serial", "机构名称": "name", "公司名称": "name", "备注": "note"}


def read(rows: Sequence[Sequence[str]], ignore: frozenset[str] = frozenset()) -> Records:
    return records(Table.of(rows), COLUMNS, ignore, frozenset({"note"}))


def test_rows_become_fields_by_their_printed_headers() -> None:
    header = [" 序 号", "机构\n名称", "备注"]
    found = read([["名单", "名单", "名单"], header, ["1", "测试甲", ""], ["2", "测试乙", "新"]])
    assert found.rows == (
        {"serial": "1", "name": "测试甲", "note": ""},
        {"serial": "2", "name": "测试乙", "note": "新"},
    )
    assert found.warnings == ()


def test_columns_may_change_places() -> None:
    assert read([["公司名称", "序号"], ["测试甲", "1"]]).rows == ({"name": "测试甲", "serial": "1"},)


def test_repeated_headers_blank_rows_totals_and_notes_are_no_rows() -> None:
    header = ["序号", "机构名称", "备注"]
    note = "注：以上按成立先后排列"
    found = read([header, ["1", "测试甲", ""], header, ["", "\u3000", ""], ["合计", "1", ""], [note] * 3])
    assert found == Records(({"serial": "1", "name": "测试甲", "note": ""},))


def test_of_a_header_two_rows_high_the_lower_counts() -> None:
    columns = {"序号": "serial", "起": "start"}
    table = Table.of([["序号", "期限", "期限"], ["序号", "起", "止"], ["1", "a", "b"]])
    assert records(table, columns, frozenset({"止"})).rows == ({"serial": "1", "start": "a"},)
    twice = Table.of([["序号", "名", "期", "期"], ["序号", "名", "起", "止"], ["1", "甲", "a", "b"]])
    assert records(twice, {"序号": "serial", "名": "name"}, frozenset({"起", "止"})).rows[0]["name"] == "甲"


@pytest.mark.parametrize(
    ("rows", "warning"),
    [
        ([["序号", "机构名称", "备案号"], ["1", "测试甲", "x"]], "unknown column '备案号'"),
        ([["序号", "机构名称", "备注"], ["已撤销"] * 3, ["1", "测试甲", ""]], "row 2 spans the table: '已撤销'"),
        ([["序号", "机构名称", "备注"], ["1", "测试甲"]], "row 2 has 2 cells, the header has 3"),
        ([["序号", "机构名称", "备注"], ["1", "测试甲", "", "x"]], "row 2 has 4 cells, the header has 3"),
    ],
)
def test_what_was_not_expected_is_said(rows: list[list[str]], warning: str) -> None:
    (said,) = read(rows).warnings
    assert said.startswith(warning)


def test_known_columns_that_nobody_wants_are_no_surprise() -> None:
    assert read([["序号", "机构名称", "联系电话"], ["1", "测试甲", "1"]], frozenset({"联系 电话"})).warnings == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["序号", "名称"], ["1", "测试甲"]], "missing at best: 机构名称, 公司名称"),
        ([], "no header row"),
        ([["序号", "机构名称", "机构名称"]], "'机构名称' stands over more than one column"),
        ([["序号", "机构名称", "公司名称"]], "'机构名称' and '公司名称' both say name"),
    ],
)
def test_another_table_is_refused(rows: list[list[str]], said: str) -> None:
    with pytest.raises(PageChangedError, match=said):
        read(rows)


def test_the_one_table_with_these_columns() -> None:
    wanted, other = Table.of([["序号", "机构名称"], ["1", "测试甲"]]), Table.of([["导航"]])
    assert only_table([other, wanted], COLUMNS, frozenset({"note"})) is wanted
    for tables in ([], [other], [wanted, wanted]):
        with pytest.raises(PageChangedError, match=f"of {len(tables)} tables have the columns 序号"):
            only_table(tables, COLUMNS, frozenset({"note"}))


def test_serials_are_whole_numbers() -> None:
    assert serials([{"serial": "1"}, {"serial": "２."}, {"serial": "010"}]) == (1, 2, 10)
    for printed in ("", "一", "1.5", "-1", "9" * 5000):
        with pytest.raises(PageChangedError, match="the serial of row 1 is no number"):
            serials([{"serial": printed}])
