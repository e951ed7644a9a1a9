"""One exchange with one host: to a public address only, certificate verified, bounded in bytes and seconds.

No policy here: whom to ask, how often and what to make of the answer is for `host` and `fetcher`. Proxies, netrc and
other settings of the environment are not used. Imports requests; import it where a fetch begins, not before.
"""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import requests
from requests_hardened.ip_filter import InvalidIPAddress  # type: ignore[import-untyped]
from requests_hardened.ip_filter_adapter import IPFilterAdapter  # type: ignore[import-untyped]
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, InvalidChunkLength, ReadTimeoutError
from urllib3.response import BaseHTTPResponse
from urllib3.util.ssl_ import create_urllib3_context
from urllib3.util.ssl_match_hostname import CertificateError

from registries.fetch.http_types import HttpResponse, OldTls, TransferLimits, UnreachableError
from registries.reader import FetchError

_CHUNK = 65_536
_FAULTS = (requests.RequestException, HTTPError, http.client.HTTPException, OSError, zlib.error)
# ssl.OP_LEGACY_SERVER_CONNECT has no name before Python 3.12
_LEGACY_SERVER_CONNECT = 0x4
_GZIP = zlib.MAX_WBITS | 16


def tls_context(old: OldTls, more_certificates: Path | None) -> ssl.SSLContext:
    """Return a verifying TLS context. `more_certificates`: a PEM file with what the host forgets to send; may be
    absent."""
    context = create_urllib3_context()
    if old.renegotiation:
        context.options |= _LEGACY_SERVER_CONNECT
    if old.weak:
        context.set_ciphers("DEFAULT:@SECLEVEL=1")
    if more_certificates is not None and more_certificates.is_file():
        context.load_verify_locations(more_certificates)
    return context


