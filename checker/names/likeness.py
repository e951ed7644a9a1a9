"""Whether one name could be taken for another, and where. Resembling never means being the same: nothing here leads
to an entity, it only names one that is *not* meant unless the person says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.names.glyphs import look_alike
from checker.names.sound import sound_alike

_SHORTEST_EDITED = 3
# Words put around a real name to make a false one (issue: 官方, 客服, 极速版, pro).
_DECORATION = re.compile(
    r"官方版?|客服|(?:极速|专业|旗舰|升级|最新|尊享|手机|[0-9]{1,4})版|极速|版$|pro$|plus$|app$|(?<=[^0-9])[0-9]{4}$"
)
# RULES app_lookalike_name: "same after removing 借/贷/花/金融/普惠/官方/极速/客服"
_TRADE_WORD = re.compile(r"金融|普惠|借|贷|花")
_TRADE_WORD_AT_AN_END = (re.compile(r"(?:金融|普惠|借|贷|花)$"), re.compile(r"^(?:金融|普惠|借|贷|花)"))
_SAY_NOTHING = frozenset({"消费", "信用", "现金", "小额", "分期", "银行", "公司", "平台", "服务"})


@dataclass(frozen=True, slots=True)
class Step:
    """One difference. `at` counts characters of the typed name from 1, 0 when it is no matter of place; `typed` or
    `known` is "" where the other has a character more."""

    how: Literal["shape", "sound", "other", "more", "less", "swapped", "decorated", "trade_word"]
    at: int
    typed: str
    known: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """`lookalike`: every difference deceives eye or ear, or is mere decoration. `near`: one difference of any kind."""

    kind: Literal["lookalike", "near"]
    steps: tuple[Step, ...]


def compare(typed: str, known: str) -> Likeness | None:
    """How `typed` resembles the different name `known`; None when it does not.

    One edit counts only from three characters on: for two, nothing but shape or sound of one character does.
    """
    if typed == known:
        return None
    found = _substituted(typed, known) if len(typed) == len(known) else _one_more(typed, known)
    return _decorated(typed, known) or found or _added(typed, known) or _other_trade_word(typed, known)


def core(form: str) -> str:
    """What stays of a name without decoration and trade words, or the name itself when that would say nothing."""
    bare = _TRADE_WORD.sub("", _DECORATION.sub("", form))
    return bare if len(bare) >= 2 and bare not in _SAY_NOTHING else form


def without_trade_word(form: str) -> tuple[str, ...]:
    """`form` without the trade word at its end, and without the one at its start: how 借呗花 is made of 借呗."""
    shorter = (end.sub("", form) for end in _TRADE_WORD_AT_AN_END)
    return tuple(short for short in shorter if 2 <= len(short) < len(form))


def _substituted(typed: str, known: str) -> Likeness | None:
    steps = tuple(_differences(typed, known))
    if all(step.how != "other" for step in steps):
        return Likeness("lookalike", steps) if _enough_stays(steps, typed) else None
    if len(typed) < _SHORTEST_EDITED:
        return None
    if len(steps) == 1:
        return Likeness("near", steps)
    first, *rest = steps
    if len(rest) == 1 and rest[0].at == first.at + 1 and (first.typed, first.known) == (rest[0].known, rest[0].typed):
        return Likeness("near", (Step("swapped", first.at, first.typed + rest[0].typed, first.known + rest[0].known),))
    return None


def _enough_stays(steps: tuple[Step, ...], typed: str) -> bool:
    """A whole name of three may sound alike; otherwise two characters must stay as they are, one in a name of two."""
    all_sound = len(typed) >= _SHORTEST_EDITED and all(sound_alike(step.typed, step.known) for step in steps)
    return all_sound or len(steps) == 1 or len(steps) <= len(typed) - 2


def _differences(typed: str, known: str) -> Iterator[Step]:
    for at, (a, b) in enumerate(zip(typed, known, strict=True), start=1):
        if a == b:
            continue
        if look_alike(a, b):
            yield Step("shape", at, a, b)
        elif sound_alike(a, b):
            yield Step("sound", at, a, b)
        else:
            yield Step("other", at, a, b)


def _one_more(typed: str, known: str) -> Likeness | None:
    shorter, longer = sorted((typed, known), key=len)
    if len(longer) - len(shorter) != 1 or len(shorter) < _SHORTEST_EDITED:
        return None
    at = next((at for at, char in enumerate(shorter) if char != longer[at]), len(shorter))
    if longer[:at] + longer[at + 1 :] != shorter:
        return None
    more = Step("more", at + 1, longer[at], "") if longer is typed else Step("less", at + 1, "", longer[at])
    return Likeness("near", (more,))


def _decorated(typed: str, known: str) -> Likeness | None:
    if len(known) < 2 or known not in typed or _DECORATION.sub("", typed) != known:
        return None
    return Likeness("lookalike", (_addition(typed, known),))


def _added(typed: str, known: str) -> Likeness | None:
    return Likeness("near", (_addition(typed, known),)) if known in without_trade_word(typed) else None


def _addition(typed: str, known: str) -> Step:
    at = typed.index(known)
    return Step("decorated", 1 if at else len(known) + 1, typed[:at] + typed[at + len(known) :], "")


def _other_trade_word(typed: str, known: str) -> Likeness | None:
    shared = core(typed)
    if shared != core(known):
        return None
    return Likeness("near", (Step("trade_word", 0, typed, shared),))
