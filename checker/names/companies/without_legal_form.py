"""A company's name without its legal form."""

from checker.names.companies.industries import industry_at_end
from checker.names.companies.legal_form import split_legal_form

SHORTEST = 4  # 中信银行; shorter ones are words, not firms


def without_brackets(body: str) -> str:
    """Return `body` with its brackets dropped and what stood in them left: 大众汽车金融(中国) → 大众汽车金融中国."""
    return body.replace("(", "").replace(")", "")


def without_legal_form(key: str) -> str:
    """Return the name without 公司 or a longer legal form at its end, however short."""
    return split_legal_form(key)[0]


def comparison_key(key: str) -> str:
    """Return `key` without its legal form and brackets if two characters remain: what similar names are compared by."""
    short = without_brackets(without_legal_form(key))
    return short if len(short) >= 2 else key


def stem(key: str) -> str | None:
    """Return a company's name without its legal form and brackets: 招联消费金融股份有限公司 → 招联消费金融.

    None when nothing would change, fewer than four characters would stay, a branch is named, it is a partnership (no
    lender is one: 招联消费金融(有限合伙) would be another), or a lender's trade is abbreviated before a legal form:
    people write 招联消金 for 招联消费金融, but 招联消金有限公司 would be another firm (招联消金公司 is talk).
    """
    body, form, _ = split_legal_form(key)
    short = without_brackets(body)
    if short == key or len(short) < SHORTEST or key.endswith("分公司") or "合伙" in form:
        return None
    return None if form not in {"", "公司"} and _may_be_another_firm(body) else short


def _may_be_another_firm(body: str) -> bool:
    trailing = industry_at_end(body)
    if trailing is None or trailing.literal or trailing.last.lends == "no":
        return False
    return "银行" not in body[trailing.starts[0] :]  # 高青农商银行: the law keeps that word for banks however it is put
