"""Clients that send slowly, or nothing, or never read: they cost a connection each for some seconds, and no thread."""

import contextlib
import socket
import threading
import urllib.request
from collections.abc import Iterator

import pytest
from gunicorn.config import Config

from checker.server.connections import (
    HEAD_SECONDS,
    PICTURE_SECONDS,
    PICTURES,
    PICTURES_OF_CLIENT,
    SHARE,
    WHOLE_SECONDS,
    Connection,
)
from checker.server.request_framing import Incoming
from tests.conftest import Server, StartServer, wait_until

GUARD = 30  # seconds: what takes longer hangs

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
POST = (
    b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 2000\r\n\r\n" + b'{"na'
)
CHUNKED = POST.replace(b"Content-Length: 2000", b"Transfer-Encoding: chunked").replace(b'{"na', b'ff\r\n{"na')
PICTURE = (
    b"POST /read/picture HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    b"Content-Length: 5000000\r\n\r\n--x\r\n"
)
HUGE = POST.replace(b"2000", b"100000000")


def status(server: Server, path: str) -> int:
    with urllib.request.urlopen(f"{server.url}{path}", timeout=GUARD) as answer:
        code: int = answer.status
    return code


@contextlib.contextmanager
def held(server: Server, count: int, begun: bytes, source: str = "127.0.0.1") -> Iterator[list[socket.socket]]:
    """So many open connections, on each of which a request has begun."""
    with contextlib.ExitStack() as stack:
        opened = []
        for _ in range(count):
            made = socket.create_connection(("127.0.0.1", server.port), timeout=GUARD, source_address=(source, 0))
            opened.append(stack.enter_context(made))
            made.sendall(begun)
        yield opened


@contextlib.contextmanager
def trickling(connections: list[socket.socket]) -> Iterator[None]:
    """One more byte on each of them, ten times a second."""
    ended = threading.Event()

    def go() -> None:
        while not ended.wait(0.1):
            for connection in connections:
                with contextlib.suppress(OSError):
                    connection.send(b"a")

    thread = threading.Thread(target=go)
    thread.start()
    yield
    ended.set()
    thread.join()


def closed_by_server(connection: socket.socket) -> bytes:
    """All that the server says before it closes; fails if it never does."""
    said = b""
    with contextlib.suppress(ConnectionResetError, BrokenPipeError):
        while chunk := connection.recv(65536):
            said += chunk
    return said


@pytest.mark.parametrize("begun", [POST, CHUNKED, HUGE], ids=["length", "chunked", "oversize"])
def test_bodies_that_trickle_in_hold_up_nobody(begun: bytes, server: Server) -> None:
    with held(server, 64, begun) as slow, trickling(slow):
        assert [status(server, path) for path in 3 * ("/healthz", "/emergency")] == 6 * [200]


@pytest.mark.parametrize("begun", [b"", HEAD], ids=["silent", "half a head"])
def test_open_connections_hold_up_nobody(begun: bytes, server: Server) -> None:
    with held(server, 400, begun) as slow, trickling(slow[:100]):
        assert [status(server, path) for path in 3 * ("/healthz", "/emergency")] == 6 * [200]


def test_who_is_too_slow_is_told_so_and_closed(server: Server) -> None:
    with held(server, 4, HEAD) as slow, trickling(slow):
        said = [closed_by_server(connection) for connection in slow]
    assert any(said)
    assert all(answer.startswith(b"HTTP/1.1 408 ") and b"110" in answer for answer in said if answer)


@pytest.mark.parametrize(("line", "seconds"), [(b"/", WHOLE_SECONDS), (b"/read/picture", PICTURE_SECONDS)])
def test_bytes_that_trickle_in_win_no_time(line: bytes, seconds: float) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        connection = Connection(Config(), ours, "", "", incoming=Incoming(1000), network="")
        deadlines = []
        for part in (b"P", b"OST %b HTTP/1.1\r\n" % line, b"Content-Length: 9\r\n\r\n", b"a", b"b", b"c"):
            connection.incoming.feed(part)
            connection.update_deadline()
            deadlines.append(connection.deadline - (connection.begun or 0))
    assert deadlines == pytest.approx([HEAD_SECONDS] * 2 + [seconds] * 4)


def test_of_a_client_that_holds_too_many_the_oldest_is_closed(start_server: StartServer) -> None:
    server = start_server(workers="1")
    with held(server, SHARE + 3, HEAD) as greedy, held(server, 3, HEAD, "127.0.0.2") as other:
        assert [closed_by_server(connection) for connection in greedy[:3]] == 3 * [b""]
        for connection in greedy[3:] + other:
            connection.sendall(b"Connection: close\r\n\r\n")
            assert closed_by_server(connection).startswith(b"HTTP/1.1 200 ")


def test_behind_a_proxy_the_proxy_has_no_share(start_server: StartServer) -> None:
    server = start_server(workers="1", proxy_hops="1")
    with held(server, SHARE + 3, HEAD) as forwarded:
        for connection in forwarded:
            connection.sendall(b"Connection: close\r\n\r\n")
            assert closed_by_server(connection).startswith(b"HTTP/1.1 200 ")


def test_who_never_reads_holds_up_nobody(server: Server) -> None:
    asking = b"GET /check?name=a HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with held(server, 64, asking):
        assert [status(server, path) for path in 3 * ("/healthz", "/emergency")] == 6 * [200]


def test_who_does_not_close_after_the_last_answer_holds_up_nobody(server: Server) -> None:
    asking = b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n"
    with held(server, 64, asking):
        assert [status(server, path) for path in 3 * ("/healthz", "/emergency")] == 6 * [200]


def test_so_many_pictures_arrive_at_a_time_and_the_next_is_told_when_to_come(start_server: StartServer) -> None:
    server = start_server(workers="1")
    sources = [f"127.0.0.{number}" for number in range(2, 7)]
    with contextlib.ExitStack() as stack:
        for source in sources[:4]:
            stack.enter_context(held(server, PICTURES_OF_CLIENT, PICTURE, source))
        wait_until(lambda: refused(server, sources[0]), GUARD)
        wait_until(lambda: refused(server, sources[4]), GUARD)
        assert status(server, "/healthz") == 200
    assert PICTURES == 4 * PICTURES_OF_CLIENT


def refused(server: Server, source: str) -> bool:
    """Whether one picture more from there is answered at once, while it has not arrived."""
    with held(server, 1, PICTURE, source) as (connection,):
        connection.settimeout(0.5)
        with contextlib.suppress(TimeoutError):
            answer = connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 503 ")
            assert b"\r\nRetry-After: 30\r\n" in answer
            assert b"110" in answer
            return True
    return False
