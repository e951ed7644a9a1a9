"""Compression of answers (gzip): for people on phones, whoever stands before the application.

A page that holds a token is sent as it is: beside text that somebody else may have put into the same page, its length
would tell the token letter by letter (BREACH). An entity tag becomes a weak one, which may stand for both forms.
"""

import gzip
from functools import lru_cache
from typing import Final

from flask import Flask, Response, g, request

STATIC_ENDPOINT: Final = "web.static"
#: What compresses. A PDF is compressed in itself.
TYPES: Final = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "text/calendar",
        "image/svg+xml",
        "application/json",
        "application/problem+json",
        "application/atom+xml",
    }
)
#: Bytes. Below the first, one packet holds it anyway; above the last, a thread would be busy too long.
LEAST: Final = 860
MOST: Final = 4 * 1024 * 1024
LEVEL: Final = 6


def register_compression(app: Flask) -> None:
    """Make `app` compress what is worth it, for clients that take it. Register it first: what is registered later runs
    earlier, and sees the answer as it was written."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in TYPES or "no-transform" in response.headers.get("Cache-Control", ""):
        return response
    response.vary.add("Accept-Encoding")
    if not _accepts_gzip():
        return response
    if response.status_code == 304:
        _weaken_etag(response)
    elif _worth_it(response):
        _weaken_etag(response)
        data = response.get_data()
        response.set_data(_gzip_of_file(data) if request.endpoint == STATIC_ENDPOINT else _gzip(data))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("Accept-Ranges", None)
    return response


def _accepts_gzip() -> bool:
    return request.accept_encodings.best_match(("gzip", "identity"), "identity") == "gzip"


def _worth_it(response: Response) -> bool:
    """Whether to compress. Reads a file of our own into memory, and leaves what is streamed alone."""
    if response.status_code in {204, 206} or "Content-Encoding" in response.headers or _holds_a_token():
        return False
    if response.is_streamed:
        if request.endpoint != STATIC_ENDPOINT:
            return False
        response.direct_passthrough = False
    return LEAST <= len(response.get_data()) <= MOST


def _holds_a_token() -> bool:
    """Whether a token against forged posts was made for this answer: Flask-WTF leaves it here."""
    return "csrf_token" in g


def _weaken_etag(response: Response) -> None:
    tag, weak = response.get_etag()
    if tag and not weak:
        response.set_etag(tag, weak=True)


def _gzip(data: bytes) -> bytes:
    """Return the bytes compressed, without a time, so that the same answer is the same bytes."""
    return gzip.compress(data, LEVEL, mtime=0)


#: Style sheet and script come again and again; an answer to a person is kept nowhere.
_gzip_of_file = lru_cache(maxsize=16)(_gzip)
