"""Error handlers: problem+json for programs, a readable page with help lines for people.

Logs say what failed and where, never what was requested: no message of an exception, no address of a page.
"""

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from checker.api.failure_log import log_failure
from checker.api.problem import problem
from checker.app.plain_text_help import PLAIN_TEXT_HELP
from checker.errors import CheckerError, StoreAwayError, TooBusyError
from checker.request.validation import InvalidRequestError
from checker.screenshots.errors import PictureTooLargeError
from checker.web.rendering import render_problem
from registries.model import Text

_BAD = Text(zh="请求看不懂。", en="The request cannot be understood.")
_INTERNAL = Text(
    zh="是我们出了错，不是您。请稍后再试。", en="The fault is ours, not yours. Please try again in a little while."
)

#: By status: slug, title, detail.
_TABLE: dict[int, tuple[str, Text, Text]] = {
    400: ("bad-request", Text(zh="请求不对", en="Bad request"), _BAD),
    404: (
        "not-found",
        Text(zh="没有这个页面", en="No such page"),
        Text(zh="网址可能写错了。", en="The address may be mistyped."),
    ),
    405: (
        "method-not-allowed",
        Text(zh="不能这样访问", en="Method not allowed"),
        Text(zh="这个网址不接受这种请求。", en="This address does not take this kind of request."),
    ),
    413: (
        "too-large",
        Text(zh="内容太大", en="Too large"),
        Text(zh="发来的内容太大，没有读。", en="What was sent is too large and was not read."),
    ),
    414: (
        "uri-too-long",
        Text(zh="网址太长", en="Address too long"),
        Text(zh="网址太长，没有查。", en="The address is too long; nothing was looked up."),
    ),
    415: (
        "unsupported-media-type",
        Text(zh="格式不对", en="Unsupported media type"),
        Text(zh="这里只收 application/json。", en="Only application/json is taken here."),
    ),
    429: (
        "rate-limited",
        Text(zh="查得太快了", en="Too many requests"),
        Text(zh="请等一会儿再查。", en="Please wait a little before the next look-up."),
    ),
    500: ("internal", Text(zh="出错了", en="Something went wrong"), _INTERNAL),
    503: ("unavailable", Text(zh="暂时用不了", en="Unavailable"), _INTERNAL),
}

_FOR_PICTURES = ("web.read_picture", "api.read_picture")
_FOR_PROGRAMS = ("/api/", "/feeds/", "/healthz", "/readyz")


def register_error_handlers(app: Flask) -> None:
    """Make `app` answer every error, as problem+json under /api and the health endpoints, else as a page."""
    app.register_error_handler(CheckerError, _checker_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unforeseen)
    app.after_request(_set_retry_after)


def _set_retry_after(response: Response) -> Response:
    """Set Retry-After where we are busy. The rate limiter, registered later and so called before, writes its own."""
    if seconds := g.get("retry_after"):
        response.headers["Retry-After"] = str(seconds)
    return response


def _checker_error(error: CheckerError) -> ResponseReturnValue:
    if isinstance(error, TooBusyError):
        g.retry_after = error.retry_after
        return _response(error.status, (error.slug, error.title, error.detail))
    if error.status >= 500 and not isinstance(error, StoreAwayError):  # which would fill the log while it lasts
        log_failure(error)
    errors = error.errors if isinstance(error, InvalidRequestError) else None
    if errors is None and error.field:
        errors = [{"loc": [error.field], "type": error.slug, "msg": error.detail.en}]
    response = _response(error.status, (error.slug, error.title, error.detail), errors)
    if isinstance(error, StoreAwayError):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if status == 413 and request.endpoint in _FOR_PICTURES:  # refused unread: by its length alone
        return _checker_error(PictureTooLargeError())
    entry = _TABLE.get(status) or _TABLE[500 if status >= 500 else 400]
    response = _response(status, entry)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _unforeseen(error: Exception) -> ResponseReturnValue:
    """Answer a bug of ours, as the last resort: the person sees nothing but help."""
    log_failure(error)
    return _response(500, _TABLE[500])


def _response(status: int, entry: tuple[str, Text, Text], errors: list[dict[str, object]] | None = None) -> Response:
    slug, title, detail = entry
    if request.path.startswith(_FOR_PROGRAMS):
        return problem(status, slug, title, detail, errors)
    if isinstance(request.routing_exception, SecurityError):  # a Host that is no host: no address can be built on it
        return Response(PLAIN_TEXT_HELP, status, content_type="text/plain; charset=utf-8")
    return render_problem(status, title, detail)
