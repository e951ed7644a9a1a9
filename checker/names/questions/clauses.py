"""Whether words are talk about a name: a question or a sentence with the name for its subject, or what begins one.

Words are given as letters, one each, by kind: tables/question_words.tsv says which is which, and v a n e t o i stand
for verbs, adjectives, nouns, adverbs, times, other words and phrases of general Chinese, m z for amounts and bare
figures, y for small ones, x for what is no word, w for a mark. Each pattern runs over the letters once.

What may stand directly behind a name is narrow, for a noun or a promise there makes another name (微粒贷放款大厅,
微粒贷秒下款); within a sentence more may. Nouns come last in Chinese names, so a sentence that ends in a noun nobody
governs is none.
"""

import re
from typing import Final

from checker.names.questions.openings import makes_another_name

#: What may stand alone, or lead to a name, does within a sentence what others of its kind do.
_IN_SENTENCES: Final = str.maketrans("Fjc", "TVP")
_NAME_PARTS: Final = re.compile("[xyH]")
#: Kinds of words that talk begins with; 借 and 去 only before an amount or a question word.
_FIRST: Final = frozenset("GBTFVjcXWqQSMCENPRUJdmAaDfZp")
_MISPLACED_FIRST: Final = re.compile("Z[^Dmtz]|p[^q]|[Zp]$|[Aa]*P[KB]+A|[Aa]+P[KB]")
_ENDS: Final = re.compile("[PpEMoH]$|(?<![Qq])C$")
#: What shows that somebody speaks of a name: question words and particles, pronouns, 是, 了, a denial of what happens,
#: 征信上显示, 有 … 没有, and what befalls a borrower with its time or amount.
_ASKS: Final = re.compile(
    "[QqSYULJ]|C(?!n?$)|R..|R[VW]|[VWP]R|N[VWM]|f[vV]$|E[^N]*N$|^W(?:[tmzfT]|$)|V[tmz]$|^[TG]+D?V?[tm]?Q"
)
#: 利息, 的客服电话, 会员费退款, 逾期一个月: talk without a question
_TOPIC_ALONE: Final = re.compile("D?(?:F+[jVWX]?[mtz]?|[jW][mt]?|W?[Xj]F)")
_TOPIC: Final = re.compile("D?(?:[TGBK]D?)*[TGBKf]")
#: 哪家公司, 是正规公司, 我怎么联系客服, 和银行: what somebody is or whom to ask, never the head of a name
_WHAT_IT_IS: Final = re.compile("q[AaDnT]*[KB]+|[CS][AaTGVXWBvnDqKdNmztoeER]*[KB]+|[QMPR][dReN]*V[Kk]+|P[KB]+")
#: What makes the words a part of the name. In this order: what somebody is that nothing governs; a judgement behind a
#: deed, an amount or a noun, which is of another name; an adjective that does not end the question; a service, a
#: promise or a topic with a verb for its head; a time, a noun or a place first; a noun that nothing governs.
_OF_THE_NAME: Final = re.compile(
    "[Kk]|(?<!^)(?<!^[GD])(?<!^GG)B"
    "|(?<=[VXZvntMPUELfeioWRr])A|(?<!T)[mz]A|(?<=[nmztPUEfio])a(?!a)"
    "|^[Aa](?![AYLDNQqw]|$)"
    "|[vZ]M|XX|^h|^[TWV]+h|^D?[TWV]+X(?!Q|T?$)|^[XV]+[CS]?A|^XC|^XS|^[GBTXD]+v(?![qQLYN]|$)"
    "|^t|^n|^f|(?<=[GBXMfYw])n|nA|(?:^|[^qCSETDLmRVvPan])n+$"
)
_LEADS: Final = re.compile("[RrQqSMNVjWXLDdtwfTFCoemPcpvEUZ]*?(?:[VjWXPcCSQZ]L?D?|[VjWX][TF]D)")
_LEADER: Final = re.compile("[RQqSP]")


def is_talk(letters: str) -> bool:
    """Return whether words behind a name are talk about it."""
    if letters[:1] not in _FIRST or _NAME_PARTS.search(letters):
        return False
    if is_topic_alone(letters):
        return True
    letters = letters.translate(_IN_SENTENCES)
    if makes_another_name(letters):
        return False
    letters = letters.replace("b", "a")
    if not _ASKS.search(letters) or _MISPLACED_FIRST.match(letters) or _ENDS.search(letters):
        return False
    return not any(map(_OF_THE_NAME.search, _sentences(_WHAT_IT_IS.sub("q", letters))))


def is_topic_alone(letters: str) -> bool:
    """Return whether words behind a name ask nothing, but are asked about by themselves: 利息, 客服电话, 逾期一个月."""
    return _TOPIC_ALONE.fullmatch(letters) is not None


def is_topic(letters: str) -> bool:
    """Return whether words behind a name only say what of it is meant: 的会员费, 账户."""
    return _TOPIC.fullmatch(letters.translate(_IN_SENTENCES)) is not None


def leads_to_name(letters: str) -> bool:
    """Return whether words before a name are talk that leads to it: 怎么注销, 我在, 为什么."""
    return _LEADER.search(letters) is not None and _LEADS.fullmatch(letters) is not None


def _sentences(letters: str) -> list[str]:
    """Return the sentences that marks part: the first begins behind the name, the others anywhere."""
    first, *others = letters.split("w")
    return [first, *(f"d{other}" for other in others if other)]
