"""By what a name is compared: without its legal form, a branch by its bank."""

import pytest

from checker.names.resemblance import bank_of_branch, without_form


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("测试有限公司", "测试"),
        ("测有限公司", "测有限公司"),
        ("测试(中国)有限公司", "测试中国"),
        ("测试", "测试"),
        ("微粒贷", "微粒贷"),
    ],
)
def test_a_legal_form_comes_off_while_two_characters_stay(key: str, short: str) -> None:
    assert without_form(key) == short


@pytest.mark.parametrize(
    ("form", "bank"),
    [
        ("测试甲银行股份有限公司和平路支行", "测试甲银行股份有限公司"),
        ("测试甲银杏股份有限公司和平路支行", "测试甲银杏股份有限公司"),
        ("测试甲银行股份有限公司", None),
        ("测试甲科技有限公司和平路店", None),
        ("微粒贷支行", None),
    ],
)
def test_a_branch_is_looked_for_by_its_bank_also_where_that_is_misspelt(form: str, bank: str | None) -> None:
    assert bank_of_branch(form) == bank
