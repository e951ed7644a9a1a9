"""The drawing: everything inside, nothing on top of anything, names whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.web.check.chain_layout import EDGE, NOT_FIRST, PAD, WIDTH, TextPart, draw, measure, wrap

SIZES = {"role": 13, "name": 16, "note": 13}
ROLES = ("product", "platform_operator", "lender", "guarantor", "collector")


def part(role: str, name: str = "某某股份有限公司", relation: str = "claimed_only") -> TextPart:
    return TextPart(role, "放款机构", name, "消费金融公司 · 资料日期 2025年10月", relation, "有人这样说，还没证实")


names = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=120)
chains = st.lists(st.builds(part, st.sampled_from(ROLES), names), max_size=12).map(
    lambda parts: sorted(parts, key=lambda one: ROLES.index(one.role))
)


@settings(max_examples=60, deadline=None)
@given(chains)
def test_boxes_stay_inside_and_apart(parts: list[TextPart]) -> None:
    picture = draw(parts, "另外{n}家")
    for box in picture.boxes:
        assert box.x >= EDGE
        assert box.x + box.width <= WIDTH - EDGE + 0.1
        assert box.bottom <= picture.height
        assert all(box.y < line.y < box.bottom for line in box.lines)
    assert all(above.bottom < below.y for above, below in pairwise(picture.boxes))


@settings(max_examples=60, deadline=None)
@given(names)
def test_wrapping_loses_no_character_and_no_line_is_too_wide(name: str) -> None:
    lines = wrap(name, 19)
    assert "".join(lines) == name.strip()
    assert all(measure(line.rstrip("".join(NOT_FIRST))) <= 20 for line in lines)


@pytest.mark.parametrize(
    ("words", "ems", "lines"),
    [
        ("招联消费金融股份有限公司", 6, ["招联消费金融", "股份有限公司"]),
        ("某某公司（有限）。", 5, ["某某公司", "（有限）。"]),
        ("福建Alpha公司", 5, ["福建", "Alpha公", "司"]),
        ("", 5, []),
    ],
)
def test_lines_break_where_chinese_may(words: str, ems: float, lines: list[str]) -> None:
    assert wrap(words, ems) == lines


def test_a_chain_of_single_links_is_tied_box_to_box() -> None:
    picture = draw([part("product"), part("platform_operator"), part("lender", relation="contradicted")])
    for (above, below), tie in zip(pairwise(picture.boxes), picture.ties, strict=True):
        assert tie.path == f"M28.0 {above.bottom}V{below.y}"
        assert above.bottom < tie.cross[1] < below.y


def test_long_words_beside_a_tie_break_and_stay_between_the_boxes() -> None:
    words = "据" + "某部门" * 12 + "，是它自己的产品"
    long = TextPart("lender", "放款机构", "某某", "", "confirmed_by_lender", words)
    picture = draw([part("product"), long])
    tie = picture.ties[0]
    assert "".join(line.words for line in tie.words) == words
    assert len(tie.words) > 1
    assert all(tie.words_x + measure(line.words) * 13 <= WIDTH + 13 for line in tie.words)
    assert picture.boxes[0].bottom < tie.words[0].y - 9
    assert tie.words[-1].y < picture.boxes[1].y


def test_many_lenders_hang_on_one_spine_and_are_counted() -> None:
    picture = draw([part("product"), *(part("lender", f"第{n}银行") for n in range(9)), part("guarantor")], "另外{n}家")
    assert len(picture.boxes) == 1 + 4 + 1
    assert picture.boxes[4].lines[0].words == "另外6家"
    spine = next(tie for tie in picture.ties if tie.relation == "spine")
    end = spine.path.split("V")[1]
    assert picture.ties[-1].path.startswith(f"M16.0 {end}V")  # the guarantor hangs on the spine, not on the last lender


def test_a_box_without_a_note_leaves_no_gap_for_it() -> None:
    bare = TextPart("product", "产品", "某某", "", "unknown", "还不知道")
    assert [line.style for line in draw([bare]).boxes[0].lines] == ["role", "name"]


def test_four_lenders_are_all_drawn() -> None:
    assert len(draw([part("lender", f"第{n}银行") for n in range(4)]).boxes) == 4


def test_nothing_makes_an_empty_picture() -> None:
    assert draw([]).boxes == ()


def test_text_fits_its_box() -> None:
    picture = draw([part("product", "超长名称" * 30), part("lender", "Some Very Long Latin Name " * 4)])
    for box in picture.boxes:
        for line in box.lines:
            assert measure(line.words) * SIZES[line.style] <= box.width - 2 * PAD + SIZES[line.style]
