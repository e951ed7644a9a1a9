"""Where a wrapped cell is one word and where it is two."""

from registries.documents.tables.cells import clean, joined
from tests.every_case import every_case


@every_case(
    ("printed", "expected"),
    [
        ("abc\n123456", "abc 123456"),  # small letters are in no code
        ("AB12\n3", "AB123"),  # half of what is printed is digits, the break counted: a code
        ("ABC1\n23", "ABC1 23"),  # less than half: words
        ("1.\n2", "1.2"),
        ("测试甲公司\nABC", "测试甲公司 ABC"),
        ("ABC\n测试甲", "ABC测试甲"),
        ("公司\n测试", "公司 测试"),
        ("测试，\nAB", "测试，AB"),
        ("“测试”\nAB", "“测试”AB"),
        ("测试·\n甲", "测试·甲"),
        ("AB\r\nCD", "AB CD"),
        ("AB\rCD", "AB CD"),
        ("a \n\n b", "a b"),
        ("\u00ad测\u2060试", "测试"),
    ],
)
def test_breaks(printed: str, expected: str) -> None:
    assert clean(printed) == expected


def test_halves_are_joined_as_a_wrapped_cell_is() -> None:
    assert joined("ABC", "DEF") == "ABC DEF"
    assert joined("Z0001H", "000000000") == "Z0001H000000000"
    assert joined("", "") == ""
