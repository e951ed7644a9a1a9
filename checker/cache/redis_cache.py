"""Finished answers in a Redis-compatible server that others may read and write, encrypted."""

from checker.cache import cipher
from checker.cache.cache import MAX_VALUE, Cache, CacheClaim, MemoryCache, State, redis_from
from checker.cache.cipher import CacheCipher
from checker.cache.circuit_breaker import RedisUnavailableError
from checker.cache.lifetimes import copy_seconds
from checker.cache.redis_server import Command, RedisServer
from checker.cache.two_tiers import TwoTiers
from checker.server_secret import server_secret
from checker.settings import Settings

#: How long a claim lasts whose holder never stores anything, milliseconds: longer than the slowest check takes.
CLAIM_MILLISECONDS = 500


class RedisCache:
    """A cache in a Redis-compatible server that others may read and write. Every fault is a miss, and so is every value
    that we did not write ourselves under the same key."""

    def __init__(self, server: RedisServer, cipher: CacheCipher) -> None:
        self._server, self._cipher = server, cipher

    def get(self, key: str) -> bytes | None:
        """See Cache."""
        (value,) = self._replies(self._reading(key)) or (None,)
        return self._value(key, value)

    def claim(self, key: str) -> CacheClaim:
        """See Cache. Without a server that takes it, a claim is won."""
        mark = ("SET", self._mark(key), b"1", "NX", "PX", CLAIM_MILLISECONDS)
        marked, value = self._replies(mark, self._reading(key)) or (True, None)
        return CacheClaim(self._value(key, value), won=bool(marked))

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        if len(value) <= MAX_VALUE:
            entry = self._cipher.entry(key)
            self._replies(("SET", entry, self._cipher.encrypt(key, value), "EX", ttl), ("DEL", self._mark(key)))

    def state(self) -> State:
        """Return `ok` if the server answers now, `degraded` if not or while its circuit breaker is open."""
        return "ok" if self._server.answers() else "degraded"

    def _mark(self, key: str) -> str:
        """Return the name under which stands that somebody works out the value of `key`."""
        return f"{self._cipher.entry(key)}:claimed"

    def _reading(self, key: str) -> Command:
        """Return the command that reads one byte more than is ever stored: a planted giant is recognised, not
        loaded."""
        return ("GETRANGE", self._cipher.entry(key), 0, MAX_VALUE + cipher.OVERHEAD)

    def _value(self, key: str, reply: object) -> bytes | None:
        if not isinstance(reply, bytes) or len(reply) > MAX_VALUE + cipher.OVERHEAD:
            return None
        return self._cipher.decrypt(key, reply)

    def _replies(self, *commands: Command) -> list[object] | None:
        """Return the server's replies, in one round trip; None where it does not answer, or refuses one of them."""
        try:
            return self._server.commands(*commands)
        except RedisUnavailableError:
            return None


def redis_cache(settings: Settings, server: RedisServer | None = None) -> Cache:
    """Return the cache in the server of the settings, or in this process alone where they name none.

    `server`: the one that the settings name, where the caller uses it too, so that both share its circuit breaker.
    """
    server = server or redis_from(settings)
    if server is None:
        return MemoryCache(settings.cache_bytes)
    shared = RedisCache(server, CacheCipher(server_secret(settings)))
    return TwoTiers(MemoryCache(settings.cache_bytes), shared, copy_seconds(settings.cache_seconds))
