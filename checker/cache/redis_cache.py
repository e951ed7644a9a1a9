"""Finished answers in a Redis-compatible server that others may read and write, encrypted."""

from checker.cache import cipher
from checker.cache.cache import MAX_VALUE, Cache, MemoryCache, State
from checker.cache.cipher import CacheCipher
from checker.cache.redis_server import RedisServer, RedisUnavailableError, redis_from
from checker.server_secret import server_secret
from checker.settings import Settings


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


def redis_cache(settings: Settings, server: RedisServer | None = None) -> Cache:
    """Return the cache in the server of the settings, or in this process where they name none.

    `server`: the one that the settings name, where the caller uses it too, so that both share its circuit breaker.
    """
    server = server or redis_from(settings)
    if server is None:
        return MemoryCache(settings.cache_bytes)
    return RedisCache(server, CacheCipher(server_secret(settings)))
