"""The counts of the rate limits in Redis, one round trip a request.

The storage of the library `limits` counts a request in one, and reads what is left in another. The first answer brings
both here: the same two scripts are sent together, and the same thread, which reads next, is given what came.
"""

import threading
from typing import TYPE_CHECKING, Any

from limits.storage import RedisStorage
from redis.exceptions import NoScriptError, RedisError

if TYPE_CHECKING:
    from redis import ConnectionPool

Window = tuple[int, float, int, float]


class RedisCounts(RedisStorage):
    """The storage of the library on the connections of `pool`; safe between threads, as that is."""

    def __init__(self, pool: "ConnectionPool") -> None:
        super().__init__("redis://", connection_pool=pool)
        self._of_thread = threading.local()

    def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count a request of `key` and return whether it is within the limit; the window is read on the way."""
        names = [self.prefixed_key(self._previous_window_key(key)), self.prefixed_key(self._current_window_key(key))]
        both: Any = self.storage.pipeline(transaction=False)
        both.evalsha(self.lua_acquire_sliding_window.sha, 2, *names, limit, expiry, amount)
        both.evalsha(self.lua_sliding_window.sha, 2, *names, expiry)
        counted, window = both.execute(raise_on_error=False)
        self._of_thread.window = None
        if isinstance(counted, NoScriptError):  # a server that has just been started: the library loads them
            return super().acquire_sliding_window_entry(key, limit, expiry, amount)
        if isinstance(counted, RedisError):
            raise counted
        if not isinstance(window, RedisError):
            self._of_thread.window = key, _window(window)
        return bool(counted)

    def get_sliding_window(self, key: str, expiry: int) -> Window:
        """Return the counts of `key` and their seconds, as they were read with the last request of this thread."""
        read: tuple[str, Window] | None = getattr(self._of_thread, "window", None)
        self._of_thread.window = None
        return read[1] if read is not None and read[0] == key else super().get_sliding_window(key, expiry)


def _window(reply: list[bytes | int | None]) -> Window:
    """Return what the library's script says, in the library's units."""
    previous, previous_ttl, current, current_ttl = (max(0, int(value or 0)) for value in reply)
    return previous, previous_ttl / 1000, current, current_ttl / 1000
