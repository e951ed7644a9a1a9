"""Names that are everyday speech as well: 那就还呗, 他有钱花, 原来分期付款. Only words about a lender show a name."""

import re
from functools import cache
from typing import Final

from checker.reading.words import listed
from registries.characters import HAN

_CLAUSE_BEFORE: Final = re.compile(rf"[{HAN}a-z0-9]{{0,6}}$")
_CLAUSE_BEHIND: Final = re.compile(rf"[{HAN}a-z0-9]{{0,8}}")
_QUOTES: Final = frozenset("“「『《【[\"'(|:=\t")
_ADVERBS: Final = r"(?:都|也|又|已|已经|均|还|早就|一直|现在|目前|那边|上面|里面|这个|那个|的){0,2}"
#: What leads to the name of a lender whatever follows.
_LED: Final = re.compile(
    r"(?:通过|下载|下载了|登录|登陆|注册|注册了|注册过|开通|开通了|卸载|注销|打开|关于|欠|欠了|拖欠|申请了|使用|用着|用过"
    r"|平台|app|名叫|叫做|自称是?|冒充|收款方|商户|来自|您的|投诉"
    r"|(?:平台|产品|软件|机构|方|人)(?:是|为|叫))[ ]?$"
)
#: 那就花呗, 随便借呗
_SPOKEN: Final = re.compile(r"(?:就|尽管|随便|随意|接着|继续|先|再)$")
#: What is said behind the name of one.
_DEEDS: Final = (
    r"(?:平台|app|软件|客户端|小程序|公众号|官网|客服|借款|借钱|借了|借的|借过|贷款|贷了|额度|账单|逾期|还不|没还|还清|结清|欠款|欠费|利息|利率|年化|放款|下款|扣款|还款|扣了|扣我|申请|提现|"
    r"提额|催收|起诉|征信|上征信|上借|里借|上贷|里贷|上申请|里的|上的|本期|每期|当期|最低|退费|退款|会员|服务费|担保费|分期|账户|合同|授信|贷|提醒您|那笔|这笔|发来|正规|怎么|是什么|是哪|是谁|是正规|"
    r"和网贷|等平台|借\d|还\d|\d{3,}|¥|于\d)"
)
_LINE: Final = 20
#: Beside a name in a list.
_AT: Final = ("在", "从", "由")
_AND: Final = ("和", "与", "跟", "及")
_LISTED: Final = ("、", "/")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[”」』》】\]\"')]?[ ]?{_ADVERBS}{_DEEDS}")


def is_everyday(text: str, start: int, name: str) -> bool:
    """Return whether a name on record at `start` is what people say every day as well."""
    return name in listed("everyday") or (name.endswith("呗") and bool(_SPOKEN.search(text, max(0, start - 2), start)))


def stands_as_name(text: str, start: int, end: int) -> bool:
    """Return whether words around an everyday name show that a lender is meant."""
    if start and text[start - 1] in _QUOTES and not text.startswith("。", end):
        return True
    if _LED.search(text, max(0, start - 5), start) or _behind().match(text, end):
        return True
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _AT and behind in _AND:
        return True
    return before in _LISTED or behind in _LISTED or _alone(text, start, end)


def phrase_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words in which the name stands, as far as the marks around them."""
    before = _CLAUSE_BEFORE.search(text, max(0, start - 6), start)
    behind = _CLAUSE_BEHIND.match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def _alone(text: str, start: int, end: int) -> bool:
    """Return whether the line holds nothing but the name."""
    first = text.rfind("\n", max(0, start - _LINE), start) + 1
    last = text.find("\n", end, end + _LINE)
    line = text[first or max(0, start - _LINE) : last if last >= 0 else end + _LINE]
    return not line.replace(text[start:end], "").strip(",。!? ")
