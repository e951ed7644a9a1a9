"""One glyph, two characters: where a font draws both alike, a PDF printed with it may name the rare one for the usual.

Pairs that share a glyph in Noto Sans CJK SC (Source Han Sans), and partly in Noto Serif CJK SC, with one of them in
use. Radicals are folded wherever text is read; these pairs only in PDFs, for elsewhere somebody typed the rare one.
"""

_USUAL = str.maketrans(
    {
        "㬵": "胶",
        "㫚": "曶",
        "㬺": "幐",
        "㮣": "槩",
        "壿": "墫",
        "𤨁": "瑨",
        "\u2027": "·",
        "\u30fb": "·",
        "\u22ef": "…",
        "\u2215": "／",
        "\u301c": "～",
        "\u00ad": "-",  # printed, hence no mere place where a word may be cut
        "\u2011": "-",
        "\u2012": "–",
    }
    | {chr(0x2780 + number): chr(0x2460 + number) for number in range(10)}
)
_BULLET, _DOT = "\u2022", "·"


def usual(text: str) -> str:
    """Return the characters that are meant, one for one. A bullet between two letters is the dot in a name."""
    text = text.translate(_USUAL)
    if _BULLET not in text:
        return text
    places = range(len(text))
    return "".join(_DOT if text[at] == _BULLET and _in_word(text, at) else text[at] for at in places)


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()
