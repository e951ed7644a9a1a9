"""Text of printed cells without the accidents of layout: blanks, line breaks, cells cut by a page."""

import re

from registries.radicals import unify_radicals

#: Han, kana, full-width forms and Chinese punctuation: scripts that put no space where a line ends.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\u3000-\u303f\U00020000-\U0003ffff“”‘’…—·"
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
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
    for radicals, which nobody prints on purpose: a font shares their glyph with the character."""
    text = unify_radicals(text)
    if text.isalnum():  # most cells: nothing to do
        return text
    text = _BREAKS.sub("\n", _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text.replace("\r", "\n")))).strip()
    if "\n" not in text:
        return text
    if _CODE.fullmatch(text) and 2 * sum(map(str.isdigit, text)) >= len(text):
        return text.replace("\n", "")
    return _WRAP.sub("", text).replace("\n", " ")


def joined(first: str, rest: str) -> str:
    """Return one cell that a page break cut in two."""
    return clean(f"{first}\n{rest}") if first and rest else first or rest


def join_han(name: str) -> str:
    """Return a name without the spaces and line breaks that its cell put between Chinese characters."""
    return _BESIDE_HAN.sub("", name)
