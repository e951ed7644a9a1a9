"""Names with something between their characters, visible or not: to the reader the name of another."""

from checker.names.known_name import IndexedName
from checker.names.lookup.similar_names import SimilarName
from registries.model import Text


def imitation(form: str, known: IndexedName, places: tuple[int, ...]) -> SimilarName:
    """`form` looks like a name of `known`, but hides invisible characters after these of its characters, from 1."""
    zh = f"看上去是 {form}，但第{_zh(places)}字后面藏着看不见的字符，真名里没有"
    en = f"it looks like {form}, but hides invisible characters after character {_en(places)}; the real name has none"
    return SimilarName(known.entity_id, "lookalike", known.text, Text(zh=zh, en=en), places)


def obfuscated(form: str, known: IndexedName, places: tuple[int, ...]) -> SimilarName:
    """`form` is read as a name of `known`, but is written with circled, raised or fancy characters at these places."""
    zh = f"读起来是 {form}，但第{_zh(places)}字用了带圈、缩小或花样的写法，真名里没有"
    en = f"it reads as {form}, but character {_en(places)} is circled, raised or in a fancy type; the real name is not"
    return SimilarName(known.entity_id, "lookalike", known.text, Text(zh=zh, en=en), places)


def parted(form: str, joined: str, known: IndexedName) -> SimilarName:
    """`form` is a name of `known`, `joined`, with signs between its characters."""
    places = tuple(at for at, char in enumerate(form, start=1) if not char.isalnum())
    zh = f"{form} 去掉中间的符号就是 {joined}，真名里没有这些符号"
    en = f"{form} without the signs in between is {joined}; the real name has none"
    return SimilarName(known.entity_id, "lookalike", known.text, Text(zh=zh, en=en), places)


def _zh(places: tuple[int, ...]) -> str:
    return "、".join(map(str, places))


def _en(places: tuple[int, ...]) -> str:
    return ", ".join(map(str, places))
