"""The network, as readers see it: hosts that sources declared, at their pace and by their rules.

    get ─▶ declared host? ─▶ robots.txt ─▶ pause ─▶ exchange ─▶ redirect? judged, ≤ 3 ─▶ archive ─▶ wall? ─▶ document
                                                     └─ 304: the bytes of the archive

Nothing here solves a challenge, logs in, or pretends to be a browser. Importing this module imports no HTTP library:
they come with the first Fetcher.
"""

import importlib.metadata
import ipaddress
import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, ClassVar, Self
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit, urlunsplit

from registries.fetch.archive import Archive, Validators
from registries.fetch.bot_walls import detect_wall
from registries.fetch.http_types import HttpResponse, OldTls, TransferLimits, UnreachableError
from registries.fetch.public_url import unfit
from registries.fetch.robots import robot_rules
from registries.reader import BlockedError, Document, FetchError

if TYPE_CHECKING:
    from registries.fetch.host import Host

ROBOT_NAME = "lender-checker"
_REDIRECTS = 3
_NOTED_HEADERS = ("content-type", "content-encoding", "etag", "last-modified", "date", "server", "retry-after")


class Fetcher:
    """Implements `registries.reader.Fetch`. Use as a context manager; threads may share it, one host at a time each.

    `contact`: how a publisher reaches the operator, sent with every request. `pause`: seconds between two requests to
    one host. `hosts`: the only ones it speaks to. `via`: base URL of the publishers' street on this machine, to try
    the job with: https://host/path?q is asked as {via}/host/path?q, and nothing else is asked at all.
    """

    bounds: ClassVar[TransferLimits] = TransferLimits()
    #: host → what it needs. None is known yet to need any; the message "TLS failed: …" names the first that does.
    old_tls: ClassVar[Mapping[str, OldTls]] = MappingProxyType({})
    #: {host}.pem: certificates a host forgets to send, trusted for that host alone.
    certificates: ClassVar[Path] = Path(__file__).with_name("certificates")

    def __init__(
        self, contact: str, archive: Archive, *, pause: float = 3.0, via: str | None = None, hosts: Iterable[str]
    ) -> None:
        self._headers = _headers(contact)
        self._archive = archive
        self._pause = pause
        self._via = _street(via) if via else None
        self._declared = frozenset(host.lower() for host in hosts)
        self._met: dict[str, Host] = {}
        self._meeting = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for host in self._met.values():
            host.wire.close()

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        """The document at `url`, archived. `anchor`: text that the true page always holds.

        Raises FetchError or Blocked; the message names host and cause, never a query.
        """
        fault = self._unfit(url)
        if fault:
            raise FetchError(f"{_host_of(url)}: {fault}")
        address = _with_params(url, params or {})
        self._permit(address)
        with self._host(address).trying():
            return self._document(self._follow(address), anchor)

    def _permit(self, url: str) -> None:
        host = self._host(url)
        with host.reading_rules:
            if host.rules is None:
                with host.trying():
                    answer = self._follow(urljoin(url, "/robots.txt"), for_rules=True)
                    host.obey(robot_rules(host.name, ROBOT_NAME, answer))
        if host.rules and not host.rules.allow(url):
            raise BlockedError(f"{host.name}: its robots.txt asks programs not to read {urlsplit(url).path}")

    def _follow(self, url: str, *, for_rules: bool = False) -> HttpResponse:
        address = url
        for _ in range(_REDIRECTS + 1):
            answer = self._ask(address)
            if not answer.moved_to:
                return answer
            address = self._next(address, answer.moved_to)
            if not for_rules:
                self._permit(address)
        raise FetchError(f"{_host_of(url)}: sends us on more than {_REDIRECTS} times")

    def _next(self, url: str, location: str) -> str:
        """Where a redirect leads, if we may go there."""
        try:
            target = urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
        except ValueError:
            target = ""
        fault = self._unfit(target)
        if not fault and urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http":
            fault = "from https to http"
        if fault:
            raise FetchError(f"{_host_of(url)}: sends us on to where we do not go: {fault}")
        return target

    def _ask(self, url: str) -> HttpResponse:
        """One hop. A 304 comes back with the bytes and the type we hold."""
        asked = self._asked(url)
        known = self._archive.validators(asked)
        answer = replace(self._host(url).ask(asked, known.headers if known else {}), url=url)
        if answer.status != 304 or known is None:
            return answer
        headers = {**answer.headers, "content-type": known.content_type or ""}
        return replace(answer, headers=headers, content=self._archive.get(known.sha256).content)

    def _document(self, answer: HttpResponse, anchor: str | None) -> Document:
        """The answer as a document, kept; or why it is none."""
        host = _host_of(answer.url)
        media_type, charset = _content_type(answer.headers.get("content-type"))
        document = Document(answer.url, answer.content, _now(), media_type, charset)
        # an empty page lacks its anchor too, but it is a fault, not a wall
        empty = answer.status in {200, 304} and not answer.content
        reason = None if empty else detect_wall(answer.status, answer.content, anchor)
        try:
            self._keep(document, answer, reason)
        except OSError as error:
            raise FetchError(f"{host}: what it sent cannot be archived: {error.strerror}") from error
        if reason:
            raise BlockedError(f"{host}: {reason}. What it showed is archived as {document.sha256}")
        if answer.status >= 500:
            raise UnreachableError(f"{host}: HTTP {answer.status}")
        if answer.status not in {200, 304}:
            raise FetchError(f"{host}: HTTP {answer.status} for {urlsplit(answer.url).path}")
        if empty:
            raise FetchError(f"{host}: an empty answer for {urlsplit(answer.url).path}")
        return document

    def _keep(self, document: Document, answer: HttpResponse, reason: str | None) -> None:
        asked = self._asked(answer.url)
        noted = {name: answer.headers[name] for name in _NOTED_HEADERS if name in answer.headers}
        self._archive.put(document, {"asked": asked, "status": answer.status, "headers": noted, "wall": reason})
        if answer.status == 200 and answer.content and not reason:
            self._archive.remember(
                Validators(
                    url=asked,
                    sha256=document.sha256,
                    content_type=answer.headers.get("content-type"),
                    etag=answer.headers.get("etag"),
                    last_modified=answer.headers.get("last-modified"),
                )
            )

    def _host(self, url: str) -> "Host":
        """The host of `url`, met once a run."""
        from registries.fetch.host import Host  # noqa: PLC0415 - web workers never fetch
        from registries.fetch.transport import HttpTransport, tls_context  # noqa: PLC0415 - web workers never fetch

        name = _host_of(url)
        with self._meeting:
            if name not in self._met:
                tls = tls_context(self.old_tls.get(name, OldTls()), self.certificates / f"{name}.pem")
                self._met[name] = Host(HttpTransport(name, self._headers, self.bounds, tls, self._via), self._pause)
            return self._met[name]

    def _unfit(self, url: str) -> str | None:
        """Why `url` is not for us, or None."""
        if fault := unfit(url):
            return fault
        host = urlsplit(url).hostname or ""
        return None if host in self._declared else f"{host[:80]!r} is not a host that a source declared"

    def _asked(self, url: str) -> str:
        """`url`, or where the publishers' street plays it."""
        if self._via is None:
            return url
        parts = urlsplit(url)
        path = f"{parts.hostname}{parts.path or '/'}"
        return f"{self._via}{path}?{parts.query}" if parts.query else f"{self._via}{path}"


