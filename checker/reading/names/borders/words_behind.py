"""What stands behind a name in running text: talk about it, or words that make another name of it.

General Chinese is divided into words with their kinds by `checker/names/questions`; nouns come last in Chinese names,
so what follows a name up to the first word of grammar is looked at whole: 微粒贷|征信修复|中心 is another name,
微粒贷|借款|已 is not. What is not understood is taken for a part of the name.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from checker.names.questions.segmentation import divide
from checker.reading.words import WordSet, listed, table

_REACH: Final = 24  # characters behind a name that are looked at
#: Where what is said of a name ends at the latest.
_CLAUSE: Final = re.compile(r"[^,。;:!?、\s…“”\"「」『』《》<>=+●■]*")
_JOINTS: Final = "-–—_·~|/\\*#&@.•"
_OPENING: Final = "([【{"
_CLOSING: Final = {")": "(", "]": "[", "】": "【", "}": "{"}
#: Kinds of words (tables/question_words.tsv) that no name goes on with: 的 了 我 您 是 在 和 怎么 吗 不 …
_GRAMMAR: Final = frozenset("DLRUCPcQqYSJwN")
_BETWEEN_NAMES: Final = frozenset("由与和及跟向是的了您你我被")
#: Kinds that make a name longer wherever they stand: heads of names, firms, strangers, fees nobody pays first.
_FORMING: Final = frozenset("HKxk")
#: Kinds of what is said of any loan.
_OF_A_LOAN: Final = frozenset("TGVWXjFZmtA")
_DATE: Final = re.compile(r"\d+[年月日期号]")
_AMOUNT: Final = re.compile(r"[ ]?[+-]?[¥]?\d[\d',]*(?:\.\d{2}(?![\d版代])|(?:\.\d+)?[ ]?(?:元|块|万|千|百|w|%))")
#: 快手借钱给朋友: a name with a verb at its end may be no name.
_VERBS: Final = ("借钱", "借款", "贷款")
_DEED: Final = re.compile("出的?[钱资]|放的|打的款|批的")  # 新疆银行出的钱
_AT: Final = ("在", "通过", "从")
_LISTED_DEBT: Final = re.compile(r"[\s,、。;]?[1-9]\d{1,4}00")  # 拍拍贷8000,分期乐3000
_CARD: Final = re.compile(r"\(\d{4}\)")  # the end of a card's number
_ROUND: Final = re.compile(r"\d{1,7}00(?!\d)")
_OWED: Final = re.compile(r"(?:欠|欠了|借|借了|还|还了|在|从|贷了)$")
_ITEM: Final = re.compile(
    r"(?:自动|主动|提前|快捷|网上|银行卡|账单|本金|利息|首期|第?\d{1,2}期)*"
    r"(?:还款|代扣|扣款|扣费|支付|消费|退款|收款|付款|借款|放款|提现|充值|服务费|会员费|担保费|手续费|利息|本金|账单)(?:成功|失败)?"
)
_SPEAKS_OF: Final = re.compile(
    r"(?:以下|下称|简称|原名|曾用名|即|由|是|为|运营|尾号|客服电话|电话|(?:官网|网址)[:a-z]|http|www|详见|含|包括|年化|单利|[¥●])"
)
#: What a name that follows is the whole name of somebody: 我是…, 贷款人:…
_NAMING: Final = re.compile(r"(?:[:：=|]|是|为|自称|名为|叫|叫做|冒充)[ \t]{0,3}[\"“「『《【\[]?$")


def joined_end(text: str, start: int, end: int, limit: int) -> int:
    """Return where the longer name ends that words or signs behind the one from `start` to `end` make of it; `end`
    itself where it stands alone. `limit`: where the next name begins. Looks at a few characters only."""
    at = _past_closing(text, start, end)
    clause = _CLAUSE.match(text, at, min(len(text), limit, at + _REACH))
    rest = clause[0] if clause else ""
    if not rest or rest[0] in _CLOSING:
        return end
    if rest[0] in _OPENING:
        longer = not _explains(rest[1:]) and not (text.endswith("银行", start, end) and _CARD.match(rest))
    elif joint := len(rest) - len(rest.lstrip(_JOINTS)):
        named = bool(_NAMING.search(text, max(0, start - 7), start))
        longer = at + joint < limit and bool(rest[joint:]) and (named or _goes_on(rest[joint:]))
    elif at > end:  # in brackets or quotation marks it ends, unless a head of names follows
        longer = heads_another_name(text, at)
    elif rest.startswith("给"):
        longer = text.endswith(_VERBS, start, end)
    else:
        return end + _own_words(rest, text[max(0, start - 7) : start])
    return at + len(rest) if longer else end


def heads_another_name(text: str, end: int) -> bool:
    """Return whether what stands at `end`, up to the first word of grammar, ends in a head of names: 官方放款部."""
    clause = _CLAUSE.match(text, end, min(len(text), end + _REACH))
    words = list(_compound(clause[0] if clause else ""))
    # 王** is a person, 放款|部 a head of names
    return any(kind == "H" and (at or len(word) > 1) for at, (word, kind, _) in enumerate(words))


def _past_closing(text: str, start: int, end: int) -> int:
    """Return the place behind a bracket or quotation mark around the name."""
    if end < len(text) and start and (_CLOSING.get(text[end]) == text[start - 1] or text[end] in '”"」』》'):
        return end + 1
    return end


@cache
def _labels() -> frozenset[str]:
    return frozenset(word.lower() for role in table("roles").values() for word in role["labels"])


@cache
def _deeds() -> WordSet:
    return WordSet(word for role in table("roles").values() for word in role["after"])


def _explains(words: str) -> bool:
    inner = re.split(r"[)\]】]", words, maxsplit=1)[0]
    return not inner or inner in _labels() or bool(_SPEAKS_OF.match(inner) or _AMOUNT.match(inner))


def _goes_on(rest: str) -> bool:
    """Return whether a name goes on behind a hyphen: what is done with money is no part of it, 花呗-还款."""
    return not _AMOUNT.match(rest) and not _ITEM.fullmatch(rest.rstrip(")]】"))


def _own_words(rest: str, before: str) -> int:
    """Return how many characters of what follows a name are part of it; 0 where it is talk. `before`: what leads to
    the name."""
    if (
        _AMOUNT.match(rest)
        or (_OWED.search(before) and _ROUND.match(rest))
        or _LISTED_DEBT.fullmatch(before[-1:] + rest)
    ):
        return 0
    words = list(_compound(rest))
    if _DEED.match(rest) and not any(kind == "H" for _, kind, _ in words):
        return 0
    if not words:
        return _formed_by_nouns(rest)
    length = sum(len(word) for word, _, _ in words)
    if words[0][0] == "办" and len(words) > 1 and words[1][1] in "GTm":  # 办贷款 is a deed
        words = words[1:]
    if words[0][0] not in listed("devices") and not _deeds().starting_at(rest, 0):
        if _NAMING.search(before) or (before.endswith("由") and rest[length : length + 1] in ("与", "和")):
            return length
        if before.endswith(_AT) and not _deed_first(words):
            return length
    return length if _forms(words, whole=length == len(rest)) else 0


def _deed_first(words: list[tuple[str, str, bool]]) -> bool:
    """Return whether behind 在 and a name stands at once what is done there, and nothing that belongs to the name."""
    first, kind, _ = words[0]
    strange = any(kind == "n" and not known for _, kind, known in words)
    return (kind in "jGVWZvtm" or first in listed("places")) and not strange


def _formed_by_nouns(rest: str) -> int:
    """Return how many characters belong to a name that seems to go on with a word of grammar: 同|城|服务站."""
    division = divide(rest)
    at = division.next_word[0]
    if at > 1 or rest[0] in _BETWEEN_NAMES:
        return 0
    kinds = re.match("[nxiatzmyfKBTGHvo]+", division.behind[at])
    words = kinds[0] if kinds else ""
    head = words.find("H") + 1
    for _ in range(head):
        at = division.next_word[at]
    return at if head else 0


def _forms(words: list[tuple[str, str, bool]], *, whole: bool) -> bool:
    """Return whether words up to the first one of grammar make a name longer. `whole`: nothing follows them."""
    if any(kind in _FORMING and word not in listed("devices") and not known for word, kind, known in words):
        return True
    if any(word in listed("devices") for word, _, _ in words[1:]):
        return True  # 征信app; the app itself stands first
    first, kind, known = words[0]
    if first in listed("devices"):
        return False
    if not (known or kind in _OF_A_LOAN or first in listed("places")) or (kind == "t" and not _DATE.match(first)):
        return True
    last, kind, known = words[-1]
    if kind == "z" and len(words) > 1 and words[-2][1] in "VWZ":
        return False  # 借了8000
    return kind in "nixoze" and not known and last not in listed("places") and (whole or kind in "nxi")


def _compound(rest: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the words up to the first one of grammar: the word, the letter of its kind, whether it is listed as what
    may stand behind a name."""
    division = divide(rest)
    at = 0
    while at < len(rest) and not _AMOUNT.match(rest, at):
        stop = division.next_word[at]
        word, kind = rest[at:stop], division.behind[at][0]
        known = word in listed("after")
        if (kind in _GRAMMAR and word != "同") or word in listed("grammar") or (known and kind in "pdME"):
            return
        yield word, kind, (len(word) > 1 or kind in "vVWZ") and known
        at = stop
