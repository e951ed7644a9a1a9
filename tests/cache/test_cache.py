"""Both caches behave alike; a Redis in any state but health is a miss, never an error, and soon costs nothing."""

import pickle
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis

from checker.cache.cache import MAX_VALUE, Cache, MemoryCache, cache_from
from checker.cache.cipher import OVERHEAD, CacheCipher
from checker.cache.redis_cache import RedisCache
from checker.cache.redis_server import FAIL_FAST, RETRY_SECONDS, RedisServer
from checker.cache.two_tiers import TwoTiers
from checker.settings import Settings
from tests.conftest import Valkey, free_port, wait_until

CIPHER = CacheCipher(b"s" * 32)


def shared(url: str, rest: float = RETRY_SECONDS) -> RedisCache:
    """A cache in this server."""
    return RedisCache(RedisServer(url, rest), CIPHER)


@pytest.fixture(params=["memory", "redis"])
def cache(request: pytest.FixtureRequest) -> Cache:
    if request.param == "memory":
        return MemoryCache(4 * MAX_VALUE)
    return shared(request.getfixturevalue("valkey").url)


class Counting(RedisServer):
    """Counts who reaches for the server: whoever does not, does not wait for it either."""

    reached = 0

    def ask(self, question: Callable[[], Any]) -> Any:
        def counted() -> Any:
            self.reached += 1
            return question()

        return super().ask(counted)


def test_it_remembers_and_overwrites(cache: Cache) -> None:
    assert cache.get("k") is None
    cache.set("k", '{"名": 1}'.encode(), 60)
    cache.set("k", b"\x00\xff", 60)
    assert cache.get("k") == b"\x00\xff"
    assert cache.get("other") is None
    assert cache.state() == "ok"


def test_it_forgets_in_time(cache: Cache) -> None:
    cache.set("k", b"v", 1)
    assert cache.get("k") == b"v"
    wait_until(lambda: cache.get("k") is None)


def test_the_largest_value_is_kept_and_a_larger_one_not(cache: Cache) -> None:
    cache.set("fits", b"x" * MAX_VALUE, 60)
    cache.set("too large", b"x" * (MAX_VALUE + 1), 60)
    assert cache.get("fits") == b"x" * MAX_VALUE
    assert cache.get("too large") is None


def test_memory_is_bounded_and_the_least_used_goes_first() -> None:
    cache = MemoryCache(10 * (1000 + MemoryCache.OVERHEAD))
    for number in range(10):
        cache.set(str(number), b"x" * 1000, 60)
    assert cache.get("0")
    cache.set("new", b"x" * 1000, 60)
    assert cache.get("0")
    assert cache.get("new")
    assert cache.get("1") is None


def test_no_memory_is_off() -> None:
    cache = MemoryCache(0)
    cache.set("k", b"v", 60)
    assert cache.get("k") is None
    assert cache.state() == "off"


def test_memory_is_safe_between_threads() -> None:
    cache = MemoryCache(50 * (10 + MemoryCache.OVERHEAD))
    wrong: list[bytes] = []

    def work(start: int) -> None:
        for number in range(start, start + 2000):
            key = str(number % 97)
            cache.set(key, key.encode().ljust(10), 60)
            if (seen := cache.get(key)) and seen.strip() != key.encode():
                wrong.append(seen)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(0, 4000, 500)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_settings_choose(valkey: Valkey, settings: Settings) -> None:
    assert isinstance(cache_from(settings), MemoryCache)
    assert isinstance(cache_from(settings.model_copy(update={"redis_url": valkey.url})), TwoTiers)


def test_down_at_start_is_a_miss_and_costs_nothing() -> None:
    server = Counting(f"redis://127.0.0.1:{free_port()}/0", rest=3600)
    cache = RedisCache(server, CIPHER)
    assert cache.get("k") is None
    cache.set("k", b"v", 60)
    assert cache.state() == "degraded"
    assert [cache.get("k") for _ in range(100)] == 100 * [None]
    assert server.reached == 1


