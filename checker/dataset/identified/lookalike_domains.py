"""Which known address a domain looks like: decoded, with digits for letters, with a known brand in it, or with a known
domain as its sub-domain. It describes; a domain that looks like another may be its bearer's second one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from checker.dataset.identified.known_identifiers import Bearer
from checker.identifiers.hosts import registrable_domain, shown_host
from checker.names.characters.confusables import latin_prototypes
from checker.names.characters.keyboard import side_by_side

#: `inside`: the known domain stands in a host that somebody else registered; `drawn`: it is drawn alike; `ending`: the
#: same word under another ending; `contains`: the known word with others beside it; `typed`: one key pressed wrongly.
How = Literal["inside", "drawn", "ending", "contains", "typed"]

#: Known words this short stand in too many others to say anything.
_SHORTEST_WORD: Final = 4
_SHORTEST_TYPED: Final = 6
#: Digits as the letters they are drawn like; i, l and 1 are one stroke.
_DRAWN: Final = str.maketrans("01345i", "oleasl")
#: Words that are put beside a brand: of loans, of service, of apps.
_BESIDE: Final = re.compile(
    r"(?:loans?|dai|daikuan|jie|jieqian|jiekuan|jr|jinrong|xiaodai|xd|finance|credit|cash|money|pay|bank|fenqi|huankuan|"
    r"app|apk|vip|cn|china|com|net|www|web|online|kefu|service|help|official|guanwang|login|mobile|m|h5|wap|"
    r"[0-9]+|-)+"
)


@dataclass(frozen=True)
class LookalikeDomain:
    """A known domain, its bearer, and how a host resembles it."""

    bearer: Bearer
    how: How


def lookalike_of(host: str, known: Mapping[str, Bearer]) -> LookalikeDomain | None:
    """Return the known domain that an unknown ASCII host looks like most; None for none. `known`: by domain."""
    registered = registrable_domain(host)
    if registered is None:
        return None
    found = (_inside(host, registered, known), *(_resembling(registered, domain, known) for domain in known))
    ranked = [one for one in found if one is not None]
    return min(ranked, key=lambda one: (_ORDER.index(one.how), -len(one.bearer.value)), default=None)


def words_of(label: str) -> tuple[str, ...]:
    """Return what of the first part of a domain may be a name: all of it, and what stands in it beside words of loans,
    of service and of apps: weilidai of weilidai-vip."""
    parts = [part for part in re.split("[0-9-]+", label) if part and not _BESIDE.fullmatch(part)]
    alone = parts[0] if len(parts) == 1 and len(parts[0]) >= _SHORTEST_TYPED else label
    return tuple(dict.fromkeys((label, alone))) if label else ()


_ORDER: Final[tuple[How, ...]] = ("inside", "drawn", "ending", "contains", "typed")


def _inside(host: str, registered: str, known: Mapping[str, Bearer]) -> LookalikeDomain | None:
    """A known domain at the front of a host, or written with hyphens: weilidai.com.example.cn, icbc-com-cn.top."""
    front = host.removesuffix(registered) + registered.partition(".")[0].replace("-", ".")
    parts = front.removesuffix(".").split(".")
    runs = (".".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 2, len(parts) + 1))
    return next((LookalikeDomain(known[run], "inside") for run in runs if run in known), None)


def _resembling(registered: str, domain: str, known: Mapping[str, Bearer]) -> LookalikeDomain | None:
    how = _how(shown_host(registered).partition(".")[0], domain.partition(".")[0])
    return LookalikeDomain(known[domain], how) if how else None


def _how(word: str, known: str) -> How | None:
    if len(known) < _SHORTEST_WORD or known.isdigit():
        return None
    if word == known:
        return "ending"
    if drawn_as(word) == drawn_as(known):
        return "drawn"
    before, found, after = word.partition(known)
    if found and all(not part or _BESIDE.fullmatch(part) for part in (before, after)):
        return "contains"
    return "typed" if len(known) >= _SHORTEST_TYPED and _one_key_off(word, known) else None


@cache
def drawn_as(word: str) -> str:
    """Return what a word of a domain is drawn like: letters of other scripts and digits as Latin letters."""
    return word.translate(latin_prototypes()).translate(_DRAWN).replace("rn", "m").replace("vv", "w").replace("-", "")


def _one_key_off(word: str, known: str) -> bool:
    """Return whether one letter more or less, the next key, or two letters exchanged makes one word of the other.
    Beyond their first letter: what begins otherwise is read otherwise."""
    if word == known or word[:1] != known[:1]:
        return False
    same = next(at for at in range(len(word) + 1) if word[: at + 1] != known[: at + 1])
    rest, other = word[same:], known[same:]
    if rest[1:] == other[1:] and rest and other:
        return side_by_side(rest[0], other[0])
    exchanged = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return exchanged or rest[1:] == other or rest == other[1:]
