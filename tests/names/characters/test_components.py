"""The parts of characters, and the keys of their pinyin."""

from checker.names.characters.components import share_component
from checker.names.characters.keyboard import one_key_apart
from checker.names.tables import rows
from registries.characters import is_han
from tests.every_case import every_case


@every_case(
    ("a", "b", "share"),
    [
        *((a, b, True) for a, b in ("称你", "奸好", "枯桔", "国团", "敖放", "壹豆", "女安", "安女")),
        *((a, b, False) for a, b in ("拼桔", "微粒", "薪宜", "a好", "贷a", "一二", "☃好", "\n好")),
    ],
)
def test_what_is_drawn_of_a_same_part(a: str, b: str, share: bool) -> None:
    assert share_component(a, b) is share
    assert share_component(b, a) is share


def test_hardly_any_two_characters_share_a_part() -> None:
    common = [char for level, chars in rows("standard_characters.tsv", 2) if level == "1" for char in chars][::35]
    pairs = [(a, b) for a in common for b in common if a < b]
    assert len(pairs) > 4000
    assert sum(share_component(a, b) for a, b in pairs) < 0.04 * len(pairs)


def test_the_table_holds_the_characters_of_the_standard() -> None:
    listed = dict(rows("components.tsv", 2))
    assert len(listed) > 7900
    assert all(is_han(char) and len(char) == 1 and char not in parts for char, parts in listed.items())


@every_case(
    ("typed", "meant", "apart"),
    [
        ("yin", "yi", True),  # one more
        ("yi", "yin", True),  # one less
        ("kai", "lai", True),  # the key beside
        ("lia", "lai", True),  # two that changed places
        ("bai", "lai", False),  # keys apart
        ("xin", "yi", False),
        ("aib", "bai", False),  # no neighbours
        ("yi", "yi", False),
        ("", "a", True),
        ("", "", False),
        ("abcd", "ab", False),
    ],
)
def test_one_key_apart(typed: str, meant: str, apart: bool) -> None:
    assert one_key_apart(typed, meant) is apart
    assert one_key_apart(meant, typed) is apart
