"""What may stand around a name that is on record: any sentence about it, as long as nothing in it makes another name.

Of a name that nobody knows, a sentence is told from the name by its own grammar alone (`clauses`). Beside a name on
record less will do, for the name itself shows where it ends. What must not pass is a tail that makes a name of its
own (微粒贷放款大厅, 微粒贷秒下款, 微粒贷168) or a judgement that is of such a tail (微粒贷协商靠谱吗). The letters are
those of `clauses`.
"""

import re
from typing import Final

from checker.names.questions.openings import makes_another_name

_SHORTEST_TAIL: Final = 4  # characters, with nothing before the name: slips of the finger make shorter ones
_QUESTION_MARKS: Final = ("吗", "么", "呢")
_IN_SENTENCES: Final = str.maketrans("Fjc", "TVP")
#: 能退不, 有砍头息没: a denial at the end asks.
_ASKING_DENIAL: Final = re.compile("N(?=w*$)")
#: Where the phrase directly behind a name ends: what follows belongs to a sentence.
_PHRASE: Final = re.compile("(?=[DLYqQSCEMNRUPpodJw]|(?<!^)e)")
#: What that phrase may be: topics, deeds and what befalls a borrower, judged or not; 这个软件. A figure is the name's.
_OF_THE_LOAN: Final = re.compile(
    "B?(?:(?:[TVWXGfr]|Z(?=[mzD]))[TVWXGfrmtyzZ]*)?|[TVW]*(?:[TW]|[TVW][mtyz]|Z[mz]+V[mz])[Aa]+|A"
)
#: What it may be before some words only: a strange deed (停止运营了, 打到我单位, 搭售的保险), the firm that is closed.
_STRANGE_DEED: Final = re.compile("[TVW]*v+[TVWGr]*(?=[DL])|t(?=V[Domtz]|[Dd]|Zt)|K[VW]+(?=L)|Kd*[WN]")
#: 十万块能借三年吗, 500块也要上征信不: an amount of which something is asked, no title of anybody
_AMOUNT: Final = re.compile("m[dMW].*(?:Y|Q)")
#: 我在 X 看到有额度
_DEED: Final = re.compile("[TVW]*v")
#: 放款快吗
_HOW_IT_GOES: Final = re.compile("[TVWr]+a+o?[YLN]")
#: What makes another name all the same. In this order: a deed or service that touts sell, and a judgement of it
#: (协商靠谱吗, 提额是真的吗); such a service without a question of its own; a count first (一部, 365天) or 来钱; a fee
#: that nobody pays or asks for; a platform, a firm or a small figure at the end (怎样平台, 还款01).
_OF_ANOTHER_NAME: Final = re.compile(
    "^[TVWXGrt]*[XVGr]w*(?:[dCSQMN]*A|C(?!q))|^[TVW]*v[TVWGr]*(?:[dCSQMN]*A|C(?![qQ]))|^[TVWXGrt]*X(?!M*[Qq]|T?$|d|L)"
    "|^o(?:[nv](?!G)|$)|^t(?!V[Domtz]|[Dd]|Zt)|^y|^p(?![RDrotF])|(?<![VMCEvqW])(?<![VW]L)(?<!V[mz])k|(?:^D?|[^DoE])(?<!CKd)[BK]$|[VXQq]n$|(?<![VvC])y$"
)
_SHOWS_A_SENTENCE: Final = re.compile(
    "[QqSYLNRUJC]|Wd|W.*m|Z[mz].*m|tV[om]|P[TV]*W|Vo[WNdM]|[KTVr]d+[NWEX]|Vf$|E[TVW]|M[VWXZ]|P[VW]|f[VWE]|^B[VW]*W$|^D(?![vn]?$)|[VWXZ]D|D[dRV]|TV[oLz]|W.*W|^d+V*W|^o?[GTVW]+d?W$"
)
_LAST_OF_A_LEAD: Final = frozenset("VWZLCEDPpowdMJNQqSfUR")
_ENDS_A_LEAD: Final = re.compile("Do$|[ELVW][tm]$")  # 上班的时候, 有两笔
#: What befell whom before the name: 老婆生孩子急用钱, 孩子交学费差三千.
_SITUATION: Final = re.compile("(?=...)[rRdt][^xHKBC]*[vVWEL][^xHKBC]*")
_SHOWS_A_LEAD: Final = re.compile("[RQqSNLEPJCU]|fV|TVD|Do$")
_BESIDE: Final = re.compile("d*[cP]")
_DEEDS: Final = ("W", "Z", "V", "L", "RM")
_AMOUNTS: Final = "mtz"
_ROLE: Final = re.compile("^D[HK]")
_LENDING: Final = re.compile("^Z(?=[LDToY]|$)")
#: What tells of somebody before it comes to the name, whatever nouns are in it: 培训机构让我办了, 有个女的打电话说她是,
#: 身份证丢了被人在. A stranger stands behind the person, never first: 小花说它是微粒贷 asks about 小花.
_TELLS: Final = re.compile(
    "(?=[^x]{0,6}(?:[RJE]|c[RrVv]|P.)).*(?:[CPJ]|[vVWZH]L|[vVWZM]D|JH|R[vV])|[vV][rR]v|[rRTf]{1,3}HD|[rR][^x]*W[^x]*V"
)
_WHO_DOES: Final = re.compile("[VWXvj]+D(?!W)")
#: 官方, and 天天 or 不是 with nothing else.
_MAKES_A_NAME: Final = re.compile("[xk]|(?<![RJU])H|K(?!V?D?C$)|^d$|^d*N+$|^[adn]+N$|^[^TWVrF]*[nva].*C$")
#: 的业务员让我签了, 让我下载: what somebody of the house does, or has the reader do.
_PERSON_OF_IT: Final = re.compile("^(?:DH(?:[^Aa]*[RJ]|d*[TVW]{2})|[dw]*PR)[^Aa]*$")


