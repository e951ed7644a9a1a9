"""Prints the pairs of characters that are nearly one picture at 16 pixels and that glyphs.tsv does not hold.

Run by a developer (`python -m scripts.measure_glyphs NotoSansCJK-Regular.ttc`) with a font of simplified Chinese; NumPy
and Pillow come with the development environment. Of each character of 通用规范汉字表 and each that may stand for it in
a name the squares of the differences between their pixels are summed, and divided by the ink of the fainter one: 0 is
the same picture, 未 and 末 are 0.07, 货 and 贷 0.56. What is printed is a proposal in the form of the table: a person
reviews it, writes what is alike into the table, and what is not into `UNLIKE`.
"""

import sys
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from checker.names.characters.glyphs import look_alike
from checker.names.normalise import folded_key
from checker.names.tables import rows

SIZE = 16  # pixels: text on a phone, or in a list
SIMPLIFIED = 2  # the number of the simplified Chinese font in Noto's collections
# How far two pictures may differ: both characters common (first level of the standard), one of them, neither; and one
# common, or neither, where the other is outside the standard, as 㬵, 黒 and 氽 are.
MOST_APART = (0.15, 0.20, 0.24)
MOST_APART_OUTSIDE = (0.10, 0.15)
REASON = "16像素下几乎一样\tnearly the same at 16 pixels"
#: Reviewed: near in pixels, told apart at a glance.
UNLIKE = """
井共 共并 拱拼 兽曾 董蕾 隋晴 害窖 国囷 颊𫠆 厘垕 陈胨 带帝 顽颀 脆跪 渗惨 词饲 宰莘 卓草 险脸 走定 他池
怕柏 展栽 层展 具冥 百否 童蓄 乞艺 快侠 素累 匣厘 聂最 虎虚 泉隶 意慧 自亩 祸锅 脖脾 诵捅 镀踱 掠棕 悄稍
铐拷 抱袍 屉届 饲祠 坡玻 揪锹 绕烧 恩忌 枯柱 隋睛 拣掠 束莱 来采 拣掠 嫂搜
"""


def common() -> frozenset[str]:
    """The 3,500 characters of the standard's first level."""
    return frozenset("".join(chars for level, chars in rows("standard_characters.tsv", 2) if level == "1"))


def pictures(chars: str, font: ImageFont.FreeTypeFont) -> np.ndarray:
    """Each character as a row of grey values from 0 to 1."""
    drawn = []
    for char in chars:
        image = Image.new("L", (SIZE + 4, SIZE + 8), 0)
        ImageDraw.Draw(image).text((2, 0), char, font=font, fill=255)
        drawn.append(np.asarray(image, dtype=np.float32).ravel() / 255)
    return np.stack(drawn)


def outside(standard: str) -> str:
    """The ideographs that are not of the standard and stay in a name as they are: no traditional ones, no others'
    second code points."""
    ideographs = (chr(at) for block in (range(0x3400, 0x4DC0), range(0x4E00, 0xA000)) for at in block)
    return "".join(char for char in ideographs if char not in standard and folded_key(char) == char)


def near_pairs(standard: str, others: str, font: ImageFont.FreeTypeFont) -> Iterator[tuple[float, str, str]]:
    """The pairs of a character of the standard and any other within the widest limit: how far apart, and the two."""
    chars = standard + others
    drawn = pictures(chars, font)
    ink = (drawn**2).sum(1)
    for at, char in enumerate(standard):
        apart = ink[at] + ink[at + 1 :] - 2 * (drawn[at + 1 :] @ drawn[at])
        ratios = apart / np.minimum(ink[at], ink[at + 1 :])
        for other in np.flatnonzero(ratios <= max(MOST_APART)):
            yield float(ratios[other]), char, chars[at + 1 + int(other)]


def proposals(font_file: str) -> list[tuple[float, str, str]]:
    """The pairs that the table lacks, the nearest first."""
    font = ImageFont.truetype(font_file, SIZE, index=SIMPLIFIED if font_file.endswith(".ttc") else 0)
    standard = "".join(chars for _, chars in rows("standard_characters.tsv", 2))
    others, first_level = outside(standard), common()
    unlike = {frozenset(pair) for pair in UNLIKE.split()}

    def limit(a: str, b: str) -> float:
        return (MOST_APART if b in standard else MOST_APART_OUTSIDE)[(a in first_level) + (b in first_level)]

    return sorted(
        (apart, a, b)
        for apart, a, b in near_pairs(standard, others, font)
        if apart <= limit(a, b) and not look_alike(a, b) and frozenset((a, b)) not in unlike
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("one font file is wanted, such as /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
    for _, a, b in proposals(sys.argv[1]):
        print(f"{a}\t{b}\t{REASON}")  # noqa: T201
