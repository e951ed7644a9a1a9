"""The counts of the rate limits in Redis, one round trip a request.

By the two scripts of the library `limits`, which counts a request in one round trip and reads what is left in another.
"""

from typing import TYPE_CHECKING, Any

from limits.storage import RedisStorage
from redis.exceptions import NoScriptError

from checker.limits.sliding_window import Window

if TYPE_CHECKING:
    from redis import ConnectionPool


class RedisCounts(RedisStorage):
    """The storage of the library on the connections of `pool`; safe between threads, as that is."""

    def __init__(self, pool: "ConnectionPool") -> None:
        super().__init__("redis://", connection_pool=pool)

    def count(self, key: str, limit: int, seconds: int) -> tuple[bool, Window]:
        """Count a request of `key` if it is within the limit; return whether it is, and the counts then. Raises what
        redis-py raises, and ValueError or TypeError for a reply that is none."""
        names = [self.prefixed_key(self._previous_window_key(key)), self.prefixed_key(self._current_window_key(key))]
        both: Any = self.storage.pipeline(transaction=False)
        both.evalsha(self.lua_acquire_sliding_window.sha, 2, *names, limit, seconds, 1)
        both.evalsha(self.lua_sliding_window.sha, 2, *names, seconds)
        counted, window = both.execute(raise_on_error=False)
        if isinstance(counted, NoScriptError):  # a server that has just been started: the library loads them
            counted = self.acquire_sliding_window_entry(key, limit, seconds)
            window = NoScriptError()
        if isinstance(counted, Exception):
            raise counted
        if isinstance(window, NoScriptError):
            return bool(counted), Window(*self.get_sliding_window(key, seconds))
        return bool(counted), _window(window)


def _window(reply: list[bytes | int | None]) -> Window:
    """Return what the library's script says, its times in seconds."""
    previous, previous_left, current, current_left = (max(0, int(value or 0)) for value in reply)
    return Window(previous, previous_left / 1000, current, current_left / 1000)
