"""The routes of /read/picture. Picture and text are in this one answer and nowhere else: no file, no cookie, no
address, no log."""

from typing import Final

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.limits.body_sizes import MAX_PICTURE_FORM, MAX_TEXT_FORM
from checker.screenshots.errors import NoPictureError, NotInstalledError, PictureTooLargeError
from checker.screenshots.model import MAX_BYTES
from checker.screenshots.reader import pictures_are_read
from checker.service.current import current_checker
from checker.web.form_answers import answer_to, unkept
from checker.web.pictures.recognised_lines import RecognisedLines
from checker.web.read.form import FROM_PICTURE
from checker.web.rendering import blueprint, language, page

_LARGEST: Final = {"web.read_picture": MAX_PICTURE_FORM, "web.read_picture_lines": MAX_TEXT_FORM}


@blueprint.url_value_preprocessor
def _allow_a_picture(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001 - Flask's signature
    """Let a picture be sent to its reading; every other body stays as short as the settings say."""
    if largest := _LARGEST.get(endpoint or ""):
        request.max_content_length = request.max_form_memory_size = largest


@blueprint.get("/read/picture")
def picture() -> AnyResponse:
    """Show the field for a picture; where this installation reads none, say so."""
    if not pictures_are_read():
        return _field(501, NotInstalledError())
    return _field(200)


@blueprint.post("/read/picture")
def read_picture() -> AnyResponse:
    """Show the lines recognised in a picture, for a person to compare. Nothing is looked up."""
    try:
        reading = current_checker().read_picture(_sent_picture())
    except QueryError as fault:
        return _field(fault.status, fault)
    except RequestEntityTooLarge:
        return _field(413, PictureTooLargeError())
    return unkept(page("picture_lines", language(), lines=RecognisedLines(reading)))


@blueprint.get("/read/picture/lines")
def read_picture_lines_lost() -> AnyResponse:
    """Show the field for a picture: what was recognised did not come along."""
    return _field(200, lost=True)


@blueprint.post("/read/picture/lines")
def read_picture_lines() -> AnyResponse:
    """Read the lines that a person has compared, as the text they are."""
    lines = [" ".join(line.split()) for line in request.form.getlist("line")]
    typed = [line.strip() for line in request.form.get("more", "").splitlines()]
    if not request.form:
        return read_picture_lines_lost()
    text = "\n".join(line for line in [*lines, *typed] if line)
    return unkept(answer_to("web.read_found", {"text": [text], FROM_PICTURE: ["1"]}))


def _sent_picture() -> bytes:
    if not pictures_are_read():
        raise NotInstalledError
    upload = request.files.get("picture")
    if upload is None:
        raise NoPictureError
    content: bytes = upload.read(MAX_BYTES + 1)
    return content


def _field(status: int, fault: QueryError | None = None, *, lost: bool = False) -> AnyResponse:
    return unkept(page("picture", language(), status, fault=fault, lost=lost))
