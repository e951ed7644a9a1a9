"""The production server: gunicorn with threads, the application loaded once and shared by its workers.

What people ask must reach no log: there is no access log, and gunicorn's own messages about requests that it cannot
read, or that failed, are replaced, for they quote the request line.
"""

import socket
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from checker.server.connections import MOST
from checker.server.worker import QuietWorker
from checker.settings import Settings


class PortTakenError(Exception):
    """An address that cannot be bound: in use, not ours, or not allowed."""


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
        "worker_class": _worker(settings),
        # slow clients hold connections, not threads; the worker itself makes room before there are none left
        "worker_connections": MOST + settings.threads,
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


def _worker(settings: Settings) -> type[QuietWorker]:
    limits = {"max_body": settings.max_body, "proxy_hops": settings.proxy_hops}
    return type(QuietWorker.__name__, (QuietWorker,), limits)


def serve(app: Flask, settings: Settings) -> None:
    """Serve `app` until a signal ends it."""
    _Server(app, settings).run()


def probe(host: str, port: int) -> None:
    """Bind once and let go: gunicorn itself would retry for five seconds and print a page.

    Raises PortTakenError if the address cannot be had.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise PortTakenError(f"{host}:{port}: {error.strerror or 'no such address'}") from None
