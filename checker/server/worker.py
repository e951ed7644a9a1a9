"""The worker of the production server: gunicorn's threads, given whole requests only, by clients in turn.

gunicorn's own threads read heads and bodies, and wait for slow clients as long as these like: 64 bodies that trickle
in hold every thread, and 400 open connections keep them waiting for minutes. Here the one loop that watches all sockets
reads; a thread answers what has arrived whole. A slow client costs a file handle for some seconds.
"""

import re
import socket
import time
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import ClassVar, Final

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.http.message import Request
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import ThreadWorker

from checker.app.plain_text_help import PLAIN_TEXT_HELP
from checker.limits.client_address import network_of
from checker.server.connections import LINGER_SECONDS, MOST, PICTURES, PICTURES_OF_CLIENT, Connection, Waiting
from checker.server.fair_queue import FairQueue
from checker.server.request_framing import Incoming, State

_BODY: Final = PLAIN_TEXT_HELP.encode()
_RAW: Final = re.compile(rb"[\x80-\xff]")
_STATUS: Final[dict[type[BaseException], str]] = {
    LimitRequestLine: "414 URI Too Long",
    LimitRequestHeaders: "431 Headers Too Large",
}
_REFUSALS: Final[dict[State, str]] = {
    "line_too_long": "414 URI Too Long",
    "head_too_large": "431 Headers Too Large",
    "body_too_large": "413 Content Too Large",
}
_TIMEOUT_STATUS: Final = "408 Request Timeout"
_BUSY_STATUS: Final = "503 Service Unavailable\r\nRetry-After: 30"
_READ: Final = 64 * 1024
#: A whole page fits: the system sends it on while the thread answers somebody else.
_SEND_BUFFER: Final = 256 * 1024


class _Request(Request):  # type: ignore[misc]
    """A request whose address may hold raw UTF-8, as `curl '…?name=银享花'` sends it.

    gunicorn 27 refuses every such byte. Percent-encoding them, as browsers do, makes the line what the RFC asks.
    """

    def parse_request_line(self, line_bytes: bytes) -> None:
        super().parse_request_line(_RAW.sub(lambda byte: b"%%%02X" % ord(byte[0]), line_bytes))


class _Parser(RequestParser):  # type: ignore[misc]
    mesg_class = _Request


def _plain(line: str) -> bytes:
    """Return a whole response in plain text, for what no page can be made for."""
    head = f"HTTP/1.1 {line}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
    return f"{head}Content-Length: {len(_BODY)}\r\n\r\n".encode() + _BODY


