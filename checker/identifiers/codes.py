"""Codes of firms in a text: credit codes, licence numbers, filings of sites and apps."""

import re
from collections.abc import Iterator
from typing import Final

from checker.identifiers.model import Identifier
from checker.terms import IdentifierKind
from registries.uscc import is_uscc

#: A credit code as firms bear it (91, 92, 93), with any letter, since people mistype O for 0; else only a right one.
_FIRM_CODE: Final = re.compile(r"(?i)(?<![0-9a-z])9[123][0-9oi]{6}[0-9a-z]{10}(?![0-9a-z])")
_ANY_CODE: Final = re.compile(r"(?i)(?<![0-9a-z])[1-9angy][0-9a-z][0-9]{6}[0-9a-z]{10}(?![0-9a-z])")
#: 金融许可证机构编码: the kind of institution, its number, H or B or S …, the place, a number; 支付业务许可证 Z + 13.
_LICENCE: Final = re.compile(r"(?i)(?<![0-9a-z])(?:[a-z][0-9]{4}[a-z][0-9]{9}|z[0-9]{13})(?![0-9a-z])")
_FILING: Final = re.compile(
    r"(?i)[\u4e00-\u9fff] ?ICP ?(?:备|证) ?[0-9]{5,10} ?号?(?: ?- ?[0-9]{1,4}[a-z]?)?"
    r"|[\u4e00-\u9fff] ?公网安备 ?[0-9]{10,16} ?号?"
)


def codes(text: str) -> Iterator[Identifier]:
    """Yield the codes of a text in plain characters, in no order."""
    for match in _ANY_CODE.finditer(text):
        value = match.group().upper()
        if is_uscc(value) and not _may_be_a_person(value):
            yield _found("uscc", match, value, valid=True)
        elif _FIRM_CODE.fullmatch(match.group()) or _FIRM_CODE.match(text, match.start()):
            yield _found("uscc", match, value, valid=False)
    for match in _LICENCE.finditer(text):
        yield _found("licence_number", match, match.group().upper())
    for match in _FILING.finditer(text):
        yield _found("web_filing", match, match.group().replace(" ", "").upper())


def _may_be_a_person(code: str) -> bool:
    """Return whether a right code is digits that an ID card (with a date of birth) or a bank card may bear, too."""
    return bool(re.fullmatch(r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dX]|62\d{16}", code))


def _found(kind: IdentifierKind, match: re.Match[str], value: str, *, valid: bool | None = None) -> Identifier:
    return Identifier(kind, match.group(), match.start(), match.end(), value, valid)
