"""Lines of the printed sheet: none too wide, none that begins or ends with the wrong mark, nothing lost."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from checker.sheet.line_breaks import Piece, lines_of
from checker.sheet.sheet_font import load_font

FONT = load_font()
WIDTH = 60.0
CLOSING, OPENING = "，。：》”）、", "《“（"
TEXT = st.text(alphabet="国家金融局App360借条 " + CLOSING + OPENING, max_size=60)


def broken(*texts: str, width: float = WIDTH) -> list[str]:
    pieces = [Piece(text, size, "#000000") for text, size in zip(texts, (10, 8), strict=False)]
    return ["".join(piece.text for piece in line) for line in lines_of(pieces, FONT, width)]


@given(TEXT, TEXT)
def test_nothing_is_lost_and_no_line_is_too_wide(first: str, second: str) -> None:
    pieces = [Piece(first, 10, "#000000"), Piece(second, 8, "#000000")]
    lines = lines_of(pieces, FONT, WIDTH)
    assert "".join(broken(first, second)).replace(" ", "") == (first + second).replace(" ", "")
    for line in lines:
        assert sum(piece.width(FONT) for piece in line if not piece.text.isspace()) <= WIDTH + 0.01


@example(["国家", "国家", "，", *["App"] * 4, "，"])
@given(st.lists(st.sampled_from(["国家", "金融局", "借条", "App", "，", "：", "》", "《", "“"]), max_size=20))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(parts: list[str]) -> None:
    text = "国" + re.sub(r"[，：》《“]{2,}", "，", "".join(parts)) + "局"
    lines = broken(text)
    assert [line for line in lines if line[0] in CLOSING] == []
    assert [line for line in lines[:-1] if line.rstrip()[-1] in OPENING] == []


def test_latin_words_stay_whole_and_a_word_wider_than_a_line_is_cut() -> None:
    assert broken("Listed by the lender") == ["Listed by the", "lender"]
    assert len(broken("W" * 30)) > 3
