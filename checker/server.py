"""The production server: gunicorn with threads, the application loaded once and shared by its workers.

What people ask must reach no log: there is no access log, and gunicorn's own messages about requests that it cannot
read, or that failed, are replaced, for they quote the request line.
"""

import re
import socket
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import TConn, ThreadWorker

from checker.failures import HELP_ONLY
from checker.settings import Settings

_BODY = HELP_ONLY.encode()
_RAW = re.compile(rb"[\x80-\xff]")
_STATUS: dict[type[BaseException], str] = {
    LimitRequestLine: "414 URI Too Long",
    LimitRequestHeaders: "431 Headers Too Large",
}


class PortTaken(Exception):  # noqa: N818 - reads as what it is
    """The address cannot be had: in use, not ours, or not allowed."""


class _Request(Request):  # type: ignore[misc]
    """A request whose address may hold raw UTF-8, as `curl '…?name=银享花'` sends it.

    gunicorn 27 refuses every such byte. Percent-encoding them, as browsers do, makes the line what the RFC asks.
    """

    def parse_request_line(self, line_bytes: bytes) -> None:
        super().parse_request_line(_RAW.sub(lambda byte: b"%%%02X" % ord(byte[0]), line_bytes))


class _Parser(RequestParser):  # type: ignore[misc]
    mesg_class = _Request


class QuietWorker(ThreadWorker):  # type: ignore[misc]
    """A worker that takes raw UTF-8, and answers what it cannot read without quoting it, to client or log."""

    def enqueue_req(self, conn: TConn) -> None:
        """Give a new connection our parser before gunicorn gives it its own."""
        if conn.parser is None:
            conn.parser = _Parser(self.cfg, conn.sock, conn.client)
        super().enqueue_req(conn)

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: BaseException) -> None:  # noqa: ARG002
        """Answer 400, 414, 431 or 500 as plain text; the log gets the class of the fault."""
        line = _STATUS.get(type(exc), "400 Bad Request" if isinstance(exc, ParseException) else "500 Server Error")
        self.log.warning("unreadable request: %s", type(exc).__name__)
        head = f"HTTP/1.1 {line}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
        try:
            client.sendall(f"{head}Content-Length: {len(_BODY)}\r\n\r\n".encode() + _BODY)
        except OSError:
            self.log.debug("the client had gone")


class _Server(BaseApplication):  # type: ignore[misc]
    def __init__(self, app: Flask, settings: Settings) -> None:
        self._app, self._settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        address = f"{self._settings.host}:{self._settings.port}"
        for key, value in _config(self._settings, address).items():
            self.cfg.set(key, value)

    def load(self) -> Flask:
        return self._app


def _config(settings: Settings, address: str) -> dict[str, Any]:
    return {
        "bind": [address],
        "workers": settings.workers,
        "threads": settings.threads,
        "worker_class": QuietWorker,
        "http_parser": "python",
        "preload_app": True,
        # a request that needs more than this is stuck: the slowest check takes some 50 ms
        "timeout": 30,
        # deploys wait for what is under way, and no longer
        "graceful_timeout": 8,
        # a page's few parts come over one connection
        "keepalive": 5,
        # above our own limit on the query, so that it is we who answer with words
        "limit_request_line": 8190,
        "accesslog": None,
        "loglevel": "warning",
        # only ProxyFix, with its exact count of hops, may believe a forwarded header
        "forwarded_allow_ips": "",
        "control_socket_disable": True,
        "when_ready": lambda _arbiter: click.echo(f"借前查 lender-checker: http://{address}/"),
    }


def serve(app: Flask, settings: Settings) -> None:
    """Serve `app` until a signal ends it."""
    _Server(app, settings).run()


def probe(host: str, port: int) -> None:
    """Bind once and let go: gunicorn itself would retry for five seconds and print a page.

    Raises PortTaken if the address cannot be had.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise PortTaken(f"{host}:{port}: {error.strerror or 'no such address'}") from None
