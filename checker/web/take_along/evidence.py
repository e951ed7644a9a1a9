"""The evidence sheet on a name: as a page to print, and as a PDF."""

from collections.abc import Callable
from datetime import datetime

from flask import Response, request

from checker.china_time import CHINA
from checker.errors import QueryError
from checker.service.current import current_checker
from checker.sheet.build import sheet_of
from checker.sheet.code import code_of
from checker.web.check import check_form
from checker.web.check.ask_page import ask_again
from checker.web.rendering import blueprint, language, page
from checker.web.take_along.current_keys import sheet_keys
from checker.web.take_along.sheet_page import SheetPage


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
