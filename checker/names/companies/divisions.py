"""The administrative division a company's name begins with (tables/divisions.tsv)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from checker.names.tables import rows

_MOST_PARTS = 3  # province, prefecture, county
# Development zones are no divisions; names carry them behind one.
_ZONE = re.compile(
    r"(?:舟山群岛|兰州|西咸|贵安|西海岸|金普|天府|湘江|江北|福州|滇中|哈尔滨|长春|赣江|雄安)新区|前海|横琴"
    r"|(?:经济技术|经济|高新技术产业)开发区|高新技术开发区|高新区|高新|工业园区|保税区|自贸区|市区|城区|(?<=市)区(?=农村信用)"
)
# Full names of districts that are ordinary words as well.
_AMBIGUOUS_ALONE = frozenset({"城区", "郊区", "矿区", "东区", "西区", "新区", "市中区"})
_BRANDS_AT_START = frozenset({"阿里"})  # 阿里云, not 阿里地区
NATION = "中国"
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})  # no prefectures: 荣昌县 was 500226, 荣昌区 is 500153
_KINDS = frozenset("县市区旗")
# Regions that stand in brackets in names and are no divisions of GB/T 2260.
_REGIONS_WITHOUT_CODE = frozenset({NATION, "香港", "澳门", "台湾", "亚洲", "亚太"})


class Division(NamedTuple):
    """One division in a name: as written, its possible GB/T 2260 codes (none for a zone), and whether that is its full
    name."""

    text: str
    codes: tuple[str, ...]
    full: bool


@dataclass(frozen=True, slots=True)
class _Table:
    first: dict[str, Division]  # by name: what a name may begin with
    any: dict[str, Division]  # also the short names of counties, which are ordinary words too (平安, 兴业, 永丰)
    lengths: dict[str, tuple[int, ...]]  # by a name's first two characters: the lengths to try, longest first
    short: dict[str, str]  # by full name
    other: dict[str, str]  # a division's full name by its short one and the reverse, where only one can be meant


@cache
def _table() -> _Table:
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    other: dict[str, str] = {}
    short_of: dict[str, str] = {}
    for code, name, stem, until in rows("divisions.tsv", 4):
        full.setdefault(name, []).append(code)
        if stem == "-":
            continue
        short.setdefault(stem, []).append(code)
        other[name] = short_of[name] = stem
        if until == "-":
            other[stem] = name
    anywhere = {name: Division(name, tuple(codes), full=False) for name, codes in short.items()}
    anywhere |= {name: Division(name, tuple(codes), full=True) for name, codes in full.items()}
    lengths: dict[str, set[int]] = {}
    for name in anywhere:
        lengths.setdefault(name[:2], set()).add(len(name))
    return _Table(
        {name: part for name, part in anywhere.items() if _may_lead(part)},
        anywhere,
        {start: tuple(sorted(of, reverse=True)) for start, of in lengths.items()},
        short_of,
        {name: to for name, to in other.items() if _denote_single_place(short.get(name) or short[to])},
    )


# County names without their last word are ordinary words (平安, 兴业), so only provinces and prefectures lead.
def _may_lead(part: Division) -> bool:
    if part.full or part.text in _BRANDS_AT_START:
        return part.full and part.text not in _AMBIGUOUS_ALONE
    return any(code.endswith("00") for code in part.codes)


def _denote_single_place(codes: Sequence[str]) -> bool:
    """Return whether codes are those of one place: 即墨市 became 即墨区, both of 青岛; but 邯郸县 is not 邯郸市."""
    if len(codes) == 1:
        return True
    return len({(code[: 2 if code[:2] in _MUNICIPALITIES else 4], code.endswith("00")) for code in codes}) == 1


def divisions_at_start(body: str, county_may_lead: bool) -> tuple[Division, ...]:
    """Return the divisions `body` begins with, each under the one before: 江苏 新沂 in 江苏新沂汉源村镇银行.

    `county_may_lead`: a county's short name may come first, as in names of village banks.
    """
    if body.startswith(NATION):
        return (_NATION_DIVISION,)
    table = _table()
    part = _next_division(body, 0, table.any if county_may_lead else table.first, None)
    parts: list[Division] = []
    at = 0
    while part:
        parts.append(part)
        at += len(part.text)
        parents = tuple(filter(None, map(_code_prefix, part.codes)))
        part = _next_division(body, at, table.any, parents) if parents and len(parts) < _MOST_PARTS else None
    zone = _ZONE.match(body, at) if parts else None
    return (*parts, Division(zone[0], (), full=True)) if zone else tuple(parts)


_NATION_DIVISION = Division(NATION, (), full=True)


def _next_division(body: str, at: int, names: dict[str, Division], parents: tuple[str, ...] | None) -> Division | None:
    for length in _table().lengths.get(body[at : at + 2], ()):
        part = names.get(body[at : at + length])
        if part is None or parents is None:
            if part:
                return part
            continue
        codes = tuple(code for code in part.codes if code.startswith(parents) and _code_prefix(code) not in parents)
        if codes:
            return _with_last_word(Division(part.text, codes, part.full), body, at + length)
    return None


def _with_last_word(county: Division, body: str, at: int) -> Division:
    """Return a county with the word for its kind when that follows its short name: 重庆市彭水县, in full
    彭水苗族土家族自治县."""
    if county.full or at >= len(body) or body[at] not in _KINDS or body.startswith("区块", at):
        return county
    return Division(county.text + body[at], county.codes, full=True)


def _code_prefix(code: str) -> str:
    """Return the digits with which the codes of all divisions under this one begin; "" for a county."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else ""


def is_division(name: str) -> bool:
    """Return whether this names a division, in full or short, or a part of the world that stands in brackets."""
    return name in _REGIONS_WITHOUT_CODE or name in _table().any


def is_above_county(name: str) -> bool:
    """Return whether this is the name, full or short, of a province or prefecture: what city banks are called after."""
    part = _table().any.get(name)
    return part is not None and any(code.endswith("00") for code in part.codes)


def is_overseas(part: Division) -> bool:
    """Return whether a division is 台湾, 香港 or 澳门, whose firms are licensed by others."""
    return part.codes[:1] != () and part.codes[0][:2] in {"71", "81", "82"}


def short_name(name: str) -> str:
    """Return a division's short name, 重庆 for 重庆市; a name with no shorter one as it is.

    Whether it can mean one place only, the context tells.
    """
    return _table().short.get(name, name)


def other_name(name: str) -> str | None:
    """Return 重庆 for 重庆市 and the reverse; None where the short name is that of two divisions (吉林, 朝阳)."""
    return _table().other.get(name)


def is_unique(name: str) -> bool:
    """Return whether only one division of the country goes by this name."""
    part = _table().any.get(name)
    return part is not None and _denote_single_place(part.codes)