def _headers(contact: str) -> dict[str, str]:
    """Who we are. Raises ValueError for a contact that no header can carry."""
    if not all(" " <= character <= "~" for character in contact):
        raise ValueError("the contact must be plain ASCII on one line: a mail address or the address of a page")
    version = importlib.metadata.version(ROBOT_NAME)
    agent = f"{ROBOT_NAME}/{version} (+{contact})" if contact else f"{ROBOT_NAME}/{version}"
    return {"User-Agent": agent, "Accept": "*/*", "Accept-Language": "zh-CN,zh;q=0.9"}


def _street(via: str) -> str:
    """`via` with one slash at its end. Raises ValueError unless it is a literal loopback address."""
    parts = urlsplit(via)
    if parts.scheme not in {"http", "https"} or not ipaddress.ip_address(parts.hostname or "").is_loopback:
        raise ValueError("the publishers' street must be on this machine, as http://127.0.0.1:PORT")
    return via.rstrip("/") + "/"


def _with_params(url: str, params: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    query = "&".join(part for part in (parts.query, urlencode(params)) if part)
    return urlunsplit(SplitResult(parts.scheme, parts.netloc, parts.path, query, ""))


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or "no host"
    except ValueError:
        return "no host"


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    return message.get_content_type(), message.get_content_charset()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
