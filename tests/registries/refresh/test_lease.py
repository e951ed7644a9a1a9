"""The lease between real processes on one SQLite file: one holder, also after `kill -9`; an old one writes nothing."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from registries.model import Outcome
from registries.refresh.lease import Lease, LeaseHeldError, LeaseLostError
from registries.store.store import Store
from tests.conftest import wait_until
from tests.factories.records import licence
from tests.preloaded import CONTEXT
from tests.registries.refresh import jobs

A, B = licence("测试甲公司"), licence("测试乙公司")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_one_holds_it_and_the_next_comes_after(store: Store) -> None:
    with Lease(store, "first") as first:
        with (
            pytest.raises(LeaseHeldError, match=r"^first holds the lease, last heard \d s ago$"),
            Lease(store, "second"),
        ):
            pass
        assert not first.lost
    with Lease(store, "second") as second:
        assert second.fence == first.fence + 1


def test_it_is_free_again_after_an_error(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), Lease(store, "first"):
        _ = 1 / 0
    with Lease(store, "second"):
        pass


def test_there_is_no_fence_before_it_is_held(store: Store) -> None:
    with pytest.raises(RuntimeError):
        _ = Lease(store, "first").fence


def test_a_heartbeat_keeps_it_over_many_terms(store: Store) -> None:
    with Lease(store, "first", seconds=0.3) as lease:
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            with pytest.raises(LeaseHeldError), Lease(store, "second", seconds=0.3):
                pass
            time.sleep(0.05)
        assert not lease.lost


WRITES: list[Callable[[Store, int], object]] = [
    lambda store, fence: store.publish("a", [B], sha256="", as_of=None, fence=fence),
    lambda store, fence: store.note("a", Outcome.FAILED, "", fence=fence),
    lambda store, fence: store.hold("a", [B], sha256="", as_of=None, message="", fence=fence),
]


@pytest.mark.parametrize("write", WRITES, ids=["publish", "note", "hold"])
def test_an_overtaken_holder_notices_and_writes_nothing(store: Store, write: Callable[[Store, int], object]) -> None:
    clock = Clock()
    store.publish("a", [A], sha256="", as_of=None)
    with Lease(store, "slow", seconds=0.3, clock=clock) as slow:
        clock.now += 1  # as if it had slept past its term
        with Lease(store, "next", clock=clock) as other:
            before = store.stamp()
            with pytest.raises(LeaseLostError, match="taken over"):
                write(store, slow.fence)
            assert store.stamp() == before
            assert store.current("a") == (A,)
            assert store.held("a") is None
            wait_until(lambda: slow.lost)
            assert not other.lost
            write(store, other.fence)
    assert store.stamp() > before


def test_an_overtaken_holder_does_not_free_the_lease_of_the_next(store: Store) -> None:
    clock = Clock()
    slow = Lease(store, "slow", clock=clock)
    with slow:
        clock.now += 61
        other = Lease(store, "next", clock=clock)
        other.__enter__()
    with pytest.raises(LeaseHeldError, match="next"), Lease(store, "third", clock=clock):
        pass
    other.__exit__()


def test_a_clock_set_back_does_not_block_it_for_a_day(store: Store) -> None:
    clock = Clock()
    with Lease(store, "yesterday", clock=clock) as first:
        clock.now -= 86_400
        with Lease(store, "today", clock=clock) as second:
            assert second.fence == first.fence + 1


def test_a_small_difference_of_clocks_does_not_free_it(store: Store) -> None:
    clock = Clock()
    with Lease(store, "first", clock=clock):
        clock.now -= 30
        with pytest.raises(LeaseHeldError), Lease(store, "second", clock=clock):
            pass


def test_a_killed_holder_s_lease_runs_out(store: Store, url: str) -> None:
    said: Queue[int] = CONTEXT.Queue()
    process = CONTEXT.Process(target=jobs.hold_for_ever, args=(url, 0.5, said), daemon=True)
    process.start()
    fence = said.get(timeout=20)
    time.sleep(0.6)  # longer than a term: it is its heartbeat that keeps it
    with pytest.raises(LeaseHeldError, match="killed"), Lease(store, "next"):
        pass
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join(10)
    wait_until(lambda: _fence_if_free(store) == fence + 1)


def _fence_if_free(store: Store) -> int | None:
    try:
        with Lease(store, "next") as lease:
            return lease.fence
    except LeaseHeldError:
        return None


def test_of_ten_parallel_starts_exactly_one_publishes(url: str) -> None:
    gate, said = CONTEXT.Barrier(10), CONTEXT.Queue()
    processes = [CONTEXT.Process(target=jobs.start_once, args=(url, gate, said), daemon=True) for _ in range(10)]
    for process in processes:
        process.start()
    words = sorted(said.get(timeout=50) for _ in processes)
    for process in processes:
        process.join(20)
    assert words == ["held"] + ["refused"] * 9
    assert [process.exitcode for process in processes] == [0] * 10
    store = Store(url)
    assert store.revision() == 1
    assert len(store.current("a")) == 1
    store.close()


def test_a_publisher_killed_at_any_moment_leaves_whole_revisions_only(store: Store, url: str) -> None:
    for number in range(6):
        said: Queue[str] = CONTEXT.Queue()
        process = CONTEXT.Process(target=jobs.publish_for_ever, args=(url, said), daemon=True)
        process.start()
        said.get(timeout=20)
        end = time.monotonic() + 0.15 + 0.037 * number
        while time.monotonic() < end:
            assert _sides(store) in ({"甲"}, {"乙"}, set())
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join(10)
        assert _sides(store) in ({"甲"}, {"乙"}, set())
    assert len(store.changes(at_most=10**9)) == store.revision()
    assert store.publish("b", [A], sha256="", as_of=None).outcome is Outcome.PUBLISHED


def _sides(store: Store) -> set[str]:
    records = [held.record for held in store.records(store.revision())]
    assert len(records) in (0, 400)
    return {record.legal_name[2] for record in records}  # type: ignore[union-attr]
