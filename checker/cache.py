"""Finished answers, remembered: in this process, or in a Redis-compatible server shared by many.

A cache may forget at any time and may never fail: whatever goes wrong in it is a miss. Values are bytes of JSON,
checked on the way back from a server; nothing here is ever executed or unpickled.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, Literal, Protocol

import redis
from cachetools import TLRUCache
from redis.backoff import NoBackoff
from redis.retry import Retry

from checker.settings import Settings

#: The largest answer kept, bytes. A report is 10-60 KiB; what is larger was not written by us.
MAX_VALUE = 512 * 1024

#: A server on the same network answers in under 1 ms; one that takes 100 ms is slower than working the answer out.
FAIL_FAST: dict[str, Any] = {"socket_timeout": 0.1, "socket_connect_timeout": 0.1}

#: After a fault the server is left alone this long, seconds, so that a hung one delays one request and not all.
REST = 15.0

#: What a dead, hung or babbling server raises; the last two come from replies that are no protocol at all.
_FAULTS = (redis.ConnectionError, redis.TimeoutError, redis.InvalidResponse, OSError, ValueError)

Accepts = Callable[[bytes], bool]
State = Literal["ok", "degraded", "off"]


def _anything(_value: bytes) -> bool:
    return True


class Cache(Protocol):
    """Bytes under a key for some seconds."""

    def get(self, key: str) -> bytes | None:
        """The value last set, or None if it is gone or cannot be had."""

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """Remember `value` for at most `ttl` seconds; too large a value is not kept."""

    def state(self) -> State:
        """`ok`, `degraded` (a server is configured and does not answer), or `off`."""


class MemoryCache:
    """In this process, bounded by bytes; the least recently used goes first. Safe between threads."""

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
        """Always `ok`, or `off` where no room was given."""
        return "ok" if self._entries.maxsize else "off"


class RedisCache:
    """In a Redis-compatible server. Every fault is a miss, and after one the server rests for `rest` seconds.

    Others may write there, so a value counts only if `accepts` says it is what we would have written.
    """

    def __init__(self, url: str, accepts: Accepts = _anything, rest: float = REST) -> None:
        self._accepts = accepts
        self._client = redis.Redis.from_url(url, retry=Retry(NoBackoff(), 0), **FAIL_FAST)
        self._rest = rest
        self._closed_until = 0.0
        self._healthy = True
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """See Cache. Reads one byte more than is ever stored: a planted giant is recognised, not loaded."""
        value = self._ask("GETRANGE", key, 0, MAX_VALUE)
        if not isinstance(value, bytes) or not 0 < len(value) <= MAX_VALUE:
            return None
        return value if self._accepts(value) else None

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        if len(value) <= MAX_VALUE:
            self._ask("SET", key, value, "EX", ttl)

    def state(self) -> State:
        """`ok` if the server answers now, `degraded` if not or while it rests."""
        self._ask("PING")
        return "ok" if self._healthy else "degraded"

    def _ask(self, *command: str | bytes | int) -> object:
        if not self._may_ask():
            return None
        try:
            answer: object = self._client.execute_command(*command)  # type: ignore[no-untyped-call]
        except _FAULTS:
            self._healthy, self._closed_until = False, time.monotonic() + self._rest
            return None
        except redis.RedisError:  # it lives, and refuses this one command: wrong type, read-only, out of memory
            return None
        self._healthy = True
        return answer

    def _may_ask(self) -> bool:
        """Whether the server is well, or has rested and this caller is the one who tries it again."""
        if self._healthy:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._closed_until:
                return False
            self._closed_until = now + self._rest
            return True


def cache_from(settings: Settings, accepts: Accepts = _anything) -> Cache:
    """The cache that the settings ask for; whether a server answers is found out at the first question.

    `accepts` judges what comes back from a server; what this process itself remembers needs no judging.
    """
    if settings.redis_url:
        return RedisCache(settings.redis_url, accepts)
    return MemoryCache(settings.cache_bytes)
