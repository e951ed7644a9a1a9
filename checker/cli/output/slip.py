"""The lines of a short answer: a label at the left and its fact beside it, wrapped by cells, with or without colour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import click

from checker.cli.terminal.cells import cell_len, padded, wrapped
from checker.cli.terminal.language import say
from checker.cli.terminal.lines import printable

_LABEL: Final = 16
_NARROW_LABEL: Final = 4
#: On a narrower terminal a label stands above its fact.
_NARROW: Final = 56
_GAP: Final = 2
_DAY: Final = 12


@dataclass(frozen=True)
class Room:
    """How much is shown: lines of a sentence, the result and a step of a stop; records, lenders, lines about answers;
    whether the picture has air around it and a rule below it."""

    lines: int
    result: int = 1
    step: int = 2
    records: int = 3
    lenders: int = 2
    effects: int = 3
    air: bool = False
    rule: bool = True


#: From the roomiest; the first that fits is taken.
ROOMS: Final = (
    Room(9, result=9, step=9, air=True),
    Room(3, result=3, step=9, air=True),
    Room(2, result=2, step=3, air=True),
    Room(2, result=2, step=3),
    Room(2),
    Room(2, records=1),
    Room(2, records=1, effects=2),
    Room(2, records=1, lenders=1, effects=1),
    Room(1, records=1, lenders=1, effects=1),
    Room(1, records=1, lenders=1, effects=1, rule=False),
    Room(1, step=1, records=1, lenders=1, effects=1, rule=False),
    Room(1, step=1, records=1, lenders=1, effects=0, rule=False),
)


class Slip:
    """Rows of so many cells, in so much room."""

    def __init__(self, cells: int, room: Room) -> None:
        self.cells, self.room = cells, room
        self._label = _LABEL if cells >= _NARROW else _NARROW_LABEL

    def fits_label(self, word: str) -> bool:
        """Return whether a word fits into the column of labels."""
        return cell_len(word) <= self._label - _GAP

    def rule(self) -> str:
        """Return a dashed line."""
        return click.style(("- " * self.cells)[: self.cells].rstrip(), dim=True)

    def air(self) -> Iterator[str]:
        """Yield an empty line, where there is room for one."""
        if self.room.air:
            yield ""

    def plain(self, text: str, colour: str | None, most: int | None = None) -> Iterator[str]:
        """Yield text over the whole width."""
        for line in wrapped(printable(text), self.cells, most):
            yield click.style(line, fg=colour, bold=True) if colour else line

    def row(
        self, label: str, text: str, colour: str | None = None, *, bold: bool = False, most: int | None = None
    ) -> Iterator[str]:
        """Yield a label and its text, of as many lines as there is room for; a long label stands above."""
        lines = wrapped(printable(text), self.cells - self._label, most or self.room.lines)
        yield from self._beside(label, lines, colour, bold=bold)

    def led(self, word: str, text: str, colour: str | None) -> Iterator[str]:
        """Yield a word and the text that belongs to it: beside it if the word fits as a label, else on its line."""
        if self.fits_label(word):
            yield from self.row(word, text, colour)
            return
        whole = printable(f"{word}{say('，', ': ')}{text}")
        first = wrapped(whole, self.cells)[0]
        shown = click.style(first[: len(word)], fg=colour, bold=True) if colour else first[: len(word)]
        yield shown + first[len(word) :]
        rest = whole[len(first) :].strip()
        if rest:
            yield from self.row("", rest, most=max(1, self.room.lines - 1))

    def dated(self, label: str, day: str, text: str, colour: str | None) -> Iterator[str]:
        """Yield a label, a day, and what was on record that day."""
        first, *rest = wrapped(printable(text), self.cells - self._label - _DAY, 2)
        lines = [padded(day, _DAY) + first, *(" " * _DAY + line for line in rest)]
        yield from self._beside(label, lines, colour)

    def command(self, text: str) -> Iterator[str]:
        """Yield a command to be copied: in the column of facts if it fits, else from the left, broken at blanks."""
        if cell_len(text) <= self.cells - self._label:
            yield from self._beside("", [text], None)
        else:
            yield from self._pack(text.split(" "), " ", self.cells)

    def packed(self, label: str, items: Sequence[str]) -> Iterator[str]:
        """Yield items side by side, none of them broken that fits on a line."""
        yield from self._beside(label, self._pack(items, "   ", self.cells - self._label), None)

    def _pack(self, items: Sequence[str], gap: str, cells: int) -> list[str]:
        lines = [""]
        for item in map(printable, items):
            joined = f"{lines[-1]}{gap}{item}" if lines[-1] else item
            if lines[-1] and cell_len(joined) > cells:
                lines.append(item)
            else:
                lines[-1] = joined
        return [piece for line in lines for piece in wrapped(line, cells)]

    def first_that_fits(self, label: str, wordings: Sequence[str]) -> Iterator[str]:
        """Yield the first wording that needs no more lines than there is room for; else the last."""
        blocks = [wrapped(printable(wording), self.cells - self._label) for wording in wordings]
        yield from self._beside(label, next((b for b in blocks if len(b) <= self.room.result), blocks[-1]), None)

    def _beside(self, label: str, lines: list[str], colour: str | None, *, bold: bool = False) -> Iterator[str]:
        label = printable(label)
        if not self.fits_label(label):
            for line in wrapped(label, self.cells, 2):
                yield click.style(line, fg=colour, bold=True) if colour or bold else line
            label = ""
            lines = [line for line in lines if line]
        for line in lines:
            head = padded(label, self._label) if line else label
            yield ((click.style(head, fg=colour, bold=True) if label and (colour or bold) else head) + line).rstrip()
            label = ""
