"""The page /verify: whether a sheet that somebody holds is as we made it, by its code or by its file."""

from dataclasses import dataclass
from typing import Final, Literal

from flask import Request, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from checker.errors import QueryError
from checker.limits.body_sizes import MAX_SHEET_FILE, MAX_SHEET_FORM
from checker.report import Now
from checker.service.current import current_checker
from checker.sheet.code import CodeError, SheetCode, parse_code
from checker.sheet.file_mark import ChangedFileError, ForeignFileError, read_mark
from checker.sheet.verify import Verified, verify
from checker.web.check import check_form
from checker.web.i18n import Lang, text
from checker.web.rendering import blueprint, language, page
from checker.web.take_along.current_keys import sheet_keys
from checker.web.take_along.sheet_page import SheetPage

FIELDS: Final = ("name", "code")

Outcome = Literal["unchanged", "not_repeatable", "not_ours", "file_unchanged", "file_changed", "file_foreign"]


@dataclass(frozen=True)
class Result:
    """The outcome of a check, and where the sheet is ours, what it said and what is said today."""

    outcome: Outcome
    lang: Lang
    verified: Verified | None = None

    @property
    def sheet(self) -> SheetPage | None:
        """What the same look-up says when it is made again."""
        sheet = self.verified.sheet if self.verified else None
        return SheetPage(sheet, self.lang) if sheet else None

    @property
    def today(self) -> Now | None:
        """Today's answer, where it is not the one on the sheet."""
        report = self.verified.report if self.verified else None
        return report.replay.now if report and report.replay else None


@blueprint.url_value_preprocessor
def _allow_a_sheet(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001 - Flask's signature
    """Let a sheet's file be sent to its check; every other body stays as short as the settings say."""
    if endpoint == "web.verify_file":
        request.max_content_length = MAX_SHEET_FORM
        request.max_form_memory_size = MAX_SHEET_FORM  # counts what waits to be parsed, of a file too


@blueprint.get("/verify")
def verify_code() -> Response:
    """Show the form, or what was found on the sheet that `name` and `code` are of."""
    lang = language()
    fields = {field: check_form.clean_input(request.args.get(field, "")).strip() for field in FIELDS}
    if not any(fields.values()):
        return _shown(lang)
    try:
        code = _code(fields)
        verified = verify(fields["name"], code, sheet_keys(), current_checker().check)
    except QueryError as fault:
        return _shown(lang, fault.status, fault=fault, fields=fields)
    return _shown(lang, result=Result(verified.state, lang, verified), fields=fields)


@blueprint.post("/verify")
def verify_file() -> Response:
    """Show what was found on the sheet whose file was sent. The file is compared and forgotten."""
    lang = language()
    try:
        file = _file(request)
        marked = read_mark(file, sheet_keys())
    except RequestEntityTooLarge:
        return _shown(lang, 413, fault=QueryError(text("verify.too_large"), "file"))
    except QueryError as fault:
        return _shown(lang, fault.status, fault=fault)
    except ChangedFileError:
        return _shown(lang, result=Result("file_changed", lang))
    except ForeignFileError:
        return _shown(lang, result=Result("file_foreign", lang))
    verified = verify(marked.name, parse_code(marked.code), sheet_keys(), current_checker().check)
    return _shown(lang, result=Result("file_unchanged", lang, verified))


def _code(fields: dict[str, str]) -> SheetCode:
    for field in FIELDS:
        if not fields[field]:
            raise QueryError(text(f"verify.no_{field}"), field)
    try:
        return parse_code(fields["code"])
    except CodeError:
        raise QueryError(text("verify.no_such_code"), "code") from None


def _file(sent: Request) -> bytes:
    upload = sent.files.get("file")
    file = upload.read(MAX_SHEET_FILE + 1) if upload else b""
    if not file:
        raise QueryError(text("verify.no_file"), "file")
    if len(file) > MAX_SHEET_FILE:
        raise RequestEntityTooLarge
    return file


def _shown(
    lang: Lang,
    status: int = 200,
    *,
    fault: QueryError | None = None,
    result: Result | None = None,
    fields: dict[str, str] | None = None,
) -> Response:
    typed = fields or dict.fromkeys(FIELDS, "")
    response = page("verify", lang, status, fault=fault, result=result, fields=typed)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
