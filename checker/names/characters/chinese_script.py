"""Traditional to simplified characters, by 通用规范汉字表 and OpenCC, compiled by scripts/compile_script.py.

A character of the standard's 8,105 is never converted: 昇 and 升, 乾 and 干 are two characters, and two registered
names. What is not in it is traditional, and is read as the standard's character for it; where that character stands
for several (后 for 后 and 後), only in a text that holds nothing but traditional script.
"""

import codecs
from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice, product
from typing import NamedTuple

from opencc import OpenCC

from checker.names.tables import rows

_MOST_EXCHANGED, _MOST_READINGS = 2, 32  # of one form; bounds the work
#: Looked up while the library of Python may be read: a server may give up its rights before the first name comes.
_GB2312 = codecs.lookup("gb2312")


class _Script(NamedTuple):
    """The tables of conversion: what is converted in any text (`certain`), and what in one wholly in traditional
    script.

    `evident`: what only traditional script writes. `throughout`: the same for prose, where characters of the standard
    are converted too. `pairs`: of each character, those that conversion between the scripts takes it for.
    """

    certain: dict[int, str]
    wholly: dict[int, str]
    throughout: dict[int, str]
    traditional: frozenset[str]
    evident: frozenset[str]
    mainland: frozenset[str]
    pairs: dict[str, tuple[str, ...]]


@cache
def _script() -> _Script:
    listed: dict[str, list[tuple[str, str]]] = {}
    for kind, char, other in rows("script.tsv", 3):
        listed.setdefault(kind, []).append((char, other))
    certain = {ord(char): to for char, to in listed["always"]}
    wholly = certain | {ord(char): to for char, to in listed["traditional"]}
    pairs: dict[str, list[str]] = {}
    for a, b in listed["pair"]:
        pairs.setdefault(a, []).append(b)
        pairs.setdefault(b, []).append(a)
    return _Script(
        certain,
        wholly,
        wholly | {ord(char): to for char, to in listed["kept"]},
        frozenset(map(chr, wholly)),
        frozenset(char for char in map(chr, wholly) if not _in_gb2312(char)),
        frozenset(char for char, _ in listed["mainland"]),
        {char: tuple(others) for char, others in pairs.items()},
    )


def _in_gb2312(char: str) -> bool:
    """Return whether names may have been registered with `char` before the standard of 2013."""
    try:
        return bool(_GB2312.encode(char))
    except UnicodeEncodeError:
        return False


@cache
def _converter(config: str) -> OpenCC:
    # opening a dictionary is slow, so only those in use are opened, once a process
    return OpenCC(config)


def simplified(text: str) -> str:
    """Return `text` with its traditional characters converted to simplified ones, one for one; idempotent.

    Characters of the standard stay as they are. Those that are words of their own in traditional script (後, 裏) are
    converted only where no other is simplified and one of them shows the script: nobody can tell whether 上海後元, with
    a character of GB 2312, means 后 or is another name.
    """
    script = _script()
    if script.traditional.isdisjoint(text):
        return text
    # a character with which no name was ever registered on the mainland shows in which script a text is
    in_traditional = script.mainland.isdisjoint(text) and not script.evident.isdisjoint(text)
    return text.translate(script.wholly if in_traditional else script.certain)


def may_be_traditional(char: str) -> bool:
    """Return whether there is a text in which `simplified` changes this character."""
    return char in _script().traditional


def simplified_throughout(text: str) -> str:
    """Return `text` with every character that conversion would change simplified, those of the standard too.

    Serves to recognise questions about a name (上徵信嗎), never to find the name.
    """
    return text.translate(_script().throughout)


def simplified_prose(text: str) -> str:
    """Return sentences in simplified characters, one for one (OpenCC `t2s`, which looks at the words around each)."""
    return text if text.isascii() else str(_converter("t2s").convert(text))


def mainland_wording(text: str) -> str:
    """Return `text` in simplified characters with Taiwan's words replaced by the mainland's (OpenCC `tw2sp`: 網路 →
    网络).

    It changes characters of the standard too, so its result is good for suggestions only.
    """
    return text if text.isascii() else str(_converter("tw2sp").convert(text))


def is_conversion_pair(a: str, b: str) -> bool:
    """Return whether conversion between the scripts takes two different characters for one: 昇 and 升, 钜 and 巨."""
    return b in _script().pairs.get(a, ())


def conversion_alternatives(form: str) -> Iterator[str]:
    """Yield the forms that conversion between the scripts takes for `form`, those that differ least first.

    At most 32, each with one or two other characters.
    """
    pairs = _script().pairs
    if pairs.keys().isdisjoint(form):
        return
    places = [at for at, char in enumerate(form) if char in pairs]
    yield from islice(_with_exchanged_characters(form, places, pairs), _MOST_READINGS)


def _with_exchanged_characters(form: str, places: list[int], pairs: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for count in range(1, _MOST_EXCHANGED + 1):
        for chosen in combinations(places, count):
            for others in product(*(pairs[form[at]] for at in chosen)):
                chars = list(form)
                for at, other in zip(chosen, others, strict=True):
                    chars[at] = other
                yield "".join(chars)
