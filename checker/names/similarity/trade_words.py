"""Names that are the same but for a word of the trade: 安逸贷 and 安逸花, 借呗花 and 借呗."""

import re

from checker.names.similarity.affixes import strip_affixes
from checker.names.similarity.distinct_firms import of_another_trade
from checker.names.similarity.steps import Similarity, Step, near

# RULES app_lookalike_name: "same after removing 借/贷/花/金融/普惠/官方/极速/客服"
_TRADE_WORD = re.compile(r"金融|普惠|[借贷花]")
_TRADE_WORDS = ("金融", "普惠", "借", "贷", "花")
_SAY_NOTHING = frozenset({"消费", "信用", "现金", "小额", "分期", "银行", "公司", "平台", "服务"})
_SHORTEST_CORE = 2


def core(form: str) -> str:
    """What stays of a name without decoration and trade words, or the name itself when that would say nothing."""
    around = strip_affixes(form)
    bare = _TRADE_WORD.sub("", next((one.core for one in reversed(around) if one.deceives), form))
    return bare if len(bare) >= _SHORTEST_CORE and bare not in _SAY_NOTHING else form


def without_trade_word(form: str) -> tuple[str, ...]:
    """`form` without the trade word at its end, and without the one at its start: how 借呗花 is made of 借呗."""
    at_end = next((form.removesuffix(word) for word in _TRADE_WORDS if form.endswith(word)), "")
    at_start = next((form.removeprefix(word) for word in _TRADE_WORDS if form.startswith(word)), "")
    return tuple(short for short in (at_end, at_start) if len(short) >= _SHORTEST_CORE)


def with_trade_word(typed: str, known: str) -> Similarity | None:
    """`typed` is `known` with a trade word more."""
    if known not in without_trade_word(typed):
        return None
    at = typed.index(known)
    return near(Step("decorated", 1 if at else len(known) + 1, typed[:at] + typed[at + len(known) :], ""))


def other_trade_word(typed: str, known: str) -> Similarity | None:
    """The two have all but trade words and decoration in common."""
    shared = core(typed)
    if shared != core(known) or (
        shared == typed and of_another_trade(typed)
    ):  # 长安汽车 makes cars, 长安汽车金融 lends
        return None
    return near(Step("trade_word", 0, typed, shared))
