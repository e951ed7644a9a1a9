"""A company's name taken apart: region, trade name (字号), industry, legal form, branch.

The order is that of 企业名称登记管理规定: 行政区划 + 字号 + 行业 + 组织形式; a region may also stand in brackets behind
the trade name or the industry.
"""

import re
from dataclasses import dataclass

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import Division, divisions_at_start, is_division
from checker.names.companies.industries import Industry, industry_at_end, is_lending
from checker.names.companies.legal_form import split_legal_form

_BANKS = ("银行", "银行国际", "信用合作联社", "信用合作社联合社", "信用社联合社", "信用合作社", "资金互助社")
_BRACKET = re.compile(r"\(([^()]{2,})\)")
# Words that tell no firm from another
_INDISTINCT = frozenset({"国际", "发展", "联合", "商业", "城市", "农村", "股份", "第一", "中央", "普惠", "互联网"})
# Words that many banks bear behind their region; but there is one 中国工商银行
COMMON_AMONG_BANKS = frozenset({"工商", "农业", "建设", "交通", "人民", "国民", "邮政"})


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
class NameParts:
    """A company's name before its parts are joined: what `parse` and the other writings of a name are made from.

    `industry_as_written`: the trade as it stands; `last`: its last word; `literal`: no word of it is abbreviated.
    """

    divisions: tuple[Division, ...]
    bracketed: str
    trade: str
    industry: str
    industry_as_written: str
    last: Industry | None
    literal: bool
    legal_form: str

    def industries(self) -> list[str]:
        """Return the trade as written, and with its last word in its other writings."""
        last = self.last
        if last is None or (not last.same and self.literal):
            return [self.industry_as_written]
        before = self.industry.removesuffix(last.word)
        return list(dict.fromkeys((self.industry_as_written, *(f"{before}{word}" for word in (last.word, *last.same)))))


def parse(key: str) -> CompanyName | None:
    """Return the parts of a name (folded, simplified, without spaces), or None when it is no company's.

    A company's name has a legal form, or ends with a word that says a trade, behind a region or a trade name.
    """
    head, branch = split_branch(key)
    parts = name_parts(head)
    if parts is None:
        return None
    region = region_text(parts.divisions) + parts.bracketed
    return CompanyName(region, parts.trade, parts.industry, parts.legal_form, branch, head if branch else "")


def is_bank(key: str) -> bool:
    """Return whether a name is that of a bank or a credit cooperative, a head office's as well as a branch's."""
    parts = parse(key)
    return parts is not None and parts.industry.endswith(_BANKS)


def is_nonlending_business(key: str) -> bool:
    """Return whether a name is that of a firm or a shop whose trade is known and does not lend: 桃多多水果店."""
    company = parse(key)
    return company is not None and company.industry != "" and not is_lending(company.industry)


def name_parts(key: str) -> NameParts | None:
    """Return the parts of the name of a firm, not of a branch; None when it is no company's name."""
    body, form, legal_form = split_legal_form(key)
    body, bracketed = _without_bracket(body)
    trailing = industry_at_end(body)
    if trailing is None:
        return _without_trade(body, bracketed, legal_form) if form else None
    if not form and not trailing.distinctive:
        return None
    last, words = trailing.last, len(trailing.starts)
    divisions = _region(body, trailing.starts[-1], last)
    region_end = _length(divisions)
    # a trade name has two characters or more: with fewer left, the first word of the trade belongs to it
    while words > 1 and trailing.starts[words - 1] - region_end < 2:
        words -= 1
    start = trailing.starts[words - 1]
    if start == 0:
        return None
    industry = "".join(trailing.canonical[words - 1 :: -1])
    return NameParts(
        divisions, bracketed, body[region_end:start], industry, body[start:], last, trailing.literal, legal_form
    )


def _without_trade(body: str, bracketed: str, legal_form: str) -> NameParts | None:
    divisions = _region(body, len(body), None)
    trade = body[_length(divisions) :]
    return NameParts(divisions, bracketed, trade, "", "", None, literal=True, legal_form=legal_form) if trade else None


def is_distinctive(trade: str) -> bool:
    """Return whether a trade name is more than a word that stands in many."""
    return len(trade) >= 2 and trade not in _INDISTINCT


def region_text(divisions: tuple[Division, ...]) -> str:
    """Return the region as written."""
    return "".join([part.text for part in divisions])


def _without_bracket(body: str) -> tuple[str, str]:
    """Return the name without its brackets, and the region that stood in them."""
    if "(" not in body:
        return body, ""
    bracketed = ""
    for inside in _BRACKET.findall(body):
        if is_region(inside):
            bracketed = inside
            body = body.replace(f"({inside})", "", 1)
    return body.replace("(", "").replace(")", ""), bracketed


def is_region(text: str) -> bool:
    """Return whether `text` is a division or a chain of them (上海, 江苏南京)."""
    if is_division(text):
        return True
    return _length(divisions_at_start(text, county_may_lead=True)) == len(text) > 0


def _region(body: str, end: int, last: Industry | None) -> tuple[Division, ...]:
    """Return the divisions before the trade, which starts at `end`.

    Short names of places are also words: 云南红塔银行 is no bank of 红塔区, 长白山农村商业银行 none of 长白. A trade
    name has two characters or more (企业名称登记管理规定).
    """
    of_county = last is not None and last.naming == "county"
    divisions = divisions_at_start(body, of_county)
    while divisions:
        rest = body[_length(divisions) : end]
        too_long = _length(divisions) > end
        doubtful = len(divisions) > 1 and not of_county and (not rest or rest in _INDISTINCT)
        if not too_long and (divisions[-1].full or not (len(rest) == 1 or doubtful)):
            break
        divisions = divisions[:-1]
    return divisions


def _length(divisions: tuple[Division, ...]) -> int:
    return sum([len(part.text) for part in divisions])