def may_follow(letters: str, *, led: bool, ended: bool = False) -> bool:
    """Return whether words behind a name on record may be a sentence about it; `led`: what stands before it is talk
    already, so that no more need show it; `ended`: the name ends in a legal form, which no part of a name follows but
    a branch or an office."""
    letters = _ASKING_DENIAL.sub("Y", letters.translate(_IN_SENTENCES))
    if not ended and makes_another_name(letters) and not _PERSON_OF_IT.match(letters):
        return False
    letters = letters.replace("b", "a")
    if _OF_ANOTHER_NAME.search(letters):
        return False
    phrase = _PHRASE.split(letters, maxsplit=1)[0]
    spoken = (
        _OF_THE_LOAN.fullmatch(phrase)
        or _STRANGE_DEED.match(letters)
        or _HOW_IT_GOES.match(letters)
        or _AMOUNT.match(letters)
    )
    if not (spoken or ended or (led and _DEED.match(letters))):
        return False
    return led or _SHOWS_A_SENTENCE.search(letters) is not None


def may_lead(letters: str) -> bool:
    """Return whether words before a name on record lead to it by themselves: 不小心开了, 征信上显示, 有没有人被."""
    if _tells(letters):
        return True
    letters = letters.translate(_IN_SENTENCES).replace("b", "a")
    return _may_precede(letters) and _SHOWS_A_LEAD.search(letters) is not None


def is_long_enough(tail: str, letters: str) -> bool:
    """Return whether words behind a name are no slip of the finger: four characters, or three that ask; 的 …"""
    return len(tail) >= _SHORTEST_TAIL - tail.endswith(_QUESTION_MARKS) or letters[0] == "D"


def is_of_another(lead: str, letters: str) -> bool:
    """Return whether the words around a name speak of somebody else beside it: 和 X 合作的放款公司."""
    return _BESIDE.fullmatch(lead) is not None and _WHO_DOES.match(letters) is not None


def as_led_to(lead: str, behind: str) -> str:
    """Return the letters behind a name as they are read after `lead`: what it says may go on there. Of whom somebody
    claims to be, the role (自称是 X 的业务员); of a deed, the amount or time (欠 X 13万三年, 我用 X 三年了); behind 跟
    and 在 what is done there (在 X 借过钱)."""
    if lead.endswith(_DEEDS):
        behind = behind.lstrip(_AMOUNTS).removeprefix("L") or f"W{behind}"
    if lead.endswith("Z") and behind.startswith("a"):
        return f"V{behind}"
    if lead.endswith(("C", "J")):
        behind = _ROLE.sub("Dr", behind)
    if lead.endswith("c") and behind.startswith("X"):
        return f"V{behind[1:]}"
    return _LENDING.sub("V", behind) if lead.endswith(("c", "P", "p")) else behind


def may_begin(letters: str) -> bool:
    """Return whether words before a name may begin a sentence that goes on behind it: 借 … 的钱, 用 … 会影响 …."""
    return _SITUATION.fullmatch(letters) is not None or _may_precede(letters.translate(_IN_SENTENCES).replace("b", "a"))


def _tells(letters: str) -> bool:
    return _TELLS.fullmatch(letters) is not None


def _may_precede(letters: str) -> bool:
    return (letters[-1:] in _LAST_OF_A_LEAD or _ENDS_A_LEAD.search(letters) is not None) and not _MAKES_A_NAME.search(
        letters
    )
