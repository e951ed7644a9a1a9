"""A fair queue of requests: clients by turns, and none may hold all threads, however many requests it sends."""

from collections import Counter, deque
from typing import Generic, TypeVar

Request = TypeVar("Request")


class FairQueue(Generic[Request]):
    """Whole requests that wait for one of `threads`. One client is given all but two of them at most, so that somebody
    else's request finds a thread at once. For one thread's use."""

    def __init__(self, threads: int) -> None:
        self._threads, self._share = threads, max(1, threads - 2)
        self._queues: dict[str, deque[Request]] = {}
        self._running: Counter[str] = Counter()

    def put(self, client: str, request: Request) -> None:
        """Add a request of `client`, behind its others."""
        self._queues.setdefault(client, deque()).append(request)

    def next(self) -> Request | None:
        """Return the request to begin with now, of the client that has waited for its turn the longest; None if there
        is no thread for any. Call `done` when it is answered."""
        if self._running.total() >= self._threads:
            return None
        client = next((client for client in self._queues if self._running[client] < self._share), None)
        if client is None:
            return None
        waiting = self._queues.pop(client)
        request = waiting.popleft()
        if waiting:
            self._queues[client] = waiting  # behind all others
        self._running[client] += 1
        return request

    def done(self, client: str) -> None:
        """Note that a request of `client` was answered."""
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
