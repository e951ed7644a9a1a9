"""How long a database on a server may keep anybody waiting: for a connection, for a statement, for a sign of life.

What an address (`?connect_timeout=…`) says itself stands.
"""

import importlib
from functools import cache
from typing import Any, Final

from sqlalchemy import URL
from sqlalchemy.engine import Dialect

#: A server on the same network answers in ms; this allows for one that is just starting.
CONNECT_SECONDS: Final = 5
#: The longest statement, a publish of a quarter of a million rows, takes some seconds.
STATEMENT_SECONDS: Final = 60
#: A server that says nothing at all for longer than it may work on a statement is hung: then its own limit does not
#: run either, and the connection is given up from this side.
SILENCE_SECONDS: Final = 65
#: A peer that acknowledges nothing for so long is gone.
PEER_SECONDS: Final = 15
#: How long a thread waits for a connection that others use.
POOL_SECONDS: Final = 10

_LIBPQ: Final[dict[str, object]] = {
    "connect_timeout": CONNECT_SECONDS,
    "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={STATEMENT_SECONDS}s",
    "keepalives": 1,
    "keepalives_idle": PEER_SECONDS,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": PEER_SECONDS * 1000,
}
_ARGUMENTS: Final[dict[str, dict[str, object]]] = {
    "psycopg": _LIBPQ,
    "psycopg2": _LIBPQ,
    "pg8000": {"timeout": SILENCE_SECONDS},
}


def engine_options(url: URL) -> dict[str, Any]:
    """Return what `create_engine` is to be given for this address."""
    options: dict[str, Any] = {"pool_timeout": POOL_SECONDS}
    if url.get_backend_name() != "postgresql":
        return options
    ours = _ARGUMENTS.get(url.get_driver_name(), {})
    arguments = {key: value for key, value in ours.items() if key not in url.query}
    # a connection that the server, or something between, has closed is noticed before it is used
    return options | {"pool_pre_ping": True, "connect_args": arguments}


def connect_bounded(dialect: Dialect, _record: object, arguments: list[Any], named: dict[str, Any]) -> object:
    """Connect by a connection that gives up on a silent server, where the driver is psycopg; else as ever."""
    if dialect.driver != "psycopg":
        return None
    connection: object = bounded_connection().connect(*arguments, **named)  # type: ignore[attr-defined]
    return connection


@cache
def bounded_connection() -> type[object]:
    """Return psycopg's connection class, whose every wait for the server ends: a socket has no time-out of its own, and
    a server whose processes are stopped still acknowledges what it is sent."""
    psycopg = importlib.import_module("psycopg")

    class Bounded(psycopg.Connection):  # type: ignore[name-defined,misc]
        def wait(self, gen: object, interval: float = 0.1, timeout: float | None = None) -> object:
            try:
                return super().wait(gen, interval, SILENCE_SECONDS if timeout is None else timeout)
            except psycopg.errors._WaitTimeout:  # noqa: SLF001 - it has no public name
                if timeout is None:
                    self.close()
                    raise psycopg.OperationalError(f"the server said nothing for {SILENCE_SECONDS} s") from None
                raise

    return Bounded
