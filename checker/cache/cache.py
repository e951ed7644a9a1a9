"""The cache of finished answers: in this process, or in a Redis-compatible server shared by many.

A cache may evict at any time and may never fail: whatever goes wrong in it is a miss. Values are bytes of JSON. In a
server they are encrypted, and what comes back counts only if we wrote it under this key; nothing here is ever executed
or unpickled.
"""

import threading
import time
from typing import Literal, Protocol

from cachetools import TLRUCache

from checker.cache import cipher
from checker.cache.cipher import CacheCipher
from checker.cache.redis_server import RedisServer, RedisUnavailableError, redis_from
from checker.server_secret import server_secret
from checker.settings import Settings

#: The largest answer stored, bytes. A report is 10-60 KiB; what is larger was not written by us.
MAX_VALUE = 512 * 1024

State = Literal["ok", "degraded", "off"]


class Cache(Protocol):
    """A store of bytes under a key, for some seconds."""

    def get(self, key: str) -> bytes | None:
        """Return the value last set, or None on a miss."""

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

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        if len(value) > MAX_VALUE or len(value) + self.OVERHEAD > self._entries.maxsize:
            return
        with self._lock:
            self._entries[key] = (value, ttl)

    def state(self) -> State:
        """Return `ok`, or `off` where its size is 0."""
        return "ok" if self._entries.maxsize else "off"


class RedisCache:
    """A cache in a Redis-compatible server that others may read and write. Every fault is a miss, and so is every value
    that we did not write ourselves under the same key."""

    def __init__(self, server: RedisServer, cipher: CacheCipher) -> None:
        self._server, self._cipher = server, cipher

    def get(self, key: str) -> bytes | None:
        """See Cache. Reads one byte more than is ever stored: a planted giant is recognised, not loaded."""
        largest = MAX_VALUE + cipher.OVERHEAD
        value = self._command("GETRANGE", self._cipher.entry(key), 0, largest)
        if not isinstance(value, bytes) or len(value) > largest:
            return None
        return self._cipher.decrypt(key, value)

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        if len(value) <= MAX_VALUE:
            self._command("SET", self._cipher.entry(key), self._cipher.encrypt(key, value), "EX", ttl)

    def state(self) -> State:
        """Return `ok` if the server answers now, `degraded` if not or while its circuit breaker is open."""
        return "ok" if self._server.answers() else "degraded"

    def _command(self, *words: str | bytes | int) -> object:
        try:
            return self._server.command(*words)
        except RedisUnavailableError:
            return None


def cache_from(settings: Settings, server: RedisServer | None = None) -> Cache:
    """Return the cache of the settings; no connection is opened before its first use.

    `server`: the one that the settings name, where the caller uses it too, so that both share its circuit breaker.
    """
    server = server or redis_from(settings)
    if server:
        return RedisCache(server, CacheCipher(server_secret(settings)))
    return MemoryCache(settings.cache_bytes)
