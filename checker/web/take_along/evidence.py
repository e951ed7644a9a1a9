"""The evidence sheet on a name: as a page to print, and as a PDF."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from flask import Flask, Response, current_app, request, url_for
from flask.blueprints import BlueprintSetupState

from checker.china_time import CHINA
from checker.errors import QueryError
from checker.service.current import current_checker
from checker.settings import Settings
from checker.sheet import qr
from checker.sheet.addresses import SheetAddresses, spoken
from checker.sheet.build import sheet_of
from checker.sheet.code import SheetCode, code_of
from checker.sheet.keys import SheetKeys
from checker.sheet.model import Sheet
from checker.sheet.wording import Fact, Row, facts, row, say
from checker.web.check import check_form
from checker.web.check.page import ask_again
from checker.web.i18n import Lang
from checker.web.rendering import blueprint, language, page

if TYPE_CHECKING:
    from checker.sheet.fit import Fitted

_KEYS: Final = "sheet_keys"


def _prepare(state: BlueprintSetupState) -> None:
    """Give the application the keys of its sheets, from its server's secret."""
    app = cast("Flask", state.app)
    settings = app.config.get("SETTINGS")
    fresh = SheetKeys(secrets.token_bytes(32))
    app.extensions[_KEYS] = SheetKeys.of(settings) if isinstance(settings, Settings) else fresh


blueprint.record(_prepare)


def sheet_keys() -> SheetKeys:
    """Return the keys of the present application's sheets."""
    return cast("SheetKeys", current_app.extensions[_KEYS])


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
    def facts(self) -> list[Fact]:
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
        return qr.svg_path(qr.qr_code(self.addresses.itself))

    @cached_property
    def qr_width(self) -> int:
        """The width of that drawing in dots."""
        return qr.width_of(qr.qr_code(self.addresses.itself))


@blueprint.get("/evidence")
def evidence() -> Response:
    """Show the sheet on a name, to be printed on one page."""
    return _answer(lambda shown: page("evidence", shown.lang, page=shown))


@blueprint.get("/evidence.pdf")
def evidence_pdf() -> Response:
    """Send the sheet on a name as a PDF."""
    return _answer(_file)


def _answer(show: Callable[[SheetPage], Response]) -> Response:
    """Return the sheet as `show` makes it; what cannot be looked up is said on the page of the check."""
    lang = language()
    try:
        asked = check_form.from_url(request.args.to_dict(flat=False))
        report, issued = current_checker().check(asked), _now()
        if report.judged_on != issued.date():  # midnight came between
            report, issued = current_checker().check(asked), _now()
    except QueryError as fault:
        return ask_again(fault)
    sheet = sheet_of(report, issued)
    response = show(SheetPage(sheet, lang, code_of(sheet, sheet_keys())))
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _file(shown: SheetPage) -> Response:
    from checker.sheet.pdf import pdf_of  # noqa: PLC0415 - no page pays for it

    assert shown.code is not None  # noqa: S101 - for the type checker
    pdf = pdf_of(shown.sheet, shown.code, shown.addresses, shown.lang, sheet_keys())
    response = Response(pdf, mimetype="application/pdf")
    day = shown.sheet.issued.strftime("%Y%m%d-%H%M%S")
    response.headers["Content-Disposition"] = f'attachment; filename="record-{day}.pdf"'
    return response


def _now() -> datetime:
    return datetime.now(CHINA).replace(microsecond=0)