class QuietWorker(ThreadWorker):  # type: ignore[misc]
    """A worker that waits for no client in a thread, takes raw UTF-8, and answers what it cannot read without quoting
    it, to client or log. All but `handle` and what it calls runs in the loop's own thread.

    `max_body`, `proxy_hops`: as in the settings.
    """

    max_body: ClassVar[int] = 64 * 1024
    proxy_hops: ClassVar[int] = 0

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._waiting = Waiting()
        self._queue: FairQueue[Connection] = FairQueue(self.cfg.threads)

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection and wait for its request; room is made by closing what has waited longest."""
        try:
            sock, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        self.nr_conns += 1
        network = network_of(str(address[0])) if address else ""
        incoming = Incoming(self.max_body)
        connection = Connection(self.cfg, sock, address, listener.getsockname(), incoming=incoming, network=network)
        self._wait(connection)
        if not self.proxy_hops and (oldest := self._waiting.oldest_beyond_share(network)):
            self._drop(oldest)
        if self.nr_conns >= MOST and (oldest := self._waiting.oldest_of_largest_client()):
            self._drop(oldest)

    def enqueue_req(self, conn: Connection) -> None:
        """Answer the request that has arrived whole, when it is its client's turn."""
        conn.parser = _Parser(self.cfg, conn.source(conn.incoming.take()), conn.client)
        self._queue.put(conn.requester, conn)
        self._begin_next()

    def finish_request(self, conn: Connection, fs: Future[bool]) -> None:
        """Wait for the next request after an answer, or close; then begin another client's."""
        self._queue.done(conn.requester)
        if not fs.cancelled() and fs.exception() is None and fs.result():
            conn.incoming.put_back(conn.parser.unreader.take_buffered())
            conn.idle_until(time.monotonic() + self.cfg.keepalive)
            conn.sock.setblocking(False)
            self._wait(conn)
            self._proceed(conn)
        else:
            self._linger(conn)
        self._begin_next()

    def murder_pending(self) -> None:
        """Close the connections of clients whose time is up."""
        for connection in self._waiting.overdue():
            if connection.incoming.started and not connection.lingering:
                self._refuse(connection, _TIMEOUT_STATUS)
            else:
                self._drop(connection)

    def handle_error(self, req: object, client: socket.socket, addr: object, exc: BaseException) -> None:  # noqa: ARG002
        """Answer 400, 414, 431 or 500 as plain text; the log gets the class of the fault."""
        line = _STATUS.get(type(exc), "400 Bad Request" if isinstance(exc, ParseException) else "500 Server Error")
        self.log.warning("unreadable request: %s", type(exc).__name__)
        try:
            client.sendall(_plain(line))
        except OSError:
            self.log.debug("the client had gone")

    @property
    def _pictures_of_client(self) -> int:
        return PICTURES if self.proxy_hops else PICTURES_OF_CLIENT

    def _keepalive_after(self, conn: Connection, keepalive: bool) -> bool:
        return super()._keepalive_after(conn, keepalive) and not conn.cut_short

    def _cap_keepalive(self, deadline: float) -> None:
        """Shorten the wait of connections without a request to `deadline`: the worker is to stop."""
        for connection in self._waiting:
            if not connection.incoming.started:
                connection.deadline = min(connection.deadline, deadline)

    def _begin_next(self) -> None:
        while (connection := self._queue.next()) is not None:
            answered = self.tpool.submit(self.handle, connection)
            answered.add_done_callback(partial(self.method_queue.defer, self.finish_request, connection))

    def _wait(self, connection: Connection) -> None:
        self._waiting.add(connection)
        self.poller.register(connection.sock, EVENT_READ, partial(self._readable, connection))

    def _stop_waiting(self, connection: Connection) -> None:
        self._waiting.remove(connection)
        self.poller.unregister(connection.sock)

    def _readable(self, connection: Connection, _sock: socket.socket) -> None:
        if connection not in self._waiting:  # closed by what came before in the same round
            return
        try:
            data = connection.sock.recv(_READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        connection.drained += len(data)
        if not data or (connection.lingering and connection.drained > _READ):
            self._drop(connection)
        elif not connection.lingering:
            connection.incoming.feed(data)
            self._proceed(connection)

    def _proceed(self, connection: Connection) -> None:
        """Continue with a connection by how far its request has come."""
        before, incoming = connection.begun, connection.incoming
        connection.update_deadline()
        if incoming.state == "whole":
            self._stop_waiting(connection)
            if self.proxy_hops:
                connection.requester = network_of(incoming.forwarded_for(self.proxy_hops) or connection.network)
            self.enqueue_req(connection)
        elif refusal := _REFUSALS.get(incoming.state):
            self._refuse(connection, refusal)
        elif incoming.brings_picture and self._waiting.too_many_pictures(connection, self._pictures_of_client):
            self._refuse(connection, _BUSY_STATUS)
        elif incoming.state == "body" and before is None and incoming.expects_continue:
            self._send(connection, b"HTTP/1.1 100 Continue\r\n\r\n")

    def _refuse(self, connection: Connection, line: str) -> None:
        self._send(connection, _plain(line) if connection.incoming.started else b"")
        self._stop_waiting(connection)
        self._linger(connection)

    def _send(self, connection: Connection, data: bytes) -> None:
        with suppress(OSError):  # whoever is that slow, or gone, misses it
            connection.sock.send(data)

    def _linger(self, connection: Connection) -> None:
        """Close our side of the connection, and let the client read the answer: an open request cut off would take it
        away. gunicorn waits for that here, for two seconds of everybody's."""
        connection.lingering, connection.drained = True, 0
        connection.deadline = time.monotonic() + LINGER_SECONDS
        try:
            connection.sock.shutdown(socket.SHUT_WR)
            connection.sock.setblocking(False)
        except OSError:
            self.nr_conns -= 1
            connection.close()
        else:
            self._wait(connection)

    def _drop(self, connection: Connection) -> None:
        self._stop_waiting(connection)
        self.nr_conns -= 1
        connection.close()
