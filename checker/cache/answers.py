"""Finished answers: remembered, or worked out once, however many ask for them at the same moment."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from checker.cache.cache import Cache
from checker.cache.lifetimes import stored_seconds
from checker.cache.single_flight import SingleFlight

#: How long an answer that another process works out is waited for, seconds: beyond that it is slower than working it
#: out, and that process may be dead.
PATIENCE: Final = 0.1
_LOOK_AGAIN: Final = 0.005


class Answers:
    """The answers of a cache, each kept for at most `seconds`. Safe between threads."""

    def __init__(self, cache: Cache, seconds: int) -> None:
        self._cache, self._seconds = cache, seconds
        self._flights = SingleFlight()

    def make_once(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the answer of `key`, from the cache or as `make` makes it: once in this process, and once among those
        that share a cache. Raises what `make` raises."""
        cached = self._cache.get(key)
        return cached if cached is not None else self._flights.run(key, partial(self._make, key, make))

    def make_each(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the answer of `key`, as `make_once` does, but nobody waits for another: of what takes long, so that
        `make` can refuse whom there is no room for."""
        cached = self._cache.get(key)
        return cached if cached is not None else self._stored(key, make())

    def _stored(self, key: str, value: bytes) -> bytes:
        self._cache.set(key, value, stored_seconds(key, self._seconds))
        return value

    def _make(self, key: str, make: Callable[[], bytes]) -> bytes:
        claim = self._cache.claim(key)
        value = claim.value
        if value is None and not claim.won:
            value = self._await(key)
        return value if value is not None else self._stored(key, make())

    def _await(self, key: str) -> bytes | None:
        """Return the answer that another process works out; None where it takes too long."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            time.sleep(_LOOK_AGAIN)
            if (value := self._cache.get(key)) is not None:
                return value
        return None
