"""Where two names differ, as people see characters."""

from checker.comparison.name_difference import compare_names, graphemes
from tests.every_case import every_case


def marks(a: str, b: str) -> tuple[str, str]:
    """Both names, what differs in [ ], another writing of the same in ( )."""
    names = compare_names(a, b)
    shown = {"differs": "[{}]", "variant": "({})", "same": "{}"}
    first, second = ("".join(shown[p.mark].format(p.text) for p in pieces) for pieces in (names.a, names.b))
    return first, second


@every_case(
    ("a", "b", "marked", "kinds", "headline"),
    [
        ("银享花", "宜享花", ("[银]享花", "[宜]享花"), ["other"], "名字差一个字"),
        ("银享花", "银亨花", ("银[享]花", "银[亨]花"), ["shape"], "名字差一个字"),
        ("360借条", "奇富借条", ("[360]借条", "[奇富]借条"), ["several"], "名字有1处不一样"),
        ("360借条", "360借款", ("360借[条]", "360借[款]"), ["other"], "名字差一个字"),
        ("考拉速借", "考拉借", ("考拉[速]借", "考拉借"), ["only_a"], "一个名字多1个字"),
        ("考拉借", "考拉速借", ("考拉借", "考拉[速]借"), ["only_b"], "一个名字多1个字"),
        ("360借条", "360借條", ("360借(条)", "360借(條)"), ["variant"], "是同一个名字，写法不同"),
        ("ＡＢ贷", "ab贷", ("(ＡＢ)贷", "(ab)贷"), ["variant", "variant"], "是同一个名字，写法不同"),
        ("360 借条", "360借条", ("360( )借条", "360借条"), ["only_a"], "是同一个名字，写法不同"),
        ("昇贷", "升贷", ("[昇]贷", "[升]贷"), ["conversion"], "名字差一个字"),
        ("微粒贷", "微粒\u200b贷", ("微粒贷", "微粒贷"), [], "看上去一样，其中藏着看不见的字"),
        ("拍拍贷", "拍拍货", ("拍拍[贷]", "拍拍[货]"), ["shape"], "名字差一个字"),
        ("甲乙丙", "丁戊己", ("[甲乙丙]", "[丁戊己]"), ["other"] * 3, "名字没有一个字相同"),
    ],
)
def test_what_differs_is_marked(a: str, b: str, marked: tuple[str, str], kinds: list[str], headline: str) -> None:
    names = compare_names(a, b)
    assert marks(a, b) == marked
    assert [difference.kind for difference in names.differences] == kinds
    assert names.text.zh == headline
    assert all(difference.text.zh and difference.text.en for difference in names.differences)


def test_a_character_is_what_people_see() -> None:
    family, flag, accented = "👨‍👩‍👧", "🇨🇳", "e\u0301"
    assert graphemes(f"{family}{flag}{accented}贷") == [family, flag, accented, "贷"]
    # the marks of a letter stay with it, and nothing is cut in the middle of a flag
    assert marks(f"{flag}贷", "🇨🇭贷") == (f"[{flag}]贷", "[🇨🇭]贷")
    assert marks("cafe贷", "café贷") == ("caf[e]贷", "caf[é]贷")


def test_positions_count_from_one_in_both_names() -> None:
    (difference,) = compare_names("小银享花", "小宜享花").differences
    assert (difference.at_a, difference.at_b, difference.a, difference.b) == (2, 2, "银", "宜")
    (longer,) = compare_names("借呗", "借呗钱包").differences
    assert (longer.kind, longer.at_b, longer.b) == ("only_b", 3, "钱包")
