"""Prints the contrast of every pair of colours that the pages use, as WCAG 2.2 reckons it, from the style sheet itself.

    python -m scripts.contrast          # the table, Markdown
    python -m scripts.contrast --write  # puts it into docs/design.md

A test holds that page equal to it, text to 4.5 at least and what carries meaning otherwise to 3 (success criteria 1.4.3
and 1.4.11), in every scheme.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parents[1]
SHEET: Final = HERE / "checker" / "web" / "static" / "web.css"
PAGE: Final = HERE / "docs" / "design.md"
BEGIN, END = "<!-- contrast: begin -->", "<!-- contrast: end -->"

TEXT: Final = 4.5
SHAPE: Final = 3.0
#: What text is printed in, on what; where what is no text has its colour, on what.
TEXTS: Final = {
    **dict.fromkeys(("ink", "soft", "press", "lend", "care", "stop", "dim"), ("paper", "slip")),
    "on-press": ("press",),
    "on-stop": ("stop",),
}
WASHES: Final = {"press-wash": ("ink", "press"), "care-wash": ("ink", "care"), "stop-wash": ("ink", "stop")}
SHAPES: Final = ("edge",)
#: Hairlines: nothing is told by them alone.
DECORATION: Final = frozenset({"rule"})
#: A scheme, and where the sheet sets its tokens; one scheme goes on from another.
_BLOCKS: Final = {
    "light": r":root\s*\{(.*?)\n\}",
    "dark": r"@media \(prefers-color-scheme: dark\)\s*\{\s*:root\s*\{(.*?)\}",
    "print": r"@media print\s*\{\s*:root\s*\{(.*?)\}",
}
_TOKEN: Final = re.compile(r"--([a-z][a-z-]*):\s*(#[0-9a-f]{3}(?:[0-9a-f]{3})?)\b", re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)

Tokens = Mapping[str, str]


class TokenError(Exception):
    """A style sheet without a token, or a block of tokens, that the pages are known to use."""


@dataclass(frozen=True)
class Pair:
    """Two colours that meet. `least`: the contrast that they need."""

    front: str
    ground: str
    least: float


def pairs() -> Iterator[Pair]:
    """Yield every pair of tokens that meets on a page."""
    for front, grounds in TEXTS.items():
        yield from (Pair(front, ground, TEXT) for ground in grounds)
    for wash, fronts in WASHES.items():
        yield from (Pair(front, wash, TEXT) for front in fronts)
    for front in SHAPES:
        yield from (Pair(front, ground, SHAPE) for ground in ("paper", "slip"))


def schemes(sheet: str) -> dict[str, Tokens]:
    """Return the colours of each scheme by token, #rrggbb; what a scheme does not set is as in the light one. Raises
    TokenError."""
    plain = _COMMENT.sub("", sheet)
    found: dict[str, Tokens] = {}
    for scheme, block in _BLOCKS.items():
        match = re.search(block, plain, re.DOTALL)
        if match is None:
            raise TokenError(f"no tokens of the scheme {scheme}")
        found[scheme] = {**found.get("light", {}), **{name: _long(colour) for name, colour in _TOKEN.findall(match[1])}}
    return found


def _long(colour: str) -> str:
    digits = colour.lower().lstrip("#")
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#rrggbb), from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measured(sheet: str) -> dict[Pair, dict[str, float]]:
    """Return the contrast of every pair in each scheme. Raises TokenError."""
    colours = schemes(sheet)
    try:
        return {
            pair: {scheme: contrast(tokens[pair.front], tokens[pair.ground]) for scheme, tokens in colours.items()}
            for pair in pairs()
        }
    except KeyError as missing:
        raise TokenError(f"no token --{missing.args[0]}") from None


def table(sheet: str) -> str:
    """Return the contrasts as a Markdown table, each rounded down to a tenth."""
    names = list(_BLOCKS)
    lines = [f"| colour | on | needs | {' | '.join(names)} |", "|---|---|---" + "|---" * len(names) + "|"]
    for pair, found in measured(sheet).items():
        numbers = (f"{int(found[scheme] * 10) / 10:.1f}" for scheme in names)
        lines.append(f"| `{pair.front}` | `{pair.ground}` | {pair.least:g} | {' | '.join(numbers)} |")
    return "\n".join(lines)


def with_table(page: str, sheet: str) -> str:
    """Return the page with the table of that sheet between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table(sheet)}\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Print the table, or write it into the page."""
    sheet = SHEET.read_text(encoding="utf-8")
    if "--write" in sys.argv[1:]:
        PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), sheet), encoding="utf-8")
    else:
        print(table(sheet))  # noqa: T201 - what was asked for


if __name__ == "__main__":
    main()
