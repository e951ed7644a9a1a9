"""Answers to the same request again, given in front of the application: a name that many look up costs no dispatch.

What the application answered to `GET /api/v1/check` is repeated to a request that is the same in everything an answer
may depend on, as long as the same revision, disputes, runs and day answer. It is counted against the same rate. All
else is the application's: other methods, addresses and headers, errors, and what is over the rate.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from checker.limits.client_address import network_of
from checker.limits.request_rates import HEADERS, RequestRates

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PATH: Final = "/api/v1/check"
#: Beside path and method, all of a request that an answer depends on.
_WORDS: Final = (
    "QUERY_STRING",
    "HTTP_HOST",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_ACCESS_CONTROL_REQUEST_PRIVATE_NETWORK",  # answered by Flask-CORS, whatever the method
)
#: A request with one of these has a body, or comes by a way that we do not know.
_BODY: Final = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "SCRIPT_NAME")
_REPEATED: Final = ("200 OK", "304 NOT MODIFIED")
#: What Python spends on an answer besides its body, bytes: some fifteen pairs of headers, key, dict slots.
_OVERHEAD: Final = 2400

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class _Answer:
    """An answer as the application gave it. `moment`: what answered; `until`: when it ends (monotonic clock)."""

    moment: object
    until: float
    status: str
    headers: Headers
    body: bytes

    def headers_now(self, values: tuple[str, ...]) -> Headers:
        """Return its headers with what is left of the rate now."""
        fresh = dict(zip(HEADERS, values, strict=True))
        return [(name, fresh.get(name, value)) for name, value in self.headers]


class HotAnswers:
    """A WSGI application in front of `app`. Safe between threads.

    `moment`: returns what is equal for as long as every answer stays the same; `rates`: those that `app` counts by;
    `max_bytes`, `seconds`: how much is remembered, and for how long.
    """

    def __init__(
        self, app: "WSGIApplication", moment: Callable[[], object], rates: RequestRates, max_bytes: int, seconds: float
    ) -> None:
        self._app, self._moment, self._rates, self._seconds = app, moment, rates, seconds
        self._lock = threading.Lock()
        self._answers: LRUCache[bytes, _Answer] = LRUCache(max_bytes, lambda one: len(one.body) + _OVERHEAD)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Repeat the answer to this request, or let the application answer."""
        if environ.get("PATH_INFO") != _PATH or environ["REQUEST_METHOD"] != "GET" or any(map(environ.get, _BODY)):
            return self._app(environ, start_response)
        key, moment = _key(environ), self._moment()
        with self._lock:
            answer = self._answers.get(key)
        if answer is None or answer.moment != moment or answer.until < time.monotonic():
            return self._answer_and_remember(key, moment, environ, start_response)
        count = self._rates.count(network_of(environ.get("REMOTE_ADDR") or ""))
        if not count.allowed:  # which has counted nothing: the application finds the same, and says so in words
            return self._app(environ, start_response)
        start_response(answer.status, answer.headers_now(count.values))
        return [answer.body] if answer.body else []

    def _answer_and_remember(
        self, key: bytes, moment: object, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        began: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *rest: object) -> Callable[[bytes], object]:
            began.append((status, list(headers)))
            return start_response(status, headers, *rest)  # type: ignore[arg-type]

        parts = self._app(environ, start)
        if not began or began[-1][0] not in _REPEATED:
            return parts
        try:
            body = b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        answer = _Answer(moment, time.monotonic() + self._seconds, *began[-1], body)
        if moment == self._moment() and len(body) + _OVERHEAD <= self._answers.maxsize:  # the same all along
            with self._lock:
                self._answers[key] = answer
        return [body] if body else []


def _key(environ: "WSGIEnvironment") -> bytes:
    """Return a hash of all that the answer depends on: one without a word somebody typed, and as long as any other."""
    words = repr([environ.get(name) for name in _WORDS])
    return hashlib.blake2b(words.encode("utf-8", "backslashreplace"), digest_size=20).digest()
