"""How long a command waits for Redis in a test: a busy machine is no fault of the server."""

from checker.cache import redis_server


def patient() -> None:
    """Take no server for dead that merely waits for the processor."""
    redis_server.FAIL_FAST.update(socket_timeout=20, socket_connect_timeout=20)


def hasty() -> None:
    """Wait a little for one that hangs, and rest for a second after a fault in the place of fifteen."""
    redis_server.FAIL_FAST.update(socket_timeout=0.5, socket_connect_timeout=0.5)
    redis_server.RETRY_SECONDS = 1.0
