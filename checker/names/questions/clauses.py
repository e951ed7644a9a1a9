"""Whether words are talk about a name: a question or a sentence with the name for its subject, or what begins one.

Words are given as letters, one each, by kind: tables/question_words.tsv says which is which, and v a n e f m t i o stand
for verbs, adjectives, nouns, adverbs, places, amounts, times, phrases and other words of general Chinese, x for what is
no word, w for a mark.

What may stand directly behind a name is narrow, for a noun or a promise there makes another name (微粒贷放款大厅, 微粒贷秒下款);
within a sentence more may.
"""

import re
from typing import Final

_BEGINS: Final = re.compile(r"[GBTVXWqQSMCENPRUJdmAaDft]|Z[Dmt]")
#: 哪家公司, 什么平台, 是正规公司: what somebody is, never the head of a name
_WHAT_IT_IS: Final = re.compile(r"q[AaDnT]*[KB]+|[CS](?:[AaTGVXWvnDqKBdNmteoER]*)[KB]+|[QMPR][dReN]*V[Kk]+|P[KB]+")
_UNGOVERNED: Final = re.compile(r"[Kk]|(?<!^)(?<!^[GD])(?<!^GG)B")
_NAME_PARTS: Final = re.compile(r"[xH]")
#: A judgement is of the name, of a topic or of what was just asked; behind a deed or a noun it is of another name.
_MISPLACED: Final = re.compile(
    r"(?<=[VXZvntMPUELfeioW])A|(?<!T)mA|[vZ]M|(?<=[nmtPUEfio])a(?!a)|^a(?![aYLDNQqw]|$)|^[GBTXD]+v(?![qQLYN]|$)|XX|^t|^f|^[XV]+[CS]?A"
)
_STRAY_NOUN: Final = re.compile(r"^n|(?<=[GBXMfYw])n|n(?=A)")
_ASKS: Final = re.compile(r"[QqSYRULCJ]|N[VWM]|f[vV]$|E[^N]*N$|^W(?:[tmfT]|$)|V[tm]$|^[TG]+D?V?[tm]?Q")
_ENDS: Final = re.compile(r"[PEMoH]$|(?<![Qq])C$")
_OPEN_END: Final = re.compile(r"(?:^|[^qCSETDLmRVvPaA])n+$")


def is_talk(letters: str) -> bool:
    """Return whether words behind a name are talk about it."""
    if not letters or not _BEGINS.match(letters) or _NAME_PARTS.search(letters) or not _ASKS.search(letters):
        return False
    clause = _WHAT_IT_IS.sub("q", letters)
    return not (
        _UNGOVERNED.search(clause)
        or any(_MISPLACED.search(part) or _STRAY_NOUN.search(part) for part in _sentences(clause))
        or _ENDS.search(clause)
        or _OPEN_END.search(clause)
    )


def leads_to_name(letters: str) -> bool:
    """Return whether words before a name are talk that leads to it: 怎么注销, 我在, 为什么."""
    return _LEADS.fullmatch(letters) is not None and _LEADER.search(letters) is not None


def is_topic(letters: str) -> bool:
    """Return whether words behind a name only say what of it is meant: 的会员费, 账户."""
    return _TOPIC.fullmatch(letters) is not None


_TOPIC: Final = re.compile(r"D?(?:[TGBK]D?)*[TGBK]")
_LEADS: Final = re.compile(r"[RQqSMNVWXLDdtwfTCoemPvE]*(?:[VWXPCSQ]L?D?|[VWX]T?D)")
_LEADER: Final = re.compile(r"[RQqSP]")


def _sentences(letters: str) -> list[str]:
    """Return the sentences that marks part, each judged by itself but for the first, which begins behind the name."""
    first, *others = letters.split("w")
    return [first, *(f"d{other}" for other in others if other)]
