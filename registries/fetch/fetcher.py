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
_MAX_REDIRECTS = 3
_ARCHIVED_HEADERS = ("content-type", "content-encoding", "etag", "last-modified", "date", "server", "retry-after")


class Fetcher:
    """The network as readers use it (`registries.reader.Fetch`). A context manager; threads may share it, one host at a
    time each.

    `contact`: how a publisher reaches the operator, sent with every request. `pause`: seconds between two requests to
    one host. `hosts`: the only ones it speaks to. `via`: base URL of a server on this machine that stands in for all
    publishers, to try the job with: https://host/path?q is requested as {via}/host/path?q, and nothing else."""

    limits: ClassVar[TransferLimits] = TransferLimits()
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
        self._via = _stand_in_base(via) if via else None
        self._declared = frozenset(host.lower() for host in hosts)
        self._hosts: dict[str, Host] = {}
        self._hosts_lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for host in self._hosts.values():
            host.transport.close()

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        """Return the document at `url`, archived. `anchor`: text that the true page always holds.

        Raises FetchError or BlockedError; the message names host and cause, never a query.
        """
        fault = self._address_fault(url)
        if fault:
            raise FetchError(f"{_host_of(url)}: {fault}")
        address = _with_params(url, params or {})
        self._check_robots(address)
        with self._host(address).circuit_breaker():
            return self._document(self._follow_redirects(address), anchor)

    def _check_robots(self, url: str) -> None:
        host = self._host(url)
        with host.robots_lock:
            if host.rules is None:
                with host.circuit_breaker():
                    response = self._follow_redirects(urljoin(url, "/robots.txt"), for_robots=True)
                    host.apply_robots(robot_rules(host.name, ROBOT_NAME, response))
        if host.rules and not host.rules.allow(url):
            raise BlockedError(f"{host.name}: its robots.txt asks programs not to read {urlsplit(url).path}")

    def _follow_redirects(self, url: str, *, for_robots: bool = False) -> HttpResponse:
        address = url
        for _ in range(_MAX_REDIRECTS + 1):
            response = self._request(address)
            if not response.moved_to:
                return response
            address = self._redirect_target(address, response.moved_to)
            if not for_robots:
                self._check_robots(address)
        raise FetchError(f"{_host_of(url)}: sends us on more than {_MAX_REDIRECTS} times")

    def _redirect_target(self, url: str, location: str) -> str:
        """Return where a redirect leads. Raises FetchError where we may not go."""
        try:
            target = urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
        except ValueError:
            target = ""
        fault = self._address_fault(target)
        if not fault and urlsplit(url).scheme == "https" and urlsplit(target).scheme == "http":
            fault = "from https to http"
        if fault:
            raise FetchError(f"{_host_of(url)}: sends us on to where we do not go: {fault}")
        return target

    def _request(self, url: str) -> HttpResponse:
        """GET one address, redirects not followed. A 304 comes back with the bytes and the type of the archive."""
        network_url = self._network_url(url)
        validators = self._archive.validators(network_url)
        response = replace(self._host(url).get(network_url, validators.headers if validators else {}), url=url)
        if response.status != 304 or validators is None:
            return response
        headers = {**response.headers, "content-type": validators.content_type or ""}
        return replace(response, headers=headers, content=self._archive.get(validators.sha256).content)

    def _document(self, response: HttpResponse, anchor: str | None) -> Document:
        """Return the response as a document, archived. Raises BlockedError or FetchError where it is none."""
        host = _host_of(response.url)
        media_type, charset = _content_type(response.headers.get("content-type"))
        document = Document(response.url, response.content, _now(), media_type, charset)
        # an empty page lacks its anchor too, but it is a fault, not a wall
        empty = response.status in {200, 304} and not response.content
        wall = None if empty else detect_wall(response.status, response.content, anchor)
        try:
            self._archive_response(document, response, wall)
        except OSError as error:
            raise FetchError(f"{host}: what it sent cannot be archived: {error.strerror}") from error
        if wall:
            raise BlockedError(f"{host}: {wall}. What it showed is archived as {document.sha256}")
        if response.status >= 500:
            raise UnreachableError(f"{host}: HTTP {response.status}")
        if response.status not in {200, 304}:
            raise FetchError(f"{host}: HTTP {response.status} for {urlsplit(response.url).path}")
        if empty:
            raise FetchError(f"{host}: an empty answer for {urlsplit(response.url).path}")
        return document

    def _archive_response(self, document: Document, response: HttpResponse, wall: str | None) -> None:
        network_url = self._network_url(response.url)
        archived_headers = {name: response.headers[name] for name in _ARCHIVED_HEADERS if name in response.headers}
        self._archive.put(
            document, {"asked": network_url, "status": response.status, "headers": archived_headers, "wall": wall}
        )
        if response.status == 200 and response.content and not wall:
            self._archive.remember(
                Validators(
                    url=network_url,
                    sha256=document.sha256,
                    content_type=response.headers.get("content-type"),
                    etag=response.headers.get("etag"),
                    last_modified=response.headers.get("last-modified"),
                )
            )

    def _host(self, url: str) -> "Host":
        """Return the host of `url`, made once a run."""
        from registries.fetch.host import Host  # noqa: PLC0415 - web workers never fetch
        from registries.fetch.transport import HttpTransport, tls_context  # noqa: PLC0415 - web workers never fetch

        name = _host_of(url)
        with self._hosts_lock:
            if name not in self._hosts:
                tls = tls_context(self.old_tls.get(name, OldTls()), self.certificates / f"{name}.pem")
                self._hosts[name] = Host(HttpTransport(name, self._headers, self.limits, tls, self._via), self._pause)
            return self._hosts[name]

    def _address_fault(self, url: str) -> str | None:
        """Return why `url` may not be requested, or None."""
        if fault := unfit(url):
            return fault
        host = urlsplit(url).hostname or ""
        return None if host in self._declared else f"{host[:80]!r} is not a host that a source declared"

    def _network_url(self, url: str) -> str:
        """Return the address on the wire: `url`, or its place on the stand-in server (`via`)."""
        if self._via is None:
            return url
        parts = urlsplit(url)
        path = f"{parts.hostname}{parts.path or '/'}"
        return f"{self._via}{path}?{parts.query}" if parts.query else f"{self._via}{path}"


def _headers(contact: str) -> dict[str, str]:
    """Return the headers that say who we are. Raises ValueError for a contact that no header can carry."""
    if not all(" " <= character <= "~" for character in contact):
        raise ValueError("the contact must be plain ASCII on one line: a mail address or the address of a page")
    version = importlib.metadata.version(ROBOT_NAME)
    agent = f"{ROBOT_NAME}/{version} (+{contact})" if contact else f"{ROBOT_NAME}/{version}"
    return {"User-Agent": agent, "Accept": "*/*", "Accept-Language": "zh-CN,zh;q=0.9"}


def _stand_in_base(via: str) -> str:
    """Return `via` with one slash at its end. Raises ValueError unless it is a literal loopback address."""
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
