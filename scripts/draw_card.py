"""Draw the picture that chats show beside a link to the site: its name and what it does, never what was found.

python -m scripts.draw_card
"""

from typing import Final

from PIL import Image, ImageDraw, ImageFont

from checker.sheet.sheet_font import FILE
from checker.web.rendering import STATIC

CARD: Final = STATIC / "card.png"
#: The size that chats ask for. They cut a square out of its middle, so all words stand in it.
_WIDTH, _HEIGHT = 1200, 630
_PAPER, _SLIP, _INK, _SOFT, _EDGE = "#f5f1e8", "#fffdf8", "#231f1a", "#5c554b", "#857a69"
_LINES: Final = (
    ("借前查", 132, _INK, 176),
    ("官方名单上写了什么", 54, _INK, 344),
    ("哪天写的", 54, _INK, 416),
    ("不是推荐，不能当证明", 36, _SOFT, 506),
)


def main() -> None:
    """Write the picture where the pages name it. The same fonts and libraries give the same bytes."""
    card = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    draw = ImageDraw.Draw(card)
    draw.rectangle((275, 48, 925, 582), fill=_SLIP, outline=_EDGE, width=3)
    for left in range(305, 895, 26):
        draw.line((left, 278, left + 14, 278), fill=_EDGE, width=3)
    for words, size, color, middle in _LINES:
        draw.text((_WIDTH // 2, middle), words, fill=color, font=ImageFont.truetype(str(FILE), size), anchor="mm")
    card.quantize(32).save(CARD, optimize=True)


if __name__ == "__main__":
    main()
