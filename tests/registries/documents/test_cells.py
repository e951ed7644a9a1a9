import time

import pytest

from registries.documents.tables.cells import clean, joined
from registries.documents.tables.table import header_key
from tests.every_case import every_case


@every_case(
    ("printed", "expected"),
    [
        ("测试甲0001农村商业银行\n股份有限公司", "测试甲0001农村商业银行股份有限公司"),
        ("测试甲\r\n  银行", "测试甲银行"),
        ("测试\n360金融", "测试360金融"),
        ("Ceshi Bank International AG\nBeijing Branch", "Ceshi Bank International AG Beijing Branch"),
        ("测试甲（中国）\n有限公司", "测试甲（中国）有限公司"),
        ("测试甲有限公司\n测试乙有限公司", "测试甲有限公司 测试乙有限公司"),
        ("Z0001H\n000000000", "Z0001H000000000"),
        ("91440300\n1234567890", "914403001234567890"),
        ("2025-\n07-02", "2025-07-02"),
        ("AG\nBANK", "AG BANK"),
        ("\u00a0测试\u3000甲\u00a0 ", "测试 甲"),
        ("测\u200b试\ufeff甲", "测试甲"),
        ("Ａ（测试）·1.0", "Ａ（测试）·1.0"),
        ("  ", ""),
        ("\n\n测试\n\n", "测试"),
    ],
)
def test_layout_goes_and_print_stays(printed: str, expected: str) -> None:
    assert clean(printed) == expected
    assert clean(expected) == expected


def test_two_halves_of_a_cell() -> None:
    assert joined("测试甲农村商业银行", "股份有限公司") == "测试甲农村商业银行股份有限公司"
    assert joined("测试甲", "") == joined("", "测试甲") == "测试甲"


@pytest.mark.parametrize("piece", ["\n", " ", " \n", "测\n", "公司\n", "1\n", "\u3000\n "])
def test_no_cell_takes_long(piece: str) -> None:
    started = time.process_time()
    clean(piece * 50_000)
    assert time.process_time() - started < 20  # minutes, if it were not linear


def test_one_code_for_one_character() -> None:
    for printed, meant in (
        ("测\uf90a〔2014〕1号", "测金〔2014〕1号"),
        ("\U0002f800测试", "丽测试"),
        ("小\ufe00额\U000e0100", "小额"),
        ("\ufa0e\ufa11", "\ufa0e\ufa11"),  # characters of their own, in spite of where they stand
    ):
        assert clean(printed) == meant
        assert header_key(printed) == meant
