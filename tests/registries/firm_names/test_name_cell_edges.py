"""The cell of names at its edges: each fault by itself, and what is a part of a name."""

import pytest

from registries.firm_names.name_cell import read_name_cell

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
