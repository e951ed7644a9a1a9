"""Words that stand in none of the cells that were read: are there firms among them that the rows do not name?

A list may lose a firm without a fault of its own lines: a row printed below the table, a second table under another
header, a hidden sheet, a text box. Titles, notes and a page's own words name no further firm, or name it as who made
the page; any other firm out there is reason for a person to look.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

#: Endings of registered names, the longer before those that end them.
_ENDING = (
    r"(?:有限公司|有限责任公司|责任公司|股份公司|集团公司|总公司|分公司|合伙企业|[（(](?:有限|普通|特殊普通)合伙[)）]"
    r"|事务所|信用社|联合社|合作联社|资金互助社|合作社)"
)
_LETTER = r"[\u3400-\u9fff\U00020000-\U0003ffff〇○A-Za-z0-9·•.&（）()\-]"
_NAME = re.compile(rf"{_LETTER}{{2,60}}{_ENDING}")
_IN_A_SENTENCE = re.compile(rf"{_LETTER}{{4,60}}?{_ENDING}")
_BETWEEN = re.compile(r"[\s、，,;；。|/]+")
_SERIAL = re.compile(r"^[（(]?(?:第?\d{1,5}|[一二三四五六七八九十]{1,4})[.．、)）:号]+")
_NOTED = re.compile(r"[（(【\[][^）)】\]]*[)）】\]]$|[*＊※①-⑳]+$")
_LABEL = re.compile(r"^[^:：]{1,12}[:：]")
#: Words in front of a form of firm that are no name: each of these means firms in general.
_NO_NAME = re.compile(r"^(?:各|本|我|贵|该|其|上述|以上|以下|所有|全[省市国区]|辖内|有关|相关)")
#: Who made, hosts or keeps a page; not what it lists.
_IMPRINT = re.compile(
    r"版权|copyright|©|技术支持|主办[单:：]|承办[单:：]|协办[单:：]|ICP备|维护单位|设计制作", re.IGNORECASE
)
_MOST_EXAMPLES = 3


@dataclass(frozen=True)
class Words:
    """Text outside the cells that were read, and where it stands, as a sentence names the place. `note`: it is a note
    below the table, to be read as those among its rows are."""

    place: str
    text: str
    note: bool = False


def firms_named(text: str) -> tuple[str, ...]:
    """Return the registered names that stand in a text on their own or in a list, each once, as `name_key` makes
    them; a name inside a sentence is not one."""
    if _IMPRINT.search(text):
        return ()
    found: dict[str, None] = {}
    for piece in _BETWEEN.split(unicodedata.normalize("NFKC", text)):
        name = _bare(piece)
        if _NAME.fullmatch(name) and not _NO_NAME.match(name):
            found[name.casefold()] = None
    return tuple(found)


def firms_in_notes(notes: Iterable[str], cells: Iterable[str], own: Collection[str] = ()) -> Iterator[str]:
    """Yield firms that a note among the rows speaks of, be it inside a sentence, and that no cell which was read
    names: they may stand on the list by that note, or no longer."""
    found = [match for note in notes for match in _IN_A_SENTENCE.findall(unicodedata.normalize("NFKC", note))]
    if not found:
        return
    read = {name for cell in (*cells, *own) for name in _names_in_cell(cell)}
    for name in dict.fromkeys(name.casefold() for name in found if not _NO_NAME.match(name)):
        if not any(name[start:] in read for start in range(len(name))):
            yield f"a note among the rows speaks of a firm that stands in no row: {name[:60]}"


def is_firm(cell: str) -> bool:
    """Return whether a cell is a registered name, notes beside it included."""
    return bool(_NAME.fullmatch(_bare("".join(unicodedata.normalize("NFKC", cell).split()))))


def unread_firms(outside: Iterable[Words], cells: Iterable[str], own: Collection[str] = ()) -> Iterator[str]:
    """Yield a sentence for each place whose words name firms that no cell which was read names. `own`: names of who
    publishes the list."""
    places: dict[str, dict[str, None]] = {}
    for words in outside:
        if firms := firms_named(words.text):
            places.setdefault(words.place, {}).update(dict.fromkeys(firms))
    if not places:
        return
    read = {name for cell in (*cells, *own) for name in _names_in_cell(cell)}
    for place, names in places.items():
        if unread := [name for name in names if name not in read]:
            examples = "、".join(name[:60] for name in unread[:_MOST_EXAMPLES])
            yield f"{place}: {len(unread)} firms are named that stand in no row: {examples}"


def _names_in_cell(cell: str) -> Iterator[str]:
    whole = "".join(unicodedata.normalize("NFKC", cell).split()).casefold()
    yield whole
    yield _bare(whole)
    yield from firms_named(cell)


def _bare(piece: str) -> str:
    """Return a name without the number and label before it and the note behind it."""
    name = _LABEL.sub("", _SERIAL.sub("", piece))
    while (shorter := _NOTED.sub("", name)) != name and not _NAME.fullmatch(name):
        name = shorter
    return name
