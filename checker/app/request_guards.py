"""What is refused before any page or endpoint sees it: a foreign Host, a request too large, text that is not UTF-8."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Final
from urllib.parse import unquote_to_bytes

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge, SecurityError
from werkzeug.sansio.utils import host_is_trusted

from checker.errors import BadParameterError
from registries.model import Text

#: Bytes. Two names of 120 characters, percent-encoded, are under 2.5 KiB; nothing asked of us needs more.
MAX_QUERY: Final = 4096

_LOOPBACK: Final = ("localhost", "127.0.0.1")
_IPV6_LOOPBACK: Final = re.compile(r"\[::1\](:\d+)?")


def register_request_guards(app: Flask, trusted_hosts: Iterable[str]) -> None:
    """Refuse requests to `app` for a Host other than `trusted_hosts` and this machine (400), with a query or a body
    that is too long (414, 413), or whose address is not UTF-8 (400)."""
    app.before_request(partial(_refuse_other_hosts, _trusts((*_LOOPBACK, *trusted_hosts))))
    app.before_request(_refuse_oversize)
    app.before_request(_refuse_other_encodings)


def _refuse_other_hosts(trusts: Callable[[str], bool]) -> None:
    """Raise SecurityError for another's Host: a page must not be made in its name, with links that lead there."""
    if not trusts(request.host):
        raise SecurityError


def _trusts(names: Sequence[str]) -> Callable[[str], bool]:
    """Return a test whether a Host header is one of ours. Flask's own TRUSTED_HOSTS cannot hold an IPv6 address."""

    @lru_cache(64)
    def trusts(host: str) -> bool:
        return bool(_IPV6_LOOPBACK.fullmatch(host)) or host_is_trusted(host, names)

    return trusts


def _refuse_oversize() -> None:
    """Raise for a long URL (414) and for a large body on any method (413), before anything reads them."""
    if len(request.environ.get("QUERY_STRING", "")) > MAX_QUERY:
        raise RequestURITooLarge
    if (request.content_length or 0) >= (request.max_content_length or 0):
        raise RequestEntityTooLarge


def _refuse_other_encodings() -> None:
    """Raise BadParameterError for a query that is not UTF-8: it would silently become another name."""
    try:
        unquote_to_bytes(request.query_string).decode()
    except UnicodeDecodeError:
        text = Text(zh="网址里的文字不是 UTF-8 编码。", en="The text in the URL is not UTF-8.")
        raise BadParameterError(text) from None
