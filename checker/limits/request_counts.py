"""The counts of the rate limits: in Redis, for all workers together; without it, or while it is away, in this worker.

No fault of a server is an error.
"""

from typing import TYPE_CHECKING

from checker.cache.circuit_breaker import CircuitBreaker, RedisRefusalError, RedisUnavailableError
from checker.limits.memory_counts import MemoryCounts
from checker.limits.sliding_window import Window

if TYPE_CHECKING:
    from checker.cache.redis_server import RedisServer
    from checker.limits.redis_counts import RedisCounts


class RequestCounts:
    """Counts that never fail. Safe between threads.

    A server that refuses a write (out of memory, read-only) is not counted in for its rest: the count that it would
    show stands still.
    """

    def __init__(self, server: "RedisServer | None" = None) -> None:
        self._server = server
        self._redis = _counts_in(server) if server else None
        self._writable = CircuitBreaker(server.rest if server else 0)
        self.memory = MemoryCounts()

    def count(self, key: str, limit: int, seconds: int) -> tuple[bool, Window]:
        """Count a request of `key` if it is within the limit of so many in `seconds`; return whether it is, and the
        counts then."""
        server, counts = self._server, self._redis
        if server is not None and counts is not None and self._writable.admits():
            try:
                counted = server.ask(lambda: counts.count(key, limit, seconds))
            except RedisRefusalError:
                self._writable.fail()
            except RedisUnavailableError:
                pass  # the server's own circuit breaker is open now: nobody else waits
            else:
                self._writable.succeed()
                return counted
        return self.memory.count(key, limit, seconds)


def _counts_in(server: "RedisServer") -> "RedisCounts":
    from checker.limits.redis_counts import RedisCounts  # noqa: PLC0415 - only where a Redis is set

    return RedisCounts(server.pool)
