"""The cell of names at its edges: each fault by itself, and what is a part of a name."""

import pytest

from registries.firm_names.legal_names import licence_of
from registries.firm_names.name_cell import read_name_cell
from tests.factories.records import licence

FIRM = "测试甲小额贷款有限公司"


@pytest.mark.parametrize("cell", ["测试甲小额贷款（有限公司", "测试甲）小额贷款有限公司", "测试甲小额贷款有限公司）"])
def test_half_a_bracket_is_a_fault_of_its_own(cell: str) -> None:
    assert read_name_cell(cell).faults == ["a bracket without its other half"]


@pytest.mark.parametrize(
    ("note", "former"),
    [
        (f"原名：{FIRM}", []),
        (f"原名：测试乙小额贷款有限公司、{FIRM}", ["测试乙小额贷款有限公司"]),
        ("原名：测试乙小额贷款有限公司、测试乙小额贷款有限公司", ["测试乙小额贷款有限公司"]),
        ("原名：测试乙小额贷款有限公司、“”", ["测试乙小额贷款有限公司"]),
    ],
)
def test_a_present_name_is_no_former_one(note: str, former: list[str]) -> None:
    cell = read_name_cell(f"{FIRM}（{note}）")
    assert (cell.name, cell.former_names, cell.faults) == (FIRM, former, [])


@pytest.mark.parametrize("note", ["原名：“”", "原名：已更名", "原名：", "原名：测试小贷"])
def test_a_former_name_that_is_none_is_a_fault(note: str) -> None:
    cell = read_name_cell(f"{FIRM}（{note}）")
    assert (cell.name, cell.former_names, len(cell.faults)) == (FIRM, [], 1)


def test_a_form_of_partnership_is_a_part_of_the_name_and_another_word_is_none() -> None:
    for form in ("有限合伙", "普通合伙"):
        cell = read_name_cell(f"测试甲中心（{form}）")
        assert (cell.name, cell.plain) == (f"测试甲中心（{form}）", True)
    for other in ("什么合伙", "合伙"):
        assert read_name_cell(f"测试甲中心（{other}）").name == "测试甲中心", other
        assert not read_name_cell(f"测试甲中心（{other}）").plain
    assert not read_name_cell("测试甲中心【有限合伙】").plain


@pytest.mark.parametrize(
    "cell",
    [
        "测试甲银行 测试乙银行",
        "测试甲小额贷款有限公司\n测试乙中心",
        "测试甲中心、测试乙中心",
        "测试甲合作社、测试乙合作社",
        "甲银行|乙银行",
    ],
)
def test_two_names_are_told_by_what_parts_them(cell: str) -> None:
    assert read_name_cell(cell).faults == ["two names in one cell"]


@pytest.mark.parametrize(
    "cell", ["测试甲 有限公司", "测试甲小额贷款 有限公司", "甲乙 丙丁有限公司", "上海 测试甲有限公司"]
)
def test_a_blank_inside_one_name_parts_nothing(cell: str) -> None:
    assert read_name_cell(cell).faults == []


@pytest.mark.parametrize("cell", [f"（上海）{FIRM}", f"{FIRM}（上海）", f"{FIRM}（上海）（已注销）"])
def test_a_place_is_a_part_of_the_name_only_inside_it(cell: str) -> None:
    found = read_name_cell(cell)
    assert (found.name, len(found.faults)) == (FIRM, 1)
    assert read_name_cell("测试甲（上海）小额贷款有限公司").plain
    assert read_name_cell("测试甲【上海】小额贷款有限公司").name == FIRM  # these brackets are never a name's own


FORMER = "测试巳0002小额贷款有限公司"


@pytest.mark.parametrize(
    "cell",
    [
        f"原名{FORMER}，现名{FIRM}",
        f"原名：{FORMER} 现名：{FIRM}",
        f"原{FORMER}，现更名为{FIRM}",
        f"现名{FIRM}，原名{FORMER}",
        f"现{FIRM}，原{FORMER}",
        f"曾用名:{FORMER};现名称:{FIRM}",
    ],
)
def test_both_names_of_a_cell_without_brackets_are_read_and_told(cell: str) -> None:
    found = read_name_cell(cell)
    assert (found.name, found.former_names, found.faults) == (FIRM, [FORMER], [])
    warnings: list[str] = []
    row = licence_of(licence(cell), warnings)
    assert row is not None
    assert (row.legal_name, row.former_names) == (FIRM, (FORMER,))
    assert len(warnings) == 1


def test_a_former_name_alone_is_nobodys_and_a_name_may_begin_like_a_label() -> None:
    assert read_name_cell(f"原名{FORMER}").faults == ["a former name, and not what the firm is called by now"]
    for name in ("原野测试小额贷款有限公司", "现代测试汽车金融有限公司", "新名测试小额贷款有限公司", f"原{FIRM}"):
        assert read_name_cell(name).plain
        assert read_name_cell(name).name == name
