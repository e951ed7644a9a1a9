"""How figures were read that were not typed as plain digits: shown, so that a misreading is seen."""

import re
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Final

from checker.cost.texts import format_amount
from checker.cost.written import read_amount, read_rate, read_term
from checker.errors import QueryError
from checker.web.i18n import Translator

_AS_READ: Final = re.compile(r"\d+(\.\d{1,2})?", re.ASCII)
_AMOUNTS: Final = re.compile(r"received|each|principal|amount\d|fee\d")
_TERMS: Final = ("count", "times")


def readings(fields: Mapping[str, str], t: Translator) -> dict[str, str]:
    """Return, by field, the words for what a figure was read as; none for plain digits, or for what cannot be read."""
    words = {}
    for field, typed in fields.items():
        if typed and not _AS_READ.fullmatch(typed):
            with suppress(QueryError):
                words[field] = _reading(field, typed, t)
    return {field: reading for field, reading in words.items() if reading}


def _reading(field: str, typed: str, t: Translator) -> str:
    if _AMOUNTS.fullmatch(field):
        return t("cost.read_amount", amount=format_amount(read_amount(typed, field)))
    if field in _TERMS:
        return t("cost.read_term", n=read_term(typed, field))
    if field != "rate":
        return ""
    rate = read_rate(typed, field)
    figures = {"percent": format_number(rate.percent), "year": format_number(rate.annual)}
    return t(f"cost.read_rate_{rate.per}", **figures)


def format_number(number: Decimal) -> str:
    """Return a number without needless zeros: 0.05, 36."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
