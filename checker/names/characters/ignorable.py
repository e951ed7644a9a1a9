"""Characters that carry no part of a name: invisible ones, quotes, spacing, punctuation at the ends, bracket shapes."""

import re
import unicodedata

from registries.characters import compatible, is_known, is_letter, is_usual
from registries.radicals import unify_radicals

# Spaces that no keyboard types and that leave next to no gap, and the two separators that are drawn as nothing.
_UNTYPED_SPACES = "\u2006\u2008-\u200a\u2028\u2029\u202f\u205f"
# Format characters (category Cf: zero width, bidi, soft hyphen, tags), lone surrogates, variation selectors,
# the combining grapheme joiner, Hangul and Khmer fillers. A test checks the list against Unicode's own.
_INVISIBLE = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\U000e0100-\U000e01ef"
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_UNTYPED = re.compile(f"[{_INVISIBLE}{_UNTYPED_SPACES}]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_QUOTES = "\"'`´“”‘’„‟‚‛«»‹›《》〈〉「」『』〝〞〟"
_SHAPES = str.maketrans(
    dict.fromkeys(_QUOTES)
    | dict.fromkeys("[{〔【〖［｛⁽₍", "(")
    | dict.fromkeys("]}〕】〗］｝⁾₎", ")")
    | dict.fromkeys("•・‧∙⋅●▪", "·")
    | dict.fromkeys("‐‑‒–—―−﹣", "-")
)
# 36○借条, 二○二六: beside a digit a circle is the 〇 that keyboards hide
_DIGITS = "0-9〇零一二三四五六七八九"
_CIRCLES = re.compile(f"(?<=[{_DIGITS}])[○◯⭕⭘⚪]+|[○◯⭕⭘⚪]+(?=[{_DIGITS}])")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")  # 【微粒贷】, as short messages are signed
# Kinds of Unicode decompositions by which a character is a dressed-up form of a plain one.
_FANCY = ("<circle>", "<super>", "<sub>", "<square>", "<font>")
_SPACING = re.compile(r"\s+")
_LOOSE_SPACE = re.compile(r"(?<![a-z0-9]) | (?![a-z0-9])")
# "+" and brackets stay: they are parts of names
END_PUNCTUATION = " .,;:!?~…。，、；：！？·-_*#/\\|=^<>&@%$￥¥"


_PLAIN = re.compile(r"[0-9a-z\u4e00-\u9fff]+")  # folding leaves these as they are


def is_plain(text: str) -> bool:
    """Return whether folding would change nothing: Chinese characters, digits and small Latin letters only."""
    return _PLAIN.fullmatch(text) is not None


def hidden_after(raw: str) -> tuple[int, ...]:
    """Return where something that nobody types by hand stands right between two letters, digits or Chinese characters.

    That is an invisible character, or a line separator or a space of a hair between two of which one is Chinese. Each
    place is the number of the character before it, counted from 1 without spacing and what else is dropped.
    """
    places: list[int] = []
    for untyped in _UNTYPED.finditer(raw):
        before, after = _last_kept(raw[: untyped.start()]), _last_kept(raw[: untyped.end() - 1 : -1])
        # between two words in Latin letters a space belongs, whichever
        spaced = before.isascii() and after.isascii() and INVISIBLE.search(untyped[0]) is None
        if before and after and is_letter(before) and is_letter(after) and not spaced:
            places.append(len(fold(raw[: untyped.start()]).replace(" ", "")))
    return tuple(places)


def has_untyped_spaces(raw: str) -> bool:
    """Return whether all that `hidden_after` finds in `raw` is spaces and separators."""
    return INVISIBLE.search(raw) is None and _UNTYPED.search(raw) is not None


def disguised(raw: str) -> tuple[int, ...]:
    """Return the positions, from 1, of characters that are circled, raised or in a fancy type.

    Folding reads them as plain ones, but nobody types them by hand.
    """
    # what Unicode 14 does not know is not folded either
    return tuple(
        at
        for at, char in enumerate(raw, start=1)
        if unicodedata.decomposition(char).startswith(_FANCY) and is_known(char)
    )


def _last_kept(text: str) -> str:
    """Return the last character that folding keeps of `text`; "" for none."""
    return INVISIBLE.sub("", text).translate(_SHAPES).rstrip()[-1:]


def has_control_characters(raw: str) -> bool:
    """Return whether `raw` holds control characters; tab, line feed and carriage return count as spacing."""
    return _CONTROL.search(raw) is not None


def visible(raw: str) -> str:
    """Return `raw` fit to be repeated on a page: without invisible characters and those that turn the direction of
    text."""
    return _SPACING.sub(" ", _CONTROL.sub("", INVISIBLE.sub("", raw))).strip()


def fold(text: str) -> str:
    """Return `text` after one folding step: radical signs, NFKC, case, shapes of brackets and dashes, circles for zero,
    spacing, quotes, end punctuation.

    Everything it drops is free of meaning; two names it makes equal are the same name written with other keys. Not
    idempotent by itself on exotic input: `normalise` repeats it.
    """
    visible = _CONTROL.sub("", INVISIBLE.sub("", text))
    if is_usual(visible):
        even = unicodedata.normalize("NFKC", visible).casefold()
    else:
        even = _CIRCLES.sub(lambda circles: "〇" * len(circles[0]), compatible(unify_radicals(visible)))
    spaced = _SPACING.sub(" ", even.translate(_SHAPES))
    return _without_brackets(_LOOSE_SPACE.sub("", spaced).strip(END_PUNCTUATION))


def _without_brackets(text: str) -> str:
    whole = _IN_BRACKETS.fullmatch(text)
    return whole[1] if whole else text
