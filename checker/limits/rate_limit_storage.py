"""The counts of the rate limits: in Redis, for all workers together; without it, or while it is away, in this worker.

The library `limits` has a storage for either. Here is decided which of them counts; no fault of a server is an error.
"""

import contextlib
import threading
import time
from typing import Final, cast

from limits.storage import MemoryStorage, SlidingWindowCounterSupport, Storage

from checker.cache.redis_server import CircuitBreaker, RedisRefusalError, RedisServer, RedisUnavailableError
from checker.limits.redis_counts import RedisCounts

SCHEME: Final = "redis-or-memory"


class _Memory(MemoryStorage):
    """The library's counts in memory, which forgets in a thread of its own, started anew with nearly every request.
    Here whoever counts forgets for all, once a second."""

    _forget_at = 0.0

    def _MemoryStorage__schedule_expiry(self) -> None:  # noqa: N802 - where the library starts that thread
        if (now := time.monotonic()) >= self._forget_at:
            self._forget_at = now + 1
            self._MemoryStorage__expire_events()  # type: ignore[attr-defined]


class RateLimitStorage(Storage, SlidingWindowCounterSupport):
    """A storage for the limits library that never fails.

    A server that refuses a write (out of memory, read-only) is not counted in for its rest, and not read either: the
    count that it would show stands still.
    """

    STORAGE_SCHEME = [SCHEME]  # noqa: RUF012 - as the library declares it

    def __init__(self, uri: str | None = None, server: RedisServer | None = None) -> None:
        super().__init__(uri)
        self._server = server
        self._redis = RedisCounts(server.pool) if server else None
        self._writable = CircuitBreaker(server.rest if server else 0)
        self._memory = _Memory()
        self._lock = threading.Lock()  # to count is to read and to write

    @property
    def base_exceptions(self) -> tuple[type[Exception], ...]:
        """Return nothing to wrap: every fault is handled here."""
        return ()

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """See SlidingWindowCounterSupport."""
        return bool(self._write("acquire_sliding_window_entry", key, limit, expiry, amount))

    def get_sliding_window(self, key: str, expiry: int) -> tuple[int, float, int, float]:
        """See SlidingWindowCounterSupport."""
        return cast("tuple[int, float, int, float]", self._read("get_sliding_window", key, expiry))

    def clear_sliding_window(self, key: str, expiry: int) -> None:
        """See SlidingWindowCounterSupport."""
        self._write("clear_sliding_window", key, expiry)

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """See Storage."""
        return cast("int", self._write("incr", key, expiry, amount))

    def get(self, key: str) -> int:
        """See Storage."""
        return cast("int", self._read("get", key))

    def get_expiry(self, key: str) -> float:
        """See Storage."""
        return cast("float", self._read("get_expiry", key))

    def check(self) -> bool:
        """Return True: it can always count."""
        return True

    def reset(self) -> int | None:
        """See Storage."""
        return cast("int | None", self._write("reset"))

    def clear(self, key: str) -> None:
        """See Storage."""
        self._write("clear", key)

    def _write(self, method: str, *arguments: object) -> object:
        if self._writable.admits():
            try:
                answer = self._in_redis(method, arguments)
            except RedisRefusalError:
                self._writable.fail()
            except RedisUnavailableError:
                pass  # the server's own circuit breaker is open now: nobody else waits
            else:
                self._writable.succeed()
                return answer
        return self._in_memory(method, arguments)

    def _read(self, method: str, *arguments: object) -> object:
        if self._writable.closed:
            with contextlib.suppress(RedisUnavailableError):
                return self._in_redis(method, arguments)
        return self._in_memory(method, arguments)

    def _in_redis(self, method: str, arguments: tuple[object, ...]) -> object:
        if self._server is None:
            raise RedisUnavailableError
        return self._server.ask(lambda: getattr(self._redis, method)(*arguments))

    def _in_memory(self, method: str, arguments: tuple[object, ...]) -> object:
        with self._lock:
            return getattr(self._memory, method)(*arguments)
