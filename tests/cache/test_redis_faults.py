"""A Redis that hangs, dies, is full or takes no writes, under four clients at once: everybody is answered, the limit
still holds, and when it is well again it is used again."""

import contextlib
import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import redis
from limits.storage import RedisStorage

from checker.cache.cipher import CacheCipher
from checker.cache.circuit_breaker import RedisUnavailableError
from checker.cache.redis_cache import RedisCache
from checker.cache.redis_server import RedisServer
from checker.limits.request_counts import RequestCounts
from checker.limits.request_rates import RequestRates
from tests.cache.redis_pace import hasty
from tests.conftest import Server, Valkey, serving, wait_until

RATE, THREADS, EACH = 20, 4, 10
LIMIT = "20/hour"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    server = Valkey(tmp_path_factory.mktemp("valkey"))
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def limited(store: Valkey, data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One worker behind one proxy, so that each test is a client of its own."""
    settings = {"before": hasty, "redis_url": store.url, "rate_limit": LIMIT, "workers": "1", "proxy_hops": "1"}
    with serving(tmp_path_factory.mktemp("limited"), data_dir, settings) as served:
        yield served


def full(store: Valkey, client: redis.Redis) -> Callable[[], object]:
    client.config_set("maxmemory-policy", "noeviction")
    client.config_set("maxmemory", 1)
    return lambda: client.config_set("maxmemory", 0)


def replica(store: Valkey, client: redis.Redis) -> Callable[[], object]:
    client.replicaof("127.0.0.1", 1)
    return lambda: client.replicaof("NO", "ONE")


def alone(store: Valkey, client: redis.Redis) -> Callable[[], object]:
    client.config_set("min-replicas-to-write", 1)
    return lambda: client.config_set("min-replicas-to-write", 0)


def hung(store: Valkey, client: redis.Redis) -> Callable[[], object]:
    store.freeze()
    return store.thaw


def dead(store: Valkey, client: redis.Redis) -> Callable[[], object]:
    store.kill()
    return store.start


FAULTS = [full, replica, alone, hung, dead]


def visit(server: Server, client: str, target: str = "/api/v1/check?name=a") -> tuple[int, str | None]:
    """The status of one request from this client, and what it says of its allowance."""
    asked = urllib.request.Request(server.url + target, headers={"X-Forwarded-For": client})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.headers["X-RateLimit-Remaining"]
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers["X-RateLimit-Remaining"]


def counted(store: Valkey, client: str) -> bool:
    """Whether Redis holds a count of this client."""
    with redis.Redis(port=store.port) as reader:
        return any(client.encode() in key for key in reader.keys("LIMITS:*"))


def cache_state(server: Server) -> str:
    with urllib.request.urlopen(f"{server.url}/readyz", timeout=60) as ready:
        state: str = json.load(ready)["cache"]
    return state


@pytest.mark.parametrize("fault", FAULTS)
def test_everybody_is_answered_and_the_limit_holds(
    fault: Callable[[Valkey, redis.Redis], Callable[[], object]], store: Valkey, limited: Server
) -> None:
    client = f"203.0.113.{10 + FAULTS.index(fault)}"
    targets = [f"/check?name={urllib.parse.quote('银享花')}", "/api/v1/check?name=a", "/", "/sources"]
    targets = [targets[n % len(targets)] for n in range(THREADS * EACH)]
    with redis.Redis(port=store.port) as admin:
        mend = fault(store, admin)
        try:
            with ThreadPoolExecutor(THREADS) as threads:
                answers = list(threads.map(lambda target: visit(limited, client, target), targets))
        finally:
            mend()
    statuses = [status for status, _ in answers]
    assert set(statuses) == {200, 429}
    assert RATE <= statuses.count(200) <= RATE + 2  # the clock's hour may end in between
    assert all(remaining is not None for _, remaining in answers)
    assert fault is hung or not counted(store, client)  # one that hung still takes what had been sent to it

    wait_until(lambda: cache_state(limited) == "ok")
    later = f"203.0.113.{20 + FAULTS.index(fault)}"
    wait_until(lambda: bool(visit(limited, later)) and counted(store, later))  # again for all workers together


def in_threads(act: Callable[[], object]) -> None:
    threads = [threading.Thread(target=act) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_hung_server_is_waited_for_by_those_under_way_and_then_by_nobody(valkey: Valkey) -> None:
    """Told not by the clock but by who still reaches for the server, cache and limit together."""
    server = RedisServer(valkey.url, rest=3600)
    counts, cache = RequestCounts(server=server), RedisCache(server, CacheCipher(b"s" * 32))
    reached: list[bool] = []

    def ask() -> None:
        with contextlib.suppress(RedisUnavailableError):
            server.ask(lambda: reached.append(True))

    ask()
    valkey.freeze()
    in_threads(lambda: [counts.count("k", 1000, 3600) for _ in range(20)])
    in_threads(ask)
    assert cache.get("k") is None
    assert cache.state() == "degraded"
    assert reached == [True]
    assert counts.memory.count("k", 1000, 3600)[1].current == 20 * THREADS + 1
    valkey.thaw()


def test_threads_count_to_the_limit_in_memory() -> None:
    counts, passed = RequestCounts(), []
    in_threads(lambda: [passed.append(counts.count("k", 150, 3600)[0]) for _ in range(100)])
    assert 150 <= passed.count(True) <= 152  # the clock's hour may end in between


def test_a_refusal_ends_counting_there_until_a_write_succeeds(valkey: Valkey) -> None:
    counts = RequestCounts(server=RedisServer(valkey.url, rest=0))
    with redis.Redis(port=valkey.port) as admin:
        assert counts.count("k", 10, 3600)[1].current == 1
        admin.config_set("min-replicas-to-write", 1)
        assert counts.count("k", 10, 3600)[1].current == 1  # in memory, and not the count that stands still
        assert counts.count("k", 10, 3600)[1].current == 2
        admin.config_set("min-replicas-to-write", 0)
        assert counts.count("k", 10, 3600)[1].current == 2  # one from before, one now


def test_a_request_is_counted_and_what_is_left_read_in_one_round_trip(valkey: Valkey) -> None:
    """Also by a server that has forgotten the scripts, and as the library counts by itself."""
    server = RedisServer(valkey.url, rest=0)
    rates = RequestRates("20/hour", server)
    with redis.Redis(port=valkey.port) as admin:
        left = [rates.count("192.0.2.1").remaining for _ in range(3)]
        connection, sent = server.pool.get_connection(), []
        write = connection.send_packed_command
        connection.send_packed_command = lambda *words, **more: (sent.append(words), write(*words, **more))
        server.pool.release(connection)
        left.append(rates.count("192.0.2.1").remaining)
        assert len(sent) == 1
        admin.script_flush()
        left.append(rates.count("192.0.2.1").remaining)
        assert left == [19, 18, 17, 16, 15]
        by_the_library = RedisStorage("redis://", connection_pool=server.pool)
        assert by_the_library.get_sliding_window("192.0.2.1/site/20/3600", 3600)[2] == 5


def test_counting_in_memory_starts_no_thread_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = RequestRates("20/second")
    monkeypatch.setattr(threading.Thread, "start", lambda self: pytest.fail("a thread for every request"))
    for number in range(50):
        rates.count(f"192.0.2.{number}")
    assert rates.count("192.0.2.1").remaining == 18
    entries = rates.counts.memory.counts
    wait_until(lambda: bool(rates.count("192.0.2.200")) and len(entries) <= 2)
