"""The one font of the sheet, embedded in it: readers without a Chinese font, as on many phones, show it whole.

Noto Sans SC, cut to the characters of names by scripts/subset_font.py; SIL Open Font License 1.1, fonts/OFL.txt.
"""

from functools import cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FILE: Final = Path(__file__).with_name("fonts") / "NotoSansSC-names.ttf"
NAME: Final = "NotoSansSC"


@cache
def _loaded() -> TTFont:
    font = TTFont(NAME, str(FILE))
    pdfmetrics.registerFont(font)
    return font


def printable(text: str) -> str:
    """Return the text with what the font does not have written as its code point, 〔U+1F4B0〕: no name is printed as
    empty boxes."""
    glyphs = _loaded().face.charToGlyph
    return "".join(character if ord(character) in glyphs else f"〔U+{ord(character):04X}〕" for character in text)


def load_font() -> str:
    """Make the font known to the writer of PDFs, and return its name there."""
    return str(_loaded().fontName)
