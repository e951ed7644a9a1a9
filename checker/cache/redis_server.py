"""A Redis-compatible server that may die, hang or send nonsense at any time, behind a circuit breaker.

The cache and the rate limit share the breaker: a fault that one of them met, the other need not wait for.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from checker.cache.circuit_breaker import CircuitBreaker, RedisRefusalError, RedisUnavailableError

#: A server on the same network answers in under 1 ms; one that takes 100 ms is slower than working the answer out.
FAIL_FAST: dict[str, Any] = {"socket_timeout": 0.1, "socket_connect_timeout": 0.1}

#: After a fault the server is left alone this long, seconds, so that a hung one delays one request and not all.
RETRY_SECONDS = 15.0

#: What a dead or hung server raises, and one that sends nonsense: no protocol, or no reply to the command.
_BAD_REPLIES = (redis.InvalidResponse, ValueError, TypeError, LookupError)
_FAULTS = (redis.ConnectionError, redis.TimeoutError, OSError, *_BAD_REPLIES)

Answer = TypeVar("Answer")

#: A command in Redis's own words.
Command = tuple[str | bytes | int, ...]


class RedisServer:
    """One server, its connections and its circuit breaker. Nothing is sent before the first command."""

    def __init__(self, url: str, rest: float) -> None:
        self.rest = rest
        self.pool = redis.ConnectionPool.from_url(url, retry=Retry(NoBackoff(), 0), **FAIL_FAST)
        self._client = redis.Redis(connection_pool=self.pool)
        self._breaker = CircuitBreaker(rest)

    def commands(self, *commands: Command) -> list[object]:
        """Return the server's replies to commands that are sent together. Raises as `ask` does."""
        return self.ask(lambda: self._together(commands))

    def _together(self, commands: Sequence[Command]) -> list[object]:
        if len(commands) == 1:
            return [self._client.execute_command(*commands[0])]  # type: ignore[no-untyped-call]
        pipeline = self._client.pipeline(transaction=False)
        for command in commands:
            pipeline.execute_command(*command)  # type: ignore[no-untyped-call]
        return pipeline.execute()

    def ask(self, call: Callable[[], Answer]) -> Answer:
        """Return what `call`, which talks to this server, returns. Raises RedisUnavailableError or
        RedisRefusalError."""
        if not self._breaker.admits():
            raise RedisUnavailableError
        try:
            answer = call()
        except _FAULTS as fault:
            self._breaker.fail()
            raise RedisUnavailableError from fault
        except redis.RedisError as refusal:
            self._breaker.succeed()
            raise RedisRefusalError from refusal
        self._breaker.succeed()
        return answer

    def answers(self) -> bool:
        """Return whether the server answers now; False while the breaker is open."""
        try:
            self.commands(("PING",))
        except RedisRefusalError:
            return True
        except RedisUnavailableError:
            return False
        return True
