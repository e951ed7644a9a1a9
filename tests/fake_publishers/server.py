"""The server of the street. https://host/path?query of a publisher is http://127.0.0.1:port/host/path?query here.

Faults are switched per host while it runs: `street.faults[host] = name`, or `name@words` for those addresses only that
hold the words; or from a shell

    curl -X PUT    'http://127.0.0.1:8400/street/faults/www.nfra.gov.cn?fault=503'
    curl -X PUT    'http://127.0.0.1:8400/street/faults/www.nfra.gov.cn?fault=truncated-pdf@863.pdf'
    curl -X DELETE 'http://127.0.0.1:8400/street/faults'
    curl           'http://127.0.0.1:8400/street/faults'
"""

import contextlib
import hashlib
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fake_publishers.answers import ANSWERS, send
from tests.fake_publishers.changes import CHANGES
from tests.pages import Page, url

CONTROL = "/street/faults"


class Visitor(BaseHTTPRequestHandler):
    """One visit to the street."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Street"

    def do_GET(self) -> None:
        self.host, _, rest = self.path.lstrip("/").partition("/")
        if self.path.startswith(CONTROL):
            self.tell(self.server.faults)
            return
        address = url(f"https://{self.host}/{rest}")
        self.server.asked.append(address)
        fault, page = self.server.fault(address), self.server.page(address)
        if fault in ANSWERS and (fault == "refused" or not rest.startswith("robots.txt")):
            ANSWERS[fault](self, page)
        elif page is None:
            send(self, Page(b"not here", "text/plain", 404))
        else:
            self.give(page)

    def give(self, page: Page) -> None:
        """The page, or 304 where the visitor has it already."""
        tag = f'"{hashlib.sha256(page.content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            send(self, Page(b"", page.content_type, 304), ETag=tag)
        else:
            send(self, page, ETag=tag)

    def do_PUT(self) -> None:
        parts = urlsplit(self.path)
        fault = parse_qs(parts.query).get("fault", [""])[0]
        if fault.partition("@")[0] not in FAULTS:
            send(self, Page(f"no such fault; there are: {' '.join(FAULTS)}\n".encode(), "text/plain", 404))
            return
        self.server.faults[parts.path.removeprefix(CONTROL).strip("/")] = fault
        self.tell(self.server.faults)

    def do_DELETE(self) -> None:
        host = urlsplit(self.path).path.removeprefix(CONTROL).strip("/")
        if host:
            self.server.faults.pop(host, None)
        else:
            self.server.faults.clear()
        self.tell(self.server.faults)

    def tell(self, value: object) -> None:
        """Answer the person at the switches."""
        send(self, Page(json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n", "application/json"))

    def log_message(self, *_words: Any) -> None:
        """A street keeps no log: `asked` holds what a test wants to know."""


FAULTS = (*ANSWERS, *CHANGES)


class Street(ThreadingHTTPServer):
    """All publishers. `faults`: host → name of the fault; `asked`: every address asked for, in order."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, routes: Mapping[str, Page], port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", port), Visitor)
        self.routes: dict[str, Page] = dict(routes)
        self.faults: dict[str, str] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        self._scheme = "https" if tls else "http"
        self._changed: dict[tuple[str, str], Page] = {}
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    @property
    def base(self) -> str:
        """What LENDER_CHECKER_PUBLISHERS_URL is set to."""
        return f"{self._scheme}://127.0.0.1:{self.server_address[1]}"

    def fault(self, address: str) -> str:
        """The fault that is on for an address; empty for none."""
        name, _, words = self.faults.get(urlsplit(address).netloc, "").partition("@")
        return name if words in unquote(address) else ""

    def page(self, address: str) -> Page | None:
        """The page at an address, as the fault of its host makes it."""
        page, fault = self.routes.get(address), self.fault(address)
        if page is None or fault not in CHANGES:
            return page
        key = (address, fault)
        if key not in self._changed:
            self._changed[key] = CHANGES[fault](page)
        return self._changed[key]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who leaves in the middle of an answer is nothing to report."""

    def server_close(self) -> None:
        self.closing.set()
        super().server_close()


@contextlib.contextmanager
def open_street(routes: Mapping[str, Page], tls: ssl.SSLContext | None = None) -> Iterator[Street]:
    """A street on a free port, closed afterwards."""
    street = Street(routes, tls=tls)
    thread = threading.Thread(target=street.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield street
    finally:
        street.shutdown()
        street.server_close()
        thread.join(5)
        assert isinstance(street.socket, socket.socket)
