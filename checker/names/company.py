"""The parts of a company's name that say its legal form or its branch, on folded keys (brackets are ASCII)."""

import re

_LEGAL_FORM = re.compile(r"\(?(?:股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|公司)\)?$")
_SHORTEST_STEM = 4  # 中信银行; shorter ones are words, not firms
# The middle of a branch's name is a place or a number. A word of another trade there means another firm:
# "XX银行贷款中心" is how touts call themselves (RULES trap 6).
_BRANCH = re.compile(
    r"^(?P<bank>.{2,}?银行(?:股份有限公司|有限责任公司|有限公司)?)"
    r"(?P<place>(?:(?!银行|公司|贷款|借款|金融|小额|服务|中心)[\u3400-\u9fff()0-9]){0,12})"
    r"(?:信用卡中心|牡丹卡中心|分行|支行|分理处|营业部)$"
)


def stem(key: str) -> str | None:
    """A company's name without its legal form and brackets: 招联消费金融股份有限公司 → 招联消费金融.

    None when nothing would change or fewer than four characters would stay.
    """
    short = _LEGAL_FORM.sub("", key).replace("(", "").replace(")", "")
    return short if short != key and len(short) >= _SHORTEST_STEM else None


def without_legal_form(key: str) -> str:
    """The name without 公司 or a longer legal form at its end, however short."""
    return _LEGAL_FORM.sub("", key)


def head_office(key: str) -> str | None:
    """What stands before the branch in a bank branch's name, or None. Whether it is a bank, only a list can tell."""
    found = _BRANCH.match(key)
    return found["bank"] if found else None
