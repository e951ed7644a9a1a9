"""Names with something between their characters, visible or not: to the reader the name of another."""

from checker.names.indexed_name import IndexedName
from checker.names.resolution import SimilarName
from registries.characters import is_letter
from registries.model import Text


def hidden_characters(
    form: str, entry: IndexedName, places: tuple[int, ...], *, only_spaces: bool = False
) -> SimilarName:
    """Return `entry` as the name `form` imitates by invisible characters after these of its characters, from 1.

    `only_spaces`: they are spaces or line separators.
    """
    zh = f"看上去是 {form}，但第{_zh(places)}字后面藏着看不见的字符，真名里没有"
    en = f"it looks like {form}, but hides invisible characters after character {_en(places)}; the real name has none"
    if only_spaces:
        zh = f"看上去是 {form}，但第{_zh(places)}字后面夹着键盘打不出的空白或分行符，真名里没有"
        en = (
            f"it looks like {form}, but has a space or a line separator that no keyboard types after character "
            f"{_en(places)}; the real name has none"
        )
    return SimilarName(entry.entity_id, "lookalike", entry.text, Text(zh=zh, en=en), places)


def styled_characters(form: str, entry: IndexedName, places: tuple[int, ...]) -> SimilarName:
    """Return `entry` as the name `form` imitates by circled, raised or fancy characters at these places, from 1."""
    zh = f"读起来是 {form}，但第{_zh(places)}字用了带圈、缩小或花样的写法，真名里没有"
    en = f"it reads as {form}, but character {_en(places)} is circled, raised or in a fancy type; the real name is not"
    return SimilarName(entry.entity_id, "lookalike", entry.text, Text(zh=zh, en=en), places)


def separated(form: str, joined: str, entry: IndexedName) -> SimilarName:
    """Return `entry` as the name `form` imitates: without the signs between its characters it is `joined`."""
    places = tuple(at for at, char in enumerate(form, start=1) if not is_letter(char))
    zh = f"{form} 去掉中间的符号就是 {joined}，真名里没有这些符号"
    en = f"{form} without the signs in between is {joined}; the real name has none"
    return SimilarName(entry.entity_id, "lookalike", entry.text, Text(zh=zh, en=en), places)


def _zh(places: tuple[int, ...]) -> str:
    return "、".join(map(str, places))


def _en(places: tuple[int, ...]) -> str:
    return ", ".join(map(str, places))
