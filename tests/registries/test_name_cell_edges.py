"""The cell of names at its edges: each fault by itself, and what is a part of a name."""

import pytest

from registries.name_cell import read_name_cell

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
