"""Text of printed cells without the accidents of layout: blanks, line breaks, cells cut by a page."""

import re
import unicodedata

from registries.radicals import unify_radicals

#: Han, kana, full-width forms and Chinese punctuation: scripts that put no space where a line ends.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f\U00020000-\U0003ffff“”‘’…—·"
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
#: Second codes of one character, kept for old character sets; and what chooses between drawings of one character.
_COMPATIBLE = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BLANKS = re.compile(r"[^\S\n]+")  # NBSP and the full-width space are white space to Python
_BREAKS = re.compile(r" ?\n[ \n]*")
#: A firm's name ends in 公司: what stands on the next line is then as likely another firm, so the break stays visible.
_WRAP = re.compile(rf"(?<=[{_WIDE}])(?<!公司)\n|\n(?=[{_WIDE}])(?<!公司\n)")
#: A code, number or date that a narrow column wrapped; at least half of it digits.
_CODE = re.compile(r"[0-9A-Z./\n-]+")
_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def clean(text: str) -> str:
    """Return the cell's text as printed, on one line: white space collapsed, a line break inside a Chinese word or a
    code closed, any other line break a space. Letters, width and punctuation stay as the publisher printed them, but
    for radicals and compatibility ideographs, which nobody prints on purpose: a font shares their glyph with the
    character."""
    text = one_character(text)
    if text.isalnum():  # most cells: nothing to do
        return text
    text = _BREAKS.sub("\n", _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text.replace("\r", "\n")))).strip()
    if "\n" not in text:
        return text
    if _CODE.fullmatch(text) and 2 * sum(map(str.isdigit, text)) >= len(text):
        return text.replace("\n", "")
    return _WRAP.sub("", text).replace("\n", " ")


def one_character(text: str) -> str:
    """Return the text with one code for one character: radicals and compatibility ideographs unified, variation
    selectors left out."""
    if text.isascii():
        return text
    text = _SELECTORS.sub("", unify_radicals(text))
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def joined(first: str, rest: str) -> str:
    """Return one cell that a page break cut in two."""
    return clean(f"{first}\n{rest}") if first and rest else first or rest


def join_han(name: str) -> str:
    """Return a name without the spaces and line breaks that its cell put between Chinese characters."""
    return _BESIDE_HAN.sub("", name)
