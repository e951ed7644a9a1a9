"""Lines recognised in a picture, ready to be compared with it by a person: with the names that recognition may have got
wrong, and personal numbers masked. No name of a picture is taken for exact: recognition reads 36O借条 as 360借条."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from checker.errors import QueryError
from checker.reading.model import MAX_TEXT, TextReading
from checker.screenshots.model import RecognisedLine, Recognition
from registries.model import Frozen

#: Names of one line that are pointed out.
_MOST_NAMES: Final = 4


class ConfusableCharacter(Frozen):
    """A character, and those that recognition takes for it."""

    character: str
    others: str


class NameToCompare(Frozen):
    """A name in a line, and its characters to look at first."""

    name: str
    characters: tuple[ConfusableCharacter, ...] = ()


class PictureLine(Frozen):
    """A recognised line. `text`: with personal numbers masked; `names`: those in it, each to be compared."""

    text: str
    recognised: RecognisedLine
    names: tuple[NameToCompare, ...] = ()


class PictureReading(Frozen):
    """All lines of a picture, and what `recognition` says of how much of it was read."""

    recognition: Recognition
    lines: tuple[PictureLine, ...]


def picture_reading(recognition: Recognition, read: Callable[[str], TextReading]) -> PictureReading:
    """Return the lines of a picture. `read`: reads a text of MAX_TEXT code points at most."""
    lines = (line for part in _parts(recognition.lines) for line in _lines(part, read))
    return PictureReading(recognition=recognition, lines=tuple(lines))


def _parts(lines: tuple[RecognisedLine, ...]) -> Iterator[list[RecognisedLine]]:
    """Yield the lines in parts that may be read at once; nearly always it is one."""
    part: list[RecognisedLine] = []
    length = 0
    for line in lines:
        length += len(line.text) + 1
        if part and length > MAX_TEXT:
            yield part
            part, length = [], len(line.text) + 1
        part.append(line)
    if part:
        yield part


def _lines(lines: list[RecognisedLine], read: Callable[[str], TextReading]) -> Iterator[PictureLine]:
    try:
        reading = read("\n".join(line.text for line in lines))
    except QueryError:  # what was recognised is no text
        yield from (PictureLine(text=line.text, recognised=line) for line in lines)
        return
    # by the name, not by the place: a reading gives one that stands there twice only once
    known = dict.fromkeys(mention.inside or mention.text for mention in reading.names)
    start = 0
    for line in lines:
        end = start + len(line.text)
        masked = reading.masked_text[start:end]
        names = [name for name in known if name in masked and line.kind == "text"][:_MOST_NAMES]
        yield PictureLine(text=masked, recognised=line, names=tuple(map(name_to_compare, names)))
        start = end + 1


def name_to_compare(name: str) -> NameToCompare:
    """Return a name with those of its characters that recognition is known to confuse."""
    confused = {character: others for character in name if (others := _confusions().get(character))}
    return NameToCompare(
        name=name,
        characters=tuple(ConfusableCharacter(character=one, others=others) for one, others in confused.items()),
    )


@cache
def _confusions() -> dict[str, str]:
    """Return, by character, the others of its rows."""
    table = Path(__file__).with_name("recognition_confusions.tsv").read_text(encoding="utf-8")
    rows = [row for row in table.splitlines() if row and not row.startswith("#")]
    return {character: row.replace(character, "") for row in rows for character in row}