class HttpTransport:
    """A connection to `host`, kept open between exchanges. One thread at a time.

    `base`: the URL prefix of the stand-in server, when everything goes there; that one may be loopback.
    """

    def __init__(
        self,
        host: str,
        headers: Mapping[str, str],
        limits: TransferLimits,
        tls: ssl.SSLContext,
        base: str | None = None,
    ) -> None:
        self.host = host
        self._limits = limits
        self._session = _Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update({**headers, "Accept-Encoding": "gzip"})
        self._session.adapters.clear()
        self._adapters = [_CancellableAdapter(https, tls, loopback=base is not None) for https in (True, False)]
        for adapter, prefix in zip(self._adapters, ("https://", "http://"), strict=True):
            if base is None or base.startswith(prefix):
                self._session.mount(base or prefix, adapter)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()
        for adapter in self._adapters:
            adapter.release()

    def get(self, url: str, headers: Mapping[str, str]) -> HttpResponse:
        """GET `url`. Raises UnreachableError where asking again may help, else FetchError; both name host and cause."""
        overdue = threading.Event()
        alarm = threading.Timer(self._limits.seconds, self._abort_overdue, (overdue,))
        alarm.daemon = True
        for adapter in self._adapters:
            adapter.overdue = overdue
        alarm.start()
        try:
            response = self._exchange(url, headers)
        except _FAULTS as fault:
            raise self._timeout_error() if overdue.is_set() else _fetch_error(self.host, fault) from fault
        finally:
            alarm.cancel()
        # a body that only ends when the connection does looks whole after the cut
        if overdue.is_set():
            raise self._timeout_error()
        return response

    def _abort_overdue(self, overdue: threading.Event) -> None:
        overdue.set()
        for adapter in self._adapters:
            adapter.abort()

    def _timeout_error(self) -> FetchError:
        return FetchError(f"{self.host}: not done after {self._limits.seconds:g} s")

    def _exchange(self, url: str, headers: Mapping[str, str]) -> HttpResponse:
        timeout = (self._limits.connect_seconds, self._limits.silent_seconds)
        with self._session.get(url, headers=dict(headers), timeout=timeout, stream=True) as response:
            named = {name.lower(): value for name, value in response.headers.items()}
            content = b"".join(self._decompressed(self._raw_chunks(response.raw), named.get("content-encoding", "")))
            return HttpResponse(url, response.status_code, named, content)

    def _raw_chunks(self, raw: BaseHTTPResponse) -> Iterator[bytes]:
        size = int(length) if (length := raw.headers.get("content-length", "")).isdecimal() else 0
        self._check_size(size, self._limits.wire_bytes, "sends")
        size = 0
        for chunk in raw.stream(_CHUNK, decode_content=False):
            size += len(chunk)
            self._check_size(size, self._limits.wire_bytes, "sends")
            yield chunk

    def _check_size(self, size: int, limit: int, verb: str) -> None:
        if size > limit:
            raise FetchError(f"{self.host}: {verb} more than {limit:,} bytes")

    def _decompressed(self, chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
        if encoding.lower() in {"", "identity"}:
            yield from chunks
        elif encoding.lower() not in {"gzip", "x-gzip"}:
            raise FetchError(f"{self.host}: answers in the encoding {encoding[:20]!r}, which was not asked for")
        else:
            yield from self._gunzipped(chunks)

    def _gunzipped(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        unzip, size, started = zlib.decompressobj(_GZIP), 0, False
        for chunk in chunks:
            pending = chunk
            while pending:
                if unzip.eof:
                    unzip = zlib.decompressobj(_GZIP)
                started = True
                piece = unzip.decompress(pending, self._limits.body_bytes - size + 1)
                size += len(piece)
                self._check_size(size, self._limits.body_bytes, "unpacks to")
                yield piece
                pending = unzip.unused_data
        if started and not unzip.eof:
            raise UnreachableError(f"{self.host}: the packed body was cut short")


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: redirects are for `fetcher` to judge, and requests would read their bodies without bound."""


class _CancellableAdapter(IPFilterAdapter):  # type: ignore[misc]
    """An adapter that resolves once, refuses what is not public, and can be aborted from another thread."""

    def __init__(self, https: bool, tls: ssl.SSLContext, *, loopback: bool) -> None:
        self._tls = tls
        self._socket: socket.socket | None = None
        self.overdue = threading.Event()
        super().__init__(is_https_proto=https, allow_loopback=loopback)

    def init_poolmanager(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - as requests declares it
        """Called by requests: hand in the TLS context and connections that can be aborted."""
        super().init_poolmanager(*args, **more, ssl_context=self._tls)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _abortable_pool(HTTPConnectionPool, HTTPConnection, self._register_socket),
            "https": _abortable_pool(HTTPSConnectionPool, HTTPSConnection, self._register_socket),
        }

    def abort(self) -> None:
        """End whatever the connection is doing: handshake, headers or body."""
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                # the other side was faster
                return

    def release(self) -> None:
        """Close our duplicate of the socket."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _register_socket(self, sock: socket.socket) -> None:
        self.release()
        self._socket = sock
        if self.overdue.is_set():
            self.abort()


def _abortable_pool(
    pool: type[HTTPConnectionPool], connection: type[HTTPConnection], register: Callable[[socket.socket], None]
) -> type[HTTPConnectionPool]:
    """Return `pool`, whose connections give `register` a duplicate of each socket: TLS takes the first one over."""

    class AbortableConnection(connection):  # type: ignore[misc, valid-type]
        def _new_conn(self) -> socket.socket:
            opened: socket.socket = super()._new_conn()
            register(opened.dup())
            return opened

    return type("AbortablePool", (pool,), {"ConnectionCls": AbortableConnection})


def _cause_chain(fault: BaseException) -> Iterator[BaseException]:
    """Yield `fault` and all that it wraps, outermost first."""
    queue: list[object] = [fault]
    visited: set[int] = set()
    while queue:
        cause = queue.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in visited:
            visited.add(id(cause))
            yield cause
            queue += [*cause.args, cause.__cause__, cause.__context__, getattr(cause, "reason", None)]


#: Message for each kind of fault, the most telling first. Never its own text, which may hold a whole address.
_FAULT_MESSAGES: tuple[tuple[type[BaseException], Callable[[Any], str]], ...] = (
    (ssl.SSLCertVerificationError, lambda fault: f"its certificate is not accepted: {fault.verify_message}"),
    (CertificateError, lambda _: "its certificate is for another name"),
    (InvalidIPAddress, lambda fault: f"its address {fault} is not a public one"),
    (requests.exceptions.InvalidURL, lambda _: "the address cannot be used"),
    (ssl.SSLEOFError, lambda _: "the connection was cut"),
    (ssl.SSLError, lambda fault: f"TLS failed: {fault.reason or type(fault).__name__}"),
    (socket.gaierror, lambda _: "the name does not resolve"),
    (requests.ConnectTimeout, lambda _: "no connection in time"),
    (requests.ReadTimeout, lambda _: "silent for too long"),
    (ReadTimeoutError, lambda _: "silent for too long"),
    (TimeoutError, lambda _: "silent for too long"),
    (http.client.IncompleteRead, lambda _: "the body was cut short"),
    (InvalidChunkLength, lambda _: "the body was cut short"),
    (http.client.HTTPException, lambda fault: f"no proper HTTP: {type(fault).__name__}"),
    (zlib.error, lambda _: "the packed body cannot be unpacked"),
)
_FINAL = (ssl.SSLCertVerificationError, CertificateError, InvalidIPAddress, requests.exceptions.InvalidURL)


def _fetch_error(host: str, fault: BaseException) -> FetchError:
    causes = tuple(_cause_chain(fault))
    final = any(isinstance(cause, _FINAL) for cause in causes)
    explained = (
        message_of(cause) for kind, message_of in _FAULT_MESSAGES for cause in causes if isinstance(cause, kind)
    )
    system_message = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), None)
    message = f"{host}: {next(explained, None) or (system_message or type(fault).__name__).lower()}"
    return FetchError(message) if final else UnreachableError(message)
