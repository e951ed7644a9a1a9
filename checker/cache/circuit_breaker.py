"""A circuit breaker before a server that may die or hang, and what a caller meets where it is open.

Without the client of any server: who has none need not load one.
"""

import threading
import time


class RedisUnavailableError(Exception):
    """The server did not answer, or its circuit breaker is open."""


class RedisRefusalError(RedisUnavailableError):
    """The server lives, and refuses this one command: wrong type, read-only, out of memory."""


class CircuitBreaker:
    """A circuit breaker: open after a failure, it admits one caller in `rest` seconds to try again. Safe between
    threads."""

    def __init__(self, rest: float) -> None:
        self._rest = rest
        self._next_trial = 0.0
        self._lock = threading.Lock()
        self.closed = True

    def admits(self) -> bool:
        """Return whether the breaker is closed, or this caller is the one who tries again."""
        if self.closed:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._next_trial:
                return False
            self._next_trial = now + self._rest
            return True

    def fail(self) -> None:
        """Open the breaker, for `rest` seconds at least."""
        with self._lock:
            self.closed, self._next_trial = False, time.monotonic() + self._rest

    def succeed(self) -> None:
        """Close the breaker."""
        self.closed = True
