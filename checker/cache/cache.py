"""The cache of finished answers: in this process, or in a Redis-compatible server shared by many.

A cache may evict at any time and may never fail: whatever goes wrong in it is a miss. Values are bytes of JSON. In a
server they are encrypted, and what comes back counts only if we wrote it under this key; nothing here is ever executed
or unpickled.
"""

import threading
import time
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from cachetools import TLRUCache

from checker.settings import Settings

if TYPE_CHECKING:
    from checker.cache.redis_server import RedisServer

#: The largest answer stored, bytes. A report is 10-60 KiB; what is larger was not written by us.
MAX_VALUE = 512 * 1024

State = Literal["ok", "degraded", "off"]


class CacheClaim(NamedTuple):
    """What came of a claim to work an answer out: the answer, if somebody has stored it meanwhile; else whether the
    claim was `won`, or another process is at it."""

    value: bytes | None
    won: bool


class Cache(Protocol):
    """A store of bytes under a key, for some seconds."""

    def get(self, key: str) -> bytes | None:
        """Return the value last set, or None on a miss."""

    def claim(self, key: str) -> CacheClaim:
        """Claim to work out the value of `key`, after a miss. The claim ends with `set`, and soon by itself."""

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """Store `value` for at most `ttl` seconds; a value over MAX_VALUE is not stored."""

    def state(self) -> State:
        """Return `ok`, `degraded` (a server is configured and does not answer), or `off`."""


class MemoryCache:
    """A cache in this process, bounded by bytes; evicts the least recently used first. Safe between threads."""

    #: What Python spends on one entry besides key and value, bytes (dict slots, order links, two headers).
    OVERHEAD = 400

    def __init__(self, max_bytes: int) -> None:
        self._lock = threading.Lock()
        self._entries: TLRUCache[str, tuple[bytes, int]] = TLRUCache(
            maxsize=max_bytes,
            ttu=lambda _key, entry, now: now + entry[1],
            timer=time.monotonic,
            getsizeof=lambda entry: len(entry[0]) + self.OVERHEAD,
        )

    def get(self, key: str) -> bytes | None:
        """See Cache."""
        with self._lock:
            entry = self._entries.get(key)
        return entry[0] if entry else None

    def claim(self, key: str) -> CacheClaim:
        """See Cache. Always won: no other process shares it."""
        return CacheClaim(self.get(key), won=True)

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        if len(value) > MAX_VALUE or len(value) + self.OVERHEAD > self._entries.maxsize:
            return
        with self._lock:
            self._entries[key] = (value, ttl)

    def state(self) -> State:
        """Return `ok`, or `off` where its size is 0."""
        return "ok" if self._entries.maxsize else "off"


def redis_from(settings: Settings) -> "RedisServer | None":
    """Return the server that the settings name; None, and no client of it loaded, if they name none."""
    if not settings.redis_url:
        return None
    from checker.cache.redis_server import RETRY_SECONDS, RedisServer  # noqa: PLC0415 - only where a Redis is set

    return RedisServer(settings.redis_url, RETRY_SECONDS)


def cache_from(settings: Settings, server: "RedisServer | None" = None) -> Cache:
    """Return the cache of the settings; no connection is opened before its first use.

    `server`: the one that the settings name, where the caller uses it too, so that both share its circuit breaker.
    """
    if server is None and not settings.redis_url:
        return MemoryCache(settings.cache_bytes)
    from checker.cache.redis_cache import redis_cache  # noqa: PLC0415 - only where a Redis is set

    return redis_cache(settings, server)
