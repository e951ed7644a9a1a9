"""One thread works out what many want at the same time; the others wait for it, though not for ever."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

#: How long a thread waits for another's work, seconds. The slowest check takes some 50 ms.
PATIENCE: Final = 2.0


class SingleFlight:
    """Work under way in this process, by its key. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[str, Future[bytes | None]] = {}

    def run(self, key: str, work: Callable[[], bytes]) -> bytes:
        """Return what `work` returns, or what another thread's work for `key` returns that is under way. Whoever waited
        in vain, for the other failed or takes too long, works himself. Raises what `work` raises."""
        with self._lock:
            other = self._under_way.get(key)
            if other is None:
                own = self._under_way[key] = Future[bytes | None]()
        if other is not None:
            return _result(other) or work()
        value = None
        try:
            value = work()
        finally:
            with self._lock:
                del self._under_way[key]
            own.set_result(value)
        return value


def _result(other: Future[bytes | None]) -> bytes | None:
    try:
        return other.result(PATIENCE)
    except TimeoutError:
        return None
