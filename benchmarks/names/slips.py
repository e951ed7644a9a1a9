"""One character taken for another: by shape (a list of our own, not the checker's), by sound (pypinyin), by chance."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from random import Random

from pypinyin import Style, pinyin

from benchmarks.names import words

_TWINS = """
云去 川州 宏宠 达迖 盛盔 泰秦 和知 兴兰 华毕 信倍 诚城 德徳 汇江 合含 通逋 恒桓 昌晶 瑞端 祥详 富宫 源原 丰韦
利刹 佳住 美羡 嘉喜 正止 元无 大太 天夫 海悔 金全 银很 中申 民氏 国囯 东车 方万 新斩 世也 长张 江汪 永水 久夂
康庸 健建 宁字 静睁 远近 飞气 星皇 日曰 月用 光先 明朋 青责 松忪 柏拍 红江 白自 玉王 珠株 宝室 石右 润闰 泽译
田由 园圆 农衣 林沐 木本 禾木 苗笛 果杲 实头 雪雷 风凤 画面 乐东 善普 仁仨 义叉 礼札 毅殷 坚竖 强张 越赵 超起
先光 锐说 捷睫 速迹 迅讯 马乌 牛午 羊半 拓柘 展屉 开井 创仓 启后 立位 建健 造浩 成戍 功攻 业亚 优犹 良艮 品晶
质盾 准淮 则侧 规观 圆园 连莲 球救 宇字 易昜 简间 便更 惠恵 普晋 享亨 用甩 钱线 贝见 财材 贸留 聚骤 集隼 万方
千干 顺须 快块 悠您 逸免 舒野 宜宣 居屈 家冢 亲杂 友反
"""
_COMMON = "的一了人有他这来说到时要就出会也你对生能子那得着下自之年过发后作里经面看没行多法动同工实定家进种关"


@cache
def shapes() -> dict[str, tuple[str, ...]]:
    """Each character of the list to those that look like it."""
    twins: defaultdict[str, list[str]] = defaultdict(list)
    for pair in _TWINS.split():
        one, other = pair[0], pair[1]
        twins[one].append(other)
        twins[other].append(one)
    return {char: tuple(dict.fromkeys(found)) for char, found in twins.items()}


def by_shape(char: str, random: Random) -> str | None:
    """A character that looks like this one, None when the list has none."""
    found = shapes().get(char)
    return random.choice(found) if found else None


def by_sound(char: str, random: Random) -> str | None:
    """Another character with the same main reading, tones aside."""
    found = [other for other in _homophones().get(_reading(char), ()) if other != char]
    return random.choice(found) if found else None


def by_chance(char: str, random: Random) -> str | None:
    """Any other character that names are made of."""
    return random.choice([other for other in words.TRADE if other != char])


SLIPS: tuple[Callable[[str, Random], str | None], ...] = (by_shape, by_sound, by_chance)


def slipped(part: str, slip: Callable[[str, Random], str | None], random: Random) -> str | None:
    """`part` with one of its characters taken for another; None when no character can be."""
    for at in random.sample(range(len(part)), len(part)):
        other = slip(part[at], random)
        if other:
            return part[:at] + other + part[at + 1 :]
    return None


@cache
def _homophones() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for char in dict.fromkeys(words.TRADE + words.PLACE_FIRST + words.PLACE_SECOND + _COMMON + "".join(shapes())):
        found[_reading(char)].append(char)
    return {reading: tuple(chars) for reading, chars in found.items()}


@cache
def _reading(char: str) -> str:
    return str(pinyin(char, style=Style.NORMAL)[0][0])
