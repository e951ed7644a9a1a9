"""What may stand around a name that is on record: any sentence about it, as long as nothing in it makes another name.

Of a name that nobody knows, a sentence is told from the name by its own grammar alone (`clauses`). Beside a name on
record less will do, for the name itself shows where it ends. What must not pass is a tail that makes a name of its
own (微粒贷放款大厅, 微粒贷秒下款, 微粒贷168) or a judgement that is of such a tail (微粒贷协商靠谱吗). The letters are
those of `clauses`.
"""

import re
from typing import Final

#: Characters that must stand behind a name with nothing before it: slips of the finger make shorter tails.
SHORTEST_TAIL: Final = 4
_IN_SENTENCES: Final = str.maketrans("Fjc", "TVP")
#: 能退不, 有砍头息没: a denial at the end asks.
_ASKING_DENIAL: Final = re.compile("N(?=w*$)")
#: Where the phrase directly behind a name ends: what follows belongs to a sentence.
_PHRASE: Final = re.compile("(?=[DLYqQSCEMNRUPpdeJow])")
#: What that phrase may be: topics, deeds and what befalls a borrower, judged or not; 这个软件. A figure is the name's.
_OF_THE_LOAN: Final = re.compile("B?(?:[TVWXGfr][TVWXGfrmtyz]*)?|[TVW]*(?:[TW]|[TVW][myz])[Aa]+")
#: A strange verb only before 了 and 的: 搭售的保险.
_STRANGE_DEED: Final = re.compile("[TVW]*v+")
#: What makes another name all the same. In this order: a deed or service that touts sell, and a judgement of it
#: (协商靠谱吗, 提额是真的吗); such a service without a question of its own; a count first (一部, 365天) or 来钱; a fee
#: that nobody pays or asks for; a platform, a firm or a small figure at the end (怎样平台, 还款01).
_OF_ANOTHER_NAME: Final = re.compile(
    "^[TVWXGrt]*[XVGr]w*(?:[dCSQMN]*A|C(?!q))|^[TVWXGrt]*X(?!Q|q|T?$)"
    "|^o(?:n(?!G)|$)|^[tpy]|(?<![VMCEvqW])k|[BK]$|(?<![VvC])y$"
)
_SHOWS_A_SENTENCE: Final = re.compile(
    "[QqSYLNRUJC]|E[TVW]|M[VWXZ]|P[VW]|f[VW]$|^B[VW]*W$|^D|[VWXZ]D|D[dRV]|TV[oLz]|W.*W|^d+V*W|^[GTVW]+d?W$"
)
_LAST_OF_A_LEAD: Final = frozenset("VWZLCEDPpowdMJN")
_SHOWS_A_LEAD: Final = re.compile("[RQqSNLEPJCd]|fV")
_HEAD_OF_ANOTHER_NAME: Final = re.compile("[xHKk]")
#: 的业务员让我签了, 让我下载: what somebody of the house does, or has the reader do.
_PERSON_OF_IT: Final = re.compile("^(?:DH[^Aa]*[RJ]|[dw]*PR)[^Aa]*$")


def may_follow(letters: str, *, led: bool) -> bool:
    """Return whether words behind a name on record may be a sentence about it; `led`: what stands before it is talk
    already, so that no more need show it."""
    letters = _ASKING_DENIAL.sub("Y", letters.translate(_IN_SENTENCES))
    if "x" in letters or ("H" in letters and not _PERSON_OF_IT.match(letters)):
        return False
    size = len(_PHRASE.split(letters, maxsplit=1)[0])
    phrase, rest = letters[:size], letters[size:]
    if _OF_ANOTHER_NAME.search(letters) or not (
        _OF_THE_LOAN.fullmatch(phrase) or ((led or rest[:1] in ("D", "L")) and _STRANGE_DEED.fullmatch(phrase))
    ):
        return False
    return led or _SHOWS_A_SENTENCE.search(letters) is not None


def may_lead(letters: str) -> bool:
    """Return whether words before a name on record lead to it by themselves: 不小心开了, 征信上显示, 有没有人被."""
    letters = letters.translate(_IN_SENTENCES)
    return _may_precede(letters) and _SHOWS_A_LEAD.search(letters) is not None


def may_begin(letters: str) -> bool:
    """Return whether words before a name may begin a sentence that goes on behind it: 借 … 的钱, 用 … 会影响 …."""
    return _may_precede(letters.translate(_IN_SENTENCES))


def _may_precede(letters: str) -> bool:
    return letters[-1:] in _LAST_OF_A_LEAD and not _HEAD_OF_ANOTHER_NAME.search(letters)
