"""What a registered name looks like: how it ends, what may stand in its brackets, and what is no name at all.

企业名称登记管理规定: 行政区划 + 字号 + 行业 + 组织形式; a place may stand in brackets behind the 字号 or the 行业.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from registries.characters import HAN
from registries.model import legal_name_key

#: How the names on lists of licences end: companies, banks and their branches, credit cooperatives, partnerships, and
#: the offices that are registered by themselves (中国人民银行征信中心). Partnerships may have their kind in brackets.
_ENDING = re.compile(
    r"(?:公司|银行|信用社|合作社|互助社|联社|联合社|分行|支行|营业部|分理处|储蓄所|中心|事务所|典当行|合伙企业|合伙"
    r"|\((?:有限|普通|特殊普通|特殊的普通)合伙\))$"
)
_BRANCH = re.compile(r"(?:分公司|支公司|分行|支行|营业部|分理处|储蓄所|中心|代表处|办事处)$")
#: Where the name of one firm ends, and whatever follows is another's.
_FIRM = re.compile(
    r"公司(?!(?:股份有限|有限责任|有限)公司)|(?:信用合作社联合社|信用社联合社|信用合作联社|信用联社|信用合作社|信用社|资金互助社|合作银行)(?!股份|有限|\()"
    r"|(?<=合伙企业)\((?:有限|普通|特殊普通)合伙\)"
)
_BRANCH_WITHIN = re.compile(r"(?:分公司|分行|支行)(?=.)")
#: Where the name of a branch begins.
_HEAD_OFFICE = re.compile(r".*?公司(?=.)|.*?(?:银行|信用社|联社|联合社|合作社)(?=.)")
_TRADES = (
    "网络小额贷款|互联网小额贷款|小额贷款|小额|贷款|小贷|互联网|网络|消费金融|消费|汽车金融|金融|信托投资|信托|融资担保"
    "|担保|金融租赁|融资租赁|租赁|商业保理|保理|典当|支付|征信|科技|信息|技术|数据|服务|咨询|管理|商务|城市|农村|商业|村镇"
    "|合作|储蓄|农商|民营|信用合作社联合社|信用社联合社|信用合作联社|信用联社|信用合作社|信用社|联合社|联社|合作社"
    "|银行|财务|资产|投资|产业|实业|贸易"
)
_FORMS = "股份|有限|责任|集团|控股|总公司|分公司|公司|合伙企业|有限合伙|普通|特殊|分行|支行|中心|事务所|机构|名称|单位"
_ONLY_FORM = re.compile(rf"(?:{_TRADES}|{_FORMS})*")
_BRACKETS = re.compile(r"\([^()]*\)")
_ELSEWHERE = """
中国 中国香港 中国澳门 中国台湾 香港 澳门 台湾 亚洲 亚太 大中华 国际 全球 海外 内地 欧洲 美国 英国 法国 德国 日本 韩国
泰国 新加坡 马来西亚 印度 印尼 印度尼西亚 菲律宾 越南 澳大利亚 加拿大 瑞士 瑞典 意大利 西班牙 荷兰 卢森堡 俄罗斯 巴西
南非 埃及 阿联酋 摩洛哥 巴基斯坦 迪拜 伦敦 纽约 东京 首尔 前海 横琴 南沙 浦东 滨海 两江 天府
"""
_FORMS_IN_BRACKETS = """
集团 控股 股份 有限合伙 普通合伙 特殊普通合伙 特殊的普通合伙 有限责任 个人独资
"""
_PLACE_BY_NAME = re.compile(rf"[{HAN}]{{1,14}}(?:省|市|县|区|旗|自治州|盟)")


def registered_ending(name: str) -> bool:
    """Return whether a name ends as registered names do."""
    return bool(_ENDING.search(legal_name_key(name)))


def only_legal_form(name: str) -> bool:
    """Return whether there is nothing in a name that tells one firm from another: 有限公司, 银行,
    (上海)小额贷款有限公司."""
    return bool(_ONLY_FORM.fullmatch(_BRACKETS.sub("", legal_name_key(name))))


def names_two_firms(name: str) -> bool:
    """Return whether two registered names stand one after the other. A branch has its bank's name before its own."""
    key = legal_name_key(name)
    office, branch = _split_branch(key)
    if not branch:
        return registered_ending(key) and any(match.end() < len(key) for match in _FIRM.finditer(key))
    where = _BRANCH.sub("", branch)
    another = "银行" in where or _FIRM.search(where) or _BRANCH_WITHIN.search(office)
    return bool(another) or names_two_firms(office)


def head_office(name: str) -> str:
    """Return the name without that of the branch behind it; nothing where it is a branch alone (上海分行)."""
    return _split_branch(legal_name_key(name))[0]


def _split_branch(key: str) -> tuple[str, str]:
    """Return the name of the firm, and that of its branch."""
    if not _BRANCH.search(key):
        return key, ""
    firm = _HEAD_OFFICE.match(key)
    if firm:
        return firm[0], key[firm.end() :]
    return (key, "") if key.endswith("中心") else ("", key)


def in_registered_brackets(text: str) -> bool:
    """Return whether what stands in brackets may be a part of a registered name: a place or places, a form of
    company."""
    inside = unicodedata.normalize("NFKC", text)
    return inside in _FORMS_IN_BRACKETS.split() or bool(_PLACE_BY_NAME.fullmatch(inside)) or _places(inside)


def _places(text: str) -> bool:
    """Return whether a text is a place, or several one after the other (江苏南京)."""
    places = _place_names()
    return text in places or any(text[:cut] in places and _places(text[cut:]) for cut in range(2, len(text) - 1))


@cache
def _place_names() -> frozenset[str]:
    lines = (files(__package__) / "places.txt").read_text("utf-8").splitlines()
    listed = (place for line in lines if not line.startswith("#") for place in line.split())
    return frozenset((*_ELSEWHERE.split(), *listed))
