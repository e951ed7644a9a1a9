"""Branches in names: which words at the end are a branch of the firm named before them."""

import re
from functools import cache

from registries.characters import HAN

# The middle of a branch's name is a place or a number. A word of money or service there means another firm:
# "XX银行贷款中心" is how touts call themselves (RULES trap 6). 金融街 and the like are streets; 会展中心 is a building.
_OTHER_TRADE = (
    "银行|公司|贷|借|金融(?![街城港谷])|小额|服务(?!区)|咨询|信用|融资|担保|理财|投资|抵押|按揭|典当|催收|清收|协商|逾期|客服|热线"
    "|放款|还款|解冻|冻结|征信|修复|额度|提额|审[批核]|债|花呗|白条|金条|备用金|清退|套现|黑户|流水|验资|普惠|通道|资金|账户"
    "|官网|线上|网上|反诈|法务|法院|扶贫|公积金|外汇|基金|分期"
    "|官方|平台|网络|代理|代办|中介"
    "|(?<!会展)(?<!商务)(?<!体育)(?<!文化)(?<!购物)(?<!国际)(?<!世贸)(?<!贸易)(?<!科技)(?<!市)(?<!县)(?<!区)中心"
)
_PLACE = rf"(?:(?!{_OTHER_TRADE})[{HAN}()0-9-]){{0,20}}"
_FORM = rf"(?:\([{HAN}]{{2,6}}\))?(?:股份有限公司|有限责任公司|有限公司)?"
# The characters a branch can end with: most names are no branch, and one look at the end says so.
_LAST = frozenset("行心部所室处社司")


def split_branch(key: str) -> tuple[str, str]:
    """Return the head office's part of a name and the branch: 中国工商银行西单支行 → 中国工商银行, 西单支行.

    The branch is "" when the name is not that of a branch. Whether the head office exists, only a list can tell.
    """
    if not key or key[-1] not in _LAST:
        return key, ""
    if key[-1] == "司" and not key.endswith("分公司"):
        return key, ""
    for pattern in _patterns():
        parts = pattern.match(key)
        if parts:
            return parts["head"], parts["branch"]
    return key, ""


def head_office(key: str) -> str | None:
    """Return what stands before the branch in a branch's name, None when it is no branch's."""
    head, branch = split_branch(key)
    return head if branch else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a branch's name, made when the first name ends as one does: most starts meet none."""
    return (
        re.compile(
            rf"^(?P<head>(?:(?!银行|农商行|村镇行|公司).){{2,}}?(?:银行|农商行|村镇行){_FORM})"
            rf"(?P<branch>{_PLACE}(?:信用卡中心|牡丹卡中心|分行|支行|分理处|储蓄所|营业[部室所]|分社|信用社))$"
        ),
        re.compile(
            rf"^(?P<head>.{{2,}}?(?:信用合作联社|信用合作社联合社|信用联社){_FORM})"
            rf"(?P<branch>{_PLACE}(?:信用社|分社|分理处|储蓄所|营业部))$"
        ),
        re.compile(rf"^(?P<head>.{{2,}}?公司)(?P<branch>{_PLACE}(?:分公司|营业部))$"),
    )
