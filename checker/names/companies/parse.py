"""A company's name taken apart: region, trade name (字号), industry, legal form, branch.

The order is that of 企业名称登记管理规定: 行政区划 + 字号 + 行业 + 组织形式; a region may also stand in brackets behind
the trade name or the industry.
"""

import re
from dataclasses import dataclass

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import Part, divisions_at_start, is_division
from checker.names.companies.industries import Industry, industry_at_end
from checker.names.companies.legal_form import split_legal_form

_BANKS = ("银行", "银行国际", "信用合作联社", "信用合作社联合社", "信用社联合社", "信用合作社", "资金互助社")
_BRACKET = re.compile(r"\(([^()]{2,})\)")
# Words that tell no firm from another. Behind 中国 the last ones do: there is one 中国工商银行.
NOT_TELLING = frozenset({"国际", "发展", "联合", "商业", "城市", "农村", "股份", "第一", "中央", "普惠", "互联网"})
TELLING_OF_THE_NATION = frozenset({"工商", "农业", "建设", "交通", "人民", "国民", "邮政"})


@dataclass(frozen=True, slots=True)
class CompanyName:
    """The parts of a company's name; "" for a part that is not there.

    `region`: as written, without brackets. `industry`: canonical (小额贷款 for 小贷). `legal_form`: 有限公司,
    股份有限公司 or "". `branch`: 信用卡中心, 北京朝阳支行 …, then `head` is the key of the head office.
    """

    region: str
    trade_name: str
    industry: str
    legal_form: str
    branch: str
    head: str


@dataclass(slots=True)
class Anatomy:
    """What `parse` and the writings of a name are made from. `form`: the legal form as written."""

    divisions: tuple[Part, ...]
    bracketed: str
    trade: str
    industry: str
    written: str
    last: Industry | None
    literal: bool
    form: str
    legal_form: str


def parse(key: str) -> CompanyName | None:
    """The parts of a name (folded, simplified, without spaces), or None when it is no company's.

    A company's name has a legal form, or ends with a word that says a trade, behind a region or a trade name.
    """
    head, branch = split_branch(key)
    found = anatomy(head)
    if found is None:
        return None
    region = "".join(part.text for part in found.divisions) + found.bracketed
    return CompanyName(region, found.trade, found.industry, found.legal_form, branch, head if branch else "")


def is_bank(key: str) -> bool:
    """Whether a name is that of a bank or a credit cooperative, a head office's as well as a branch's."""
    found = parse(key)
    return found is not None and found.industry.endswith(_BANKS)


def anatomy(key: str) -> Anatomy | None:
    """The parts of the name of a firm, not of a branch; None when it is no company's name."""
    body, form, legal_form = split_legal_form(key)
    body, bracketed = _without_bracket(body)
    written = industry_at_end(body)
    if not form and (written is None or not written.telling):
        return None
    last = written.last if written else None
    divisions = divisions_at_start(body, last is not None and last.naming == "county")
    words = len(written.starts) if written else 0
    start = _start(written.starts if written else (), words, len(body))
    divisions = _within(divisions, start)
    divisions = _without_doubtful(divisions, body, start, last)
    region_end = _length(divisions)
    while written and words > 1 and start - region_end < 2:
        words -= 1
        start = written.starts[words - 1]
    trade = body[region_end:start]
    if not trade and (not divisions or written is None):
        return None
    canonical = "".join(reversed(written.canonical[:words])) if written else ""
    literal = written is None or written.literal
    return Anatomy(divisions, bracketed, trade, canonical, body[start:], last, literal, form, legal_form)


def _start(starts: tuple[int, ...], words: int, end: int) -> int:
    return starts[words - 1] if words else end


def _without_bracket(body: str) -> tuple[str, str]:
    """The name without its brackets, and the region that stood in them."""
    if "(" not in body:
        return body, ""
    bracketed = ""
    for inside in _BRACKET.findall(body):
        if is_region(inside):
            bracketed = inside
            body = body.replace(f"({inside})", "", 1)
    return body.replace("(", "").replace(")", ""), bracketed


def is_region(text: str) -> bool:
    """Whether `text` is a division or a chain of them (上海, 江苏南京)."""
    if is_division(text):
        return True
    return _length(divisions_at_start(text, county_may_lead=True)) == len(text) > 0


def _within(divisions: tuple[Part, ...], start: int) -> tuple[Part, ...]:
    while divisions and _length(divisions) > start:
        divisions = divisions[:-1]
    return divisions


def _without_doubtful(divisions: tuple[Part, ...], body: str, start: int, last: Industry | None) -> tuple[Part, ...]:
    """Short names of places are also words: 云南红塔银行 is no bank of 红塔区, 长白山农村商业银行 none of 长白.

    A trade name has two characters or more (企业名称登记管理规定).
    """
    while divisions and not divisions[-1].full:
        rest = body[_length(divisions) : start]
        county_named = last is not None and last.naming == "county"
        if len(rest) != 1 and (len(divisions) < 2 or county_named or (rest and rest not in NOT_TELLING)):
            break
        divisions = divisions[:-1]
    return divisions


def _length(divisions: tuple[Part, ...]) -> int:
    return sum([len(part.text) for part in divisions])