def test_killed_and_back(valkey: Valkey) -> None:
    cache = shared(valkey.url, rest=0.1)
    cache.set("k", b"v", 60)
    assert cache.get("k") == b"v"
    valkey.kill()
    assert cache.get("k") is None
    assert cache.state() == "degraded"
    valkey.start()
    wait_until(lambda: cache.state() == "ok")
    cache.set("k", b"again", 60)
    assert cache.get("k") == b"again"
    assert cache.state() == "ok"


def test_hung_delays_one_question_and_not_all(valkey: Valkey) -> None:
    server = Counting(valkey.url, rest=3600)
    cache = RedisCache(server, CIPHER)
    assert {FAIL_FAST[key] for key in ("socket_timeout", "socket_connect_timeout")} == {0.1}
    assert FAIL_FAST.items() <= server.pool.connection_kwargs.items()
    valkey.freeze()
    assert cache.get("k") is None
    assert [cache.get("k") for _ in range(100)] == 100 * [None]
    assert server.reached == 1
    valkey.thaw()


def test_after_its_rest_only_one_caller_tries(valkey: Valkey, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Counting(valkey.url, rest=3600)
    cache = RedisCache(server, CIPHER)
    valkey.freeze()
    cache.get("k")
    later = time.monotonic() + 3601
    monkeypatch.setattr(time, "monotonic", lambda: later)  # the rest is over, and the next one is not
    threads = [threading.Thread(target=lambda: cache.get("k")) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    monkeypatch.undo()
    assert server.reached == 2
    valkey.thaw()


PLANTED: dict[str, Callable[[redis.Redis], object]] = {
    "a list": lambda client: client.rpush(CIPHER.entry("k"), "a"),
    "a hash": lambda client: client.hset(CIPHER.entry("k"), "a", "b"),
    "a giant": lambda client: client.set(CIPHER.entry("k"), b"x" * (MAX_VALUE + OVERHEAD + 1)),
    "nothing at all": lambda client: client.set(CIPHER.entry("k"), b""),
    "a value in clear": lambda client: client.set(CIPHER.entry("k"), b'{"verdict": "all is well"}'),
    "a pickle": lambda client: client.set(CIPHER.entry("k"), pickle.dumps(print)),
    "less than a nonce and a tag": lambda client: client.set(CIPHER.entry("k"), b"x" * 27),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_we_did_not_write_is_a_miss(what: str, valkey: Valkey) -> None:
    PLANTED[what](redis.Redis(port=valkey.port))
    cache = shared(valkey.url)
    assert cache.get("k") is None
    assert cache.state() == "ok"
    cache.set("other", b"v", 60)
    assert cache.get("other") == b"v"


def test_full_or_read_only_is_no_error(valkey: Valkey) -> None:
    redis.Redis(port=valkey.port).config_set("maxmemory", 1)
    cache = shared(valkey.url)
    cache.set("k", b"v", 60)
    assert cache.get("k") is None
    assert cache.state() == "ok"


@pytest.fixture
def babbler() -> Iterator[Callable[[bytes], str]]:
    """A server that answers everything with the same bytes."""
    listener = socket.create_server(("127.0.0.1", 0))
    reply = b""

    def babble() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(65536)
                connection.sendall(reply)

    def start(words: bytes) -> str:
        nonlocal reply
        reply = words
        threading.Thread(target=babble, daemon=True).start()
        return f"redis://127.0.0.1:{listener.getsockname()[1]}/0"

    yield start
    listener.close()


@pytest.mark.parametrize(
    "words", [b"HTTP/1.1 200 OK\r\n\r\n", b"$abc\r\n", b"$-5\r\nx", b"*99999999\r\n", b":1\r\n", b"\x00" * 100, b""]
)
def test_a_server_that_babbles_is_a_miss(words: bytes, babbler: Callable[[bytes], str]) -> None:
    cache = shared(babbler(words))
    assert cache.get("k") is None
    cache.set("k", b"v", 60)
    assert cache.get("k") is None
