"""An answer is worked out once, however many want it at the same moment, here or in other processes; nobody waits long
for another, and no copy outlives the time that is said."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import redis

from checker.cache import answers as module
from checker.cache.answers import Answers
from checker.cache.cache import Cache, MemoryCache
from checker.cache.cipher import CacheCipher
from checker.cache.lifetimes import copy_seconds, stored_seconds
from checker.cache.redis_cache import CLAIM_MILLISECONDS, RedisCache
from checker.cache.redis_server import FAIL_FAST, RedisServer
from checker.cache.two_tiers import TwoTiers
from tests.conftest import Valkey, wait_until

CIPHER = CacheCipher(b"s" * 32)
THREADS = 6


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here is about a slow server, and none about how fast this machine is."""
    for timeout in FAIL_FAST:
        monkeypatch.setitem(FAIL_FAST, timeout, 20)
    monkeypatch.setattr(module, "PATIENCE", 60)


class Counting(RedisServer):
    """Counts the round trips."""

    trips = 0

    def ask(self, call: Callable[[], Any]) -> Any:
        self.trips += 1
        return super().ask(call)


def process(url: str) -> tuple[TwoTiers, Counting]:
    """The cache of another process at the same server."""
    server = Counting(url, rest=15)
    return TwoTiers(MemoryCache(10**6), RedisCache(server, CIPHER), 60), server


class Work:
    """Counts how often it is done; does not end before it may."""

    def __init__(self) -> None:
        self.done, self.begun, self.may_end = 0, threading.Event(), threading.Event()

    def __call__(self) -> bytes:
        self.done += 1
        self.begun.set()
        assert self.may_end.wait(60)
        return b"answer"


def stampede(caches: list[Cache], work: Work) -> list[bytes]:
    """What THREADS threads of each process get that want one answer while it is worked out."""
    processes = [Answers(cache, 60) for cache in caches]
    with ThreadPoolExecutor(THREADS * len(caches)) as threads:
        wanted = [threads.submit(one.make_once, "k", work) for one in processes for _ in range(THREADS)]
        assert work.begun.wait(60)
        time.sleep(0.05)  # for whoever would begin beside it
        work.may_end.set()
        return [one.result(60) for one in wanted]


def test_a_stampede_is_worked_out_once_in_a_process() -> None:
    for cache in (MemoryCache(10**6), MemoryCache(0)):
        work = Work()
        assert stampede([cache], work) == [b"answer"] * THREADS
        assert work.done == 1


def test_a_stampede_is_worked_out_once_among_processes(valkey: Valkey) -> None:
    work = Work()
    caches: list[Cache] = [process(valkey.url)[0] for _ in range(3)]
    assert stampede(caches, work) == [b"answer"] * 3 * THREADS
    assert work.done == 1
    with redis.Redis(port=valkey.port) as client:
        assert client.keys() == [CIPHER.entry("k").encode()], "the claim has gone"


def test_one_who_died_at_it_holds_nobody_up_for_long(valkey: Valkey, monkeypatch: pytest.MonkeyPatch) -> None:
    dead, alive = process(valkey.url)[0], process(valkey.url)[0]
    assert dead.claim("k").won
    assert not alive.claim("k").won
    with redis.Redis(port=valkey.port) as client:
        assert 0 < client.pttl(f"{CIPHER.entry('k')}:claimed") <= CLAIM_MILLISECONDS
        client.set(f"{CIPHER.entry('other')}:claimed", "planted, and never ends")
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    assert Answers(alive, 60).make_once("k", lambda: b"own") == b"own"
    assert Answers(alive, 60).make_once("other", lambda: b"own") == b"own"


def test_what_was_stored_between_miss_and_claim_is_not_worked_out_again(valkey: Valkey) -> None:
    one, other = (process(valkey.url)[0] for _ in range(2))
    one.get = lambda key: None  # type: ignore[method-assign]  # it looked a moment before
    other.set("k", b"others", 60)
    assert Answers(one, 60).make_once("k", lambda: b"own") == b"others"


def test_whoever_waited_for_one_that_failed_works_himself() -> None:
    answers, began, outcomes = Answers(MemoryCache(10**6), 60), threading.Event(), []
    wait = threading.Event()

    def fails() -> bytes:
        began.set()
        wait.wait(60)
        raise ValueError("of the first alone")

    def first() -> None:
        with pytest.raises(ValueError, match="of the first alone"):
            answers.make_once("k", fails)
        outcomes.append(b"failed")

    thread = threading.Thread(target=first)
    thread.start()
    assert began.wait(60)
    other = threading.Thread(target=lambda: outcomes.append(answers.make_once("k", lambda: b"own")))
    other.start()
    wait.set()
    thread.join()
    other.join()
    assert sorted(outcomes) == [b"failed", b"own"]
    assert not answers._flights._under_way


def test_what_takes_long_is_waited_for_by_nobody() -> None:
    answers, work = Answers(MemoryCache(10**6), 60), Work()
    thread = threading.Thread(target=lambda: answers.make_each("k", work))
    thread.start()
    assert work.begun.wait(60)
    with pytest.raises(RuntimeError, match="no room"):
        answers.make_each("k", no_room)
    work.may_end.set()
    thread.join()
    assert answers.make_each("k", no_room) == b"answer"


def no_room() -> bytes:
    raise RuntimeError("no room")


def test_what_is_asked_again_costs_no_round_trip(valkey: Valkey) -> None:
    (writer, _), (reader, server) = process(valkey.url), process(valkey.url)
    Answers(writer, 60).make_once("k", lambda: b"answer")
    answers = Answers(reader, 60)
    assert [answers.make_once("k", no_room) for _ in range(100)] == [b"answer"] * 100
    assert server.trips == 1
    assert (answers.make_once("new", lambda: b"new"), server.trips) == (b"new", 4)  # read, claim and read, store


def test_no_copy_of_an_answer_outlives_the_time_that_is_said(valkey: Valkey) -> None:
    for said in (1, 2, 3, 4, 60, 3600, 86400):
        lives = [stored_seconds(f"report:{number}", said) for number in range(500)]
        assert 1 <= min(lives) <= max(lives) <= max(1, said - 2 * copy_seconds(said))
        assert said < 60 or max(lives) - min(lives) >= said // 25, "those of one moment end at different ones"
    cache, _ = process(valkey.url)
    cache._copy_seconds = 1
    RedisCache(RedisServer(valkey.url, rest=15), CIPHER).set("k", b"v", 60)
    assert cache.get("k") == b"v"
    wait_until(lambda: cache._near.get("k") is None)
    assert cache.get("k") == b"v"
