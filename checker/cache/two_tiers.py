"""A shared cache with a memory of this process before it, so that what is asked all the time costs no round trip.

No invalidation is needed, as server-assisted client-side caching offers it: a key holds all that its answer depends on,
so an answer once right under its key stays right; it only ends.
"""

from checker.cache.cache import Cache, CacheClaim, MemoryCache, State


class TwoTiers:
    """The cache `shared`, and before it `near`, into which is copied, for `copy_seconds`, what others have stored."""

    def __init__(self, near: MemoryCache, shared: Cache, copy_seconds: int) -> None:
        self._near, self._shared, self._copy_seconds = near, shared, copy_seconds

    def get(self, key: str) -> bytes | None:
        """See Cache."""
        value = self._near.get(key)
        return value if value is not None else self._copied(key, self._shared.get(key))

    def claim(self, key: str) -> CacheClaim:
        """See Cache."""
        near = self._near.claim(key)
        if near.value is not None:
            return near
        claim = self._shared.claim(key)
        self._copied(key, claim.value)
        return claim

    def set(self, key: str, value: bytes, ttl: int) -> None:
        """See Cache."""
        self._near.set(key, value, ttl)
        self._shared.set(key, value, ttl)

    def state(self) -> State:
        """Return the state of the shared cache."""
        return self._shared.state()

    def _copied(self, key: str, value: bytes | None) -> bytes | None:
        if value is not None:
            self._near.set(key, value, self._copy_seconds)
        return value
