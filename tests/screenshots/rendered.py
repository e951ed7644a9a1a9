"""Thirty screenshots as people have them, drawn here: contracts, messages, pages of apps, statements and posters; in
three styles of type, light and dark, small and tall; and as photographs of a screen: askew, noisy, blurred, poorly
stored. Each with the names that stand in it. All numbers are invented."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.screenshots.drawing import font, screenshot, stored

LIGHT, DARK, GREY, BLUE = ("white", "#222"), ("#111", "#d8d8d8"), ("#f0efe9", "#333"), ("#0b57d0", "#f4f8ff")
STYLES = ("Sans Regular", "Serif Regular", "Sans Bold")


@dataclass(frozen=True)
class Rendered:
    """A picture, what it is, and the names in it."""

    what: str
    names: tuple[str, ...]
    draw: Callable[[], bytes]


#: Text by kind: lines, and the names in them.
TEXTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contract": (
        (
            "个人消费贷款合同",
            "贷款人：重庆度小满小额贷款有限公司",
            "借款金额：人民币伍仟元整（¥5,000.00）",
            "年利率：23.98%（单利），期限12个月",
            "担保方：海南申信融资担保有限公司",
            "咨询服务方：上海富友信息科技有限公司",
        ),
        ("重庆度小满小额贷款有限公司", "海南申信融资担保有限公司", "上海富友信息科技有限公司"),
    ),
    "message": (
        (
            "106980095188",
            "【小赢卡贷】您的借款今日到期，应还1,286.50元，",
            "请登录APP还款，逾期将影响征信。退订回T",
            "【宜享花】您有50000元额度待领取，戳",
            "https://m.yixh-dai.example/a?c=8 拒收请回复R",
        ),
        ("小赢卡贷", "宜享花"),
    ),
    "look-alikes": (
        ("36O借条 · 36〇借条 · 360借条", "惠享花    宜享花", "银享花    民享花    官享花", "镕信贷 微粒货 拍拍袋"),
        (
            "36O借条",
            "36〇借条",
            "360借条",
            "惠享花",
            "宜享花",
            "银享花",
            "民享花",
            "官享花",
            "镕信贷",
            "微粒货",
            "拍拍袋",
        ),
    ),
    "app": (
        (
            "我的借款",
            "放款机构            招联消费金融股份有限公司",
            "借款平台            分期乐",
            "已还 / 总期数       3 / 12",
            "下期应还            902.58元",
        ),
        ("招联消费金融股份有限公司", "分期乐"),
    ),
    "statement": (
        (
            "2026-10-21 支出 1,286.50 对方户名 福州奇富网络科技有限公司",
            "2026-10-22 支出 299.00 对方户名 上海淇毓信息科技有限公司",
            "2026-10-25 收入 5,000.00 对方户名 中邮消费金融有限公司",
        ),
        ("福州奇富网络科技有限公司", "上海淇毓信息科技有限公司", "中邮消费金融有限公司"),
    ),
    "poster": (("马上金融 官方放款大厅", "安逸花 最高20万", "装修贷 费率低至0.02%"), ("安逸花",)),
}


def photographed(picture: Image.Image, seed: int) -> Image.Image:
    """A photograph of a screen: askew, unevenly lit, noisy, a little out of focus."""
    chance = random.Random(seed)
    width, height = picture.size
    skew = [chance.uniform(-0.02, 0.02) for _ in range(2)]
    askew = picture.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        (1 + skew[0], skew[1], -8, skew[0] / 2, 1 + skew[1], -4, skew[0] / width, skew[1] / height),
        Image.Resampling.BICUBIC,
        fillcolor="#777",
    )
    pixels = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.8))).astype(np.float32)
    light = np.linspace(0.75, 1.05, width)[None, :, None]
    noise = np.random.default_rng(seed).normal(0, 9, pixels.shape)
    return Image.fromarray(np.clip(pixels * light + noise, 0, 255).astype(np.uint8))


def bubbles(lines: tuple[str, ...], colours: tuple[str, str]) -> Image.Image:
    """Lines in the bubbles of a chat."""
    picture = Image.new("RGB", (1080, 120 + 130 * len(lines)), "#ededed" if colours is LIGHT else "#191919")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        top = 60 + 130 * number
        width = pen.textlength(line, font=font(36))
        pen.rounded_rectangle((40, top, 100 + width, top + 90), 24, fill=colours[0])
        pen.text((70, top + 18), line, font=font(36), fill=colours[1])
    return picture


def rendered() -> Iterator[Rendered]:
    """Yield the thirty, always the same."""
    for kind, (lines, names) in TEXTS.items():
        for style in STYLES[: 2 if kind in ("poster", "app") else 3]:
            yield Rendered(f"{kind}, {style}", names, _plain(lines, size=34, width=1080, style=style))
    for kind in ("contract", "look-alikes", "statement"):
        lines, names = TEXTS[kind]
        yield Rendered(f"{kind}, small", names, _plain(lines, size=18, width=720))
        yield Rendered(f"{kind}, dark", names, _plain(lines, size=30, width=1080, colours=DARK))
        yield Rendered(f"{kind}, photograph", names, _photograph(lines, len(kind)))
    lines, names = TEXTS["message"]
    yield Rendered("message, bubbles", names, lambda: stored(bubbles(TEXTS["message"][0], LIGHT)))
    yield Rendered("message, dark bubbles", names, lambda: stored(bubbles(TEXTS["message"][0], DARK)))
    yield Rendered("message, photograph", names, _photograph(lines, 3))
    lines, names = TEXTS["app"]
    yield Rendered("app, JPEG of poor quality", names, lambda: stored(_app(), "JPEG", quality=25))
    lines, names = TEXTS["contract"]
    clauses = tuple(f"第{n}条 甲乙双方应当遵守本合同的约定，按期履行各自义务。" for n in range(1, 25))
    yield Rendered("contract, tall", names, _plain((*clauses, *lines, *clauses), size=30, width=1080))


def _plain(lines: tuple[str, ...], **how: object) -> Callable[[], bytes]:
    return lambda: stored(screenshot(lines, **how))  # type: ignore[arg-type]


def _photograph(lines: tuple[str, ...], seed: int) -> Callable[[], bytes]:
    return lambda: stored(photographed(screenshot(lines, size=36, width=1200, colours=GREY), seed), "JPEG", quality=70)


def _app() -> Image.Image:
    return screenshot(TEXTS["app"][0], size=36, width=1080, colours=BLUE)
