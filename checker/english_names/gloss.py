"""A name for readers of English: the firm's own English name where a source prints it, else our reading of it by rule.

上海淇毓信息科技有限公司 is read as Shanghai Qiyu (technology firm): its place, its trade name in pinyin, its trade in
English. A reading is never a name that another firm goes by: then the characters say which one is meant.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from checker.english_names.own_names import NameSource, own_name, own_names
from checker.english_names.pinyin_words import pinyin_words, place_words
from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import short_name
from checker.names.companies.parse import NameParts, name_parts
from checker.names.normalise import folded_key
from registries.model import Confidence

Kind = Literal["product", "organisation"]

_CHINESE = re.compile(r"[㐀-鿿]")
_NO_LETTER = re.compile(r"[^a-z0-9]")


class Gloss(NamedTuple):
    """A name in English. `own`: a source (`evidence`) prints it as the firm's English name; else it is our reading.
    `written`: the characters to tell it by where another firm goes by the same words, else ""."""

    text: str
    own: bool
    evidence: NameSource | None = None
    written: str = ""


@lru_cache(maxsize=4096)
def gloss(name: str, kind: Kind | None = None) -> Gloss | None:
    """Return the name in English; None where it has no Chinese character, or one that nobody can read.

    `kind`: what the name is of; without it, a company's name is told by its form.
    """
    if not _CHINESE.search(name):
        return None
    known = own_name(name) if kind != "product" else None
    if known:
        row, source = known
        sure = source.confidence is not Confidence.UNVERIFIED
        return Gloss(row.en, own=sure, evidence=source if sure else None)
    text = _firm(name) if kind != "product" else None
    text = text or _brand(name)
    if not text:
        return None
    return Gloss(text, own=False, written=characters_of(name) if letters_of(text) in _taken() else "")


def _firm(name: str) -> str | None:
    head, branch = split_branch(folded_key(name))
    if branch:
        of = gloss(head, "organisation")
        return f"{of.text}, branch" if of else None
    parts = name_parts(head)
    if parts is None:
        return None
    words = [place_words(short_name(part.text)) for part in parts.divisions]
    words.append(pinyin_words(parts.trade) if parts.trade else "")
    if None in words:
        return None
    inside = place_words(short_name(parts.bracketed)) if parts.bracketed else None
    trade, in_name = _trade(parts)
    named = " ".join(filter(None, [*words, trade if in_name else "", f"({inside})" if inside else ""]))
    return named if in_name else f"{named} ({trade})"


def _trade(parts: NameParts) -> tuple[str, bool]:
    """Return what the trade is called, and whether that is part of the name; a firm where no word of ours fits."""
    trade = parts.industry
    for start in range(len(trade)):
        if (found := _trades().get(trade[start:])) is not None:
            return found
    return "firm", False


def _brand(name: str) -> str | None:
    """Return a brand in pinyin, its last word apart where it is one that brands end with: 奇富借条, Qifu Jietiao."""
    last = next((word for word in _brand_words() if name.endswith(word) and len(name) - len(word) >= 2), "")
    words = [pinyin_words(part) for part in (name.removesuffix(last), last) if part]
    return None if None in words else " ".join(filter(None, words))


def characters_of(name: str) -> str:
    """Return the characters that tell a firm from others that read alike: its trade name, or all of it."""
    parts = name_parts(split_branch(folded_key(name))[0])
    return (parts.trade or name) if parts else name


def letters_of(text: str) -> str:
    """Return the letters and digits by which two names in English read alike."""
    return _NO_LETTER.sub("", text.casefold())


@cache
def _taken() -> frozenset[str]:
    """The English names of known firms: no reading of another name may pass for one."""
    return frozenset(letters_of(row.en) for row in own_names().names.values())


@cache
def _trades() -> Mapping[str, tuple[str, bool]]:
    return {ending: (english, place == "name") for ending, english, place in _rows("trades.tsv")}


@cache
def _brand_words() -> tuple[str, ...]:
    return tuple(sorted((row[0] for row in _rows("brand_words.tsv")), key=len, reverse=True))


def _rows(name: str) -> list[list[str]]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
