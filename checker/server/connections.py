"""The connections of one worker that wait for a client: their deadlines, and how many a client may hold."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import Final

from gunicorn.workers.gthread import TConn

from checker.server.request_framing import Incoming

#: From the first byte of a request to the end of its head, and to the end of its body, seconds. A person's phone sends
#: both in one packet; a bad line needs a few.
HEAD_SECONDS: Final = 10.0
WHOLE_SECONDS: Final = 20.0
#: For a body of megabytes on a bad line.
PICTURE_SECONDS: Final = 60.0
#: Bodies of megabytes that arrive at a time in a worker, in all and of one client: they wait in its memory.
PICTURES, PICTURES_OF_CLIENT = 8, 2
#: For a client to take an answer that does not fit into the system's buffer, and to close after the last one.
SEND_SECONDS: Final = 10.0
LINGER_SECONDS: Final = 2.0
#: Connections a worker holds in all: as many files as a process may open by default are twice that.
MOST: Final = 512
#: Connections that wait for one client in one worker; from the next on his oldest is closed. A browser opens six.
SHARE: Final = 64


class Connection(TConn):  # type: ignore[misc]
    """A connection, the request that arrives on it, and the deadline for that (monotonic clock, seconds).

    `client`: whom the connection comes from; `requester`: whose request it carries, another behind a proxy.
    `cut_short`: whether the parser wanted more than there was, so that nobody knows where the next request begins.
    """

    def __init__(self, *args: object, incoming: Incoming, network: str) -> None:
        super().__init__(*args)
        self.incoming, self.network, self.requester = incoming, network, network
        self.deadline = time.monotonic() + HEAD_SECONDS
        self.begun: float | None = None
        self.lingering = self.cut_short = False
        self.drained = 0
        self.data_ready = True  # a thread gets it only with a whole request

    def init(self) -> None:
        """Set the socket up before a thread answers: a client that takes the answer too slowly gives the thread
        back."""
        super().init()
        self.sock.settimeout(SEND_SECONDS)

    def source(self, request: bytes) -> Iterator[bytes]:
        """Yield the request for the parser, and no more: a thread never waits for a client."""
        yield request
        self.cut_short = True

    def update_deadline(self) -> None:
        """Set the deadline by how far the request has come. Bytes that trickle in move it only once, at the head's
        end."""
        if not self.incoming.started:
            return
        self.begun = self.begun or time.monotonic()
        seconds = PICTURE_SECONDS if self.incoming.brings_picture else WHOLE_SECONDS
        self.deadline = self.begun + (HEAD_SECONDS if self.incoming.state == "head" else seconds)

    def idle_until(self, deadline: float) -> None:
        """Wait for the next request until `deadline`, after one was answered."""
        self.begun, self.deadline, self.requester = None, deadline, self.network


class Waiting:
    """Connections that wait for their clients, the longest first."""

    def __init__(self) -> None:
        self._all: dict[Connection, None] = {}
        self._count: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Connection]:
        return iter(tuple(self._all))

    def __contains__(self, connection: Connection) -> bool:
        return connection in self._all

    def add(self, connection: Connection) -> None:
        """Add a connection that waits from now on."""
        self._all[connection] = None
        self._count[connection.network] += 1

    def remove(self, connection: Connection) -> None:
        """Remove a connection that waits no longer."""
        del self._all[connection]
        self._count[connection.network] -= 1
        if not self._count[connection.network]:
            del self._count[connection.network]

    def too_many_pictures(self, connection: Connection, of_client: int) -> bool:
        """Return whether this connection's body, of megabytes, is one more than may arrive at a time, `of_client` of
        them from where it comes."""
        others = [other.network for other in self._all if other is not connection and other.incoming.brings_picture]
        return len(others) >= PICTURES or others.count(connection.network) >= of_client

    def overdue(self) -> Iterator[Connection]:
        """Return the connections whose deadline has passed."""
        now = time.monotonic()
        return (connection for connection in self if connection.deadline <= now)

    def oldest_beyond_share(self, network: str) -> Connection | None:
        """Return the oldest connection of a client that holds more than its share; else None."""
        return self._oldest(network) if self._count[network] > SHARE else None

    def oldest_of_largest_client(self) -> Connection | None:
        """Return the oldest connection of the client that holds most; None if there is none."""
        return self._oldest(self._count.most_common(1)[0][0]) if self._count else None

    def _oldest(self, network: str) -> Connection | None:
        return next((connection for connection in self._all if connection.network == network), None)
