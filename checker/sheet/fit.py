"""One page, always: as many records as fit are printed, and how many more there are is said."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import segno
from reportlab.lib.units import mm

from checker.sheet import qr
from checker.sheet.addresses import SheetAddresses, spoken
from checker.sheet.code import SheetCode
from checker.sheet.model import Sheet
from checker.sheet.strips import INK, SOFT, Strip, Typesetter
from checker.sheet.wording import Lang, facts, row, say

#: Sizes of all text, tried in this order until a few records have room.
_SCALES: Final = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_ENOUGH_RECORDS: Final = 5
#: Points that a dot of the code takes at least, so that a phone reads it from paper; and the code's sizes.
_DOT: Final = 0.37 * mm
_CODE_SIZES: Final = (27 * mm, 48 * mm)
_LABEL: Final = 23 * mm
#: Left edge and width of the table's columns, in parts of the page's width.
_COLUMNS: Final = ((0.0, 0.145), (0.155, 0.36), (0.525, 0.315), (0.85, 0.15))


@dataclass(frozen=True)
class Fitted:
    """The strips of a page, how many records they print, in which scale, the code with its size in points, and where it
    leads."""

    strips: tuple[Strip, ...]
    printed: int
    scale: float
    code: segno.QRCode
    code_size: float
    code_address: str


def fit(sheet: Sheet, code: SheetCode, addresses: SheetAddresses, lang: Lang, page: tuple[float, float]) -> Fitted:
    """Return the sheet laid out for a page of that width and height in points."""
    picture = qr.qr_code(addresses.itself)
    size = min(max(_CODE_SIZES[0], len(picture.matrix) * _DOT), _CODE_SIZES[1])
    for scale in _SCALES:
        parts = _Parts(sheet, code, addresses, Typesetter(lang, scale), (page[0], size))
        printed = parts.records_that_fit(page[1])
        if printed >= min(len(sheet.records), _ENOUGH_RECORDS):
            break
    return Fitted(parts.strips(printed), printed, scale, picture, size, addresses.itself)


class _Parts:
    """The strips of one sheet in one size. `page`: its width, and the size of the code at its corner."""

    def __init__(
        self, sheet: Sheet, code: SheetCode, addresses: SheetAddresses, setter: Typesetter, page: tuple[float, float]
    ) -> None:
        self._sheet, self._code, self._to, self._set = sheet, code, addresses, setter
        self._width, self._code_size = page
        self._lang = setter.lang
        self._rows = [self._row(row(record, self._lang)) for record in sheet.records]

    def records_that_fit(self, height: float) -> int:
        """Return how many records a page of that height has room for, with the line that says how many more."""
        total = len(self._rows)
        if self._height(total) <= height:
            return total
        room = height - self._height(0)
        return sum(taken <= room for taken in accumulate(strip.height for strip in self._rows))

    def strips(self, printed: int) -> tuple[Strip, ...]:
        """Return the whole page with that many records."""
        return (self._head(), *self._facts(), *self._records(printed), *self._check())

    def _height(self, printed: int) -> float:
        return sum(strip.height for strip in self.strips(printed))

    def _head(self) -> Strip:
        width = self._width - self._code_size - 8 * mm
        title = self._set.cell(0, width, (say("title", self._lang), 17))
        limit = self._set.cell(0, width, (say("limit", self._lang), 10), down=title.height + 2 * mm)
        return Strip((title, limit), 0, 3 * mm, "dashed", self._code_size)

    def _facts(self) -> list[Strip]:
        strips = []
        for place, fact in enumerate(facts(self._sheet, self._lang)):
            strong = 13 if place == 0 else 11
            gap = " " if fact.strong and fact.rest else ""
            label = self._set.cell(0, _LABEL, (fact.label, 9.4, SOFT))
            text = self._set.cell(_LABEL, self._width - _LABEL, (fact.strong, strong), (gap + fact.rest, 9.4))
            strips.append(Strip((label, text), self._set.space(1.1), self._set.space(1.3), "dashed"))
        return strips

    def _records(self, printed: int) -> list[Strip]:
        total = len(self._sheet.records)
        if not total:
            return [self._paragraph(say("records.none", self._lang), 9.4, above=3)]
        key = "records.title" if printed == total else "records.some"
        heading = self._paragraph(say(key, self._lang, n=total, fit=printed), 11.5, above=3.5, below=0.8)
        columns = tuple(say(f"column.{name}", self._lang) for name in ("date", "who", "says", "number"))
        rows = [heading, self._row(columns, SOFT), *self._rows[:printed]]
        if printed < total:
            more = say("records.more", self._lang, n=total - printed, link=spoken(self._to.answer))
            rows.append(self._paragraph(more, 8, above=1))
        return rows

    def _row(self, texts: tuple[str, ...], color: str = INK) -> Strip:
        cells = tuple(
            self._set.cell(left * self._width, part * self._width, (text, 8, color))
            for (left, part), text in zip(_COLUMNS, texts, strict=True)
        )
        return Strip(cells, self._set.space(0.6), self._set.space(0.8), "solid")

    def _check(self) -> list[Strip]:
        verify = say("how.text", self._lang, link=spoken(self._to.verify))
        foot = say("notes.originals", self._lang, link=spoken(self._to.corrections))
        code = self._set.cell(3 * mm, self._width - 6 * mm, (str(self._code), 12.5))
        return [
            self._paragraph(say("how.title", self._lang), 11.5, above=3.5, below=0.8),
            self._paragraph(verify, 9),
            Strip((code,), self._set.space(3), self._set.space(1.5), "box", link=self._to.itself),
            self._paragraph(f"{say('notes.private', self._lang)} {foot}", 8, above=1.5),
        ]

    def _paragraph(self, words: str, size: float, above: float = 0, below: float = 0) -> Strip:
        return Strip((self._set.cell(0, self._width, (words, size)),), self._set.space(above), self._set.space(below))
