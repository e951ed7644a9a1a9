"""The view of a sheet in one language."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from flask import url_for

from checker.sheet.addresses import SheetAddresses, spoken
from checker.sheet.code import SheetCode
from checker.sheet.model import Sheet
from checker.sheet.wording import Row, SheetFact, facts, row, say
from checker.web.i18n import Lang

if TYPE_CHECKING:  # no other page pays for the writers of PDFs and of codes
    from checker.sheet.fit import Fitted


@dataclass(frozen=True)
class SheetPage:
    """The view of a sheet in one language. `code`: None on a sheet that was made again to be compared."""

    sheet: Sheet
    lang: Lang
    code: SheetCode | None = None

    def words(self, key: str, **values: object) -> str:
        """Return a sentence of the sheet."""
        return say(key, self.lang, **values)

    def spoken(self, address: str) -> str:
        """Return an address as people write it down."""
        return spoken(address)

    @property
    def facts(self) -> list[SheetFact]:
        """The lines of label and text."""
        return list(facts(self.sheet, self.lang))

    @property
    def rows(self) -> list[Row]:
        """All records it cites."""
        return [row(record, self.lang) for record in self.sheet.records]

    @property
    def addresses(self) -> SheetAddresses:
        """Where it leads, as absolute addresses."""
        lang = "en" if self.lang == "en" else None
        letters = self.code.letters if self.code else None
        return SheetAddresses(
            itself=url_for("web.verify_code", name=self.sheet.name, code=letters, lang=lang, _external=True),
            verify=url_for("web.verify_code", _external=True),
            answer=url_for("web.check", name=self.sheet.name, lang=lang, _external=True),
            corrections=url_for("web.corrections", _external=True),
        )

    @cached_property
    def fitted(self) -> "Fitted | None":
        """The sheet as one page of paper holds it; None of one that nobody prints."""
        from checker.sheet.fit import fit  # noqa: PLC0415 - no other page pays for a writer of PDFs
        from checker.sheet.pdf import HEIGHT, WIDTH  # noqa: PLC0415

        if self.code is None:
            return None
        return fit(self.sheet, self.code, self.addresses, self.lang, (WIDTH, HEIGHT))

    @property
    def printed(self) -> int:
        """How many records it shows."""
        return self.fitted.printed if self.fitted else len(self.sheet.records)

    @cached_property
    def qr_path(self) -> str:
        """The path that draws the code of its address."""
        from checker.sheet import qr  # noqa: PLC0415

        return qr.svg_path(qr.qr_code(self.addresses.itself))

    @cached_property
    def qr_width(self) -> int:
        """The width of that drawing in dots."""
        from checker.sheet import qr  # noqa: PLC0415

        return qr.width_of(qr.qr_code(self.addresses.itself))
