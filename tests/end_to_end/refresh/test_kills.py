"""Jobs that are killed at any moment, and jobs that are started all at once, while somebody reads."""

import json
import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from registries.model import Outcome
from registries.row_identity import digest
from registries.store.store import Store
from tests.conftest import COMMAND, wait_until
from tests.end_to_end.refresh.conftest import World, host_of, of
from tests.preloaded import start_preloaded

#: Each of them passes its own gate on the small street.
SOURCES = (
    "pboc.credit_reporting",
    "lenders.zhongxin.platforms",
    "lenders.zhongxin.guarantors",
    "lenders.mayi.collectors",
    "lenders.mengshang.collectors",
    "lenders.zhongyou.collectors",
)


def settings(world: World) -> dict[str, str]:
    return {
        "LENDER_CHECKER_DATA_DIR": str(world.folder),
        "LENDER_CHECKER_PUBLISHERS_URL": world.street.base,
        "LENDER_CHECKER_PAUSE_SECONDS": "0",
    }


def words() -> list[str]:
    return ["refresh", *SOURCES, "--json"]


def start(world: World) -> subprocess.Popen[bytes]:
    environment = os.environ | settings(world)
    return subprocess.Popen([*COMMAND, *words()], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def a_minute_passes(world: World) -> None:
    """What the lease of a killed job waits for."""
    engine = create_engine(world.settings.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE lease SET expires = 0"))
    engine.dispose()


class Reader(threading.Thread):
    """Somebody who reads the newest revision over and over: each must be whole, and always say the same."""

    def __init__(self, world: World, whole: dict[str, int]) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.reads = 0
        self._world, self._whole = world, whole
        self._seen: dict[int, str] = {}
        self._done = threading.Event()

    def run(self) -> None:
        with self._world.store() as store:
            while not (self._done.is_set() and self.reads > 1):  # however fast the jobs are, it read twice
                self._read(store)
                time.sleep(0.05)  # one reading takes as long, and the jobs want the processor too

    def stop(self) -> None:
        self._done.set()
        self.join()

    def _read(self, store: Store) -> None:
        revision = store.revision()
        rows = [held for held in store.records(revision) if held.source in self._whole]
        counts = Counter(held.source for held in rows)
        self.wrong += [f"{revision}: {counts[name]} of {name}" for name in counts if counts[name] != self._whole[name]]
        said = "".join(sorted(f"{held.source}{digest(held.record)}" for held in rows))
        if self._seen.setdefault(revision, said) != said:
            self.wrong.append(f"{revision} says two things")
        self.reads += 1


@pytest.fixture
def whole(refreshed: World) -> dict[str, int]:
    """How many rows each source has when it is whole."""
    with refreshed.store() as store:
        return {name: len(store.current(name)) for name in SOURCES}


@contextmanager
def reading(world: World, whole: dict[str, int]) -> Iterator[None]:
    reader = Reader(world, whole)
    reader.start()
    yield
    reader.stop()
    assert reader.reads > 1
    assert reader.wrong == []


def test_kill_9_at_twenty_moments(world: World, whole: dict[str, int], tmp_path: Path) -> None:
    """Each time on a folder of starter facts, after so many steps and a little more. The next job finds its way."""
    moments = random.Random(20261124)
    reached = []
    for number in range(20):
        night = world.copy(tmp_path / f"night{number}")
        with reading(night, whole):
            killed_after(night, steps=moments.randrange(24), then=moments.uniform(0, 0.03))
            a_minute_passes(night)
            reached.append(published(night))
            assert night.refresh(of(*SOURCES)).exit_code == 0
        with night.store() as store:
            assert {name: len(store.current(name)) for name in SOURCES} == whole
            changes = store.changes(0)
            assert [change.revision for change in changes] == list(range(1, store.revision() + 1))
            assert Counter(change.source for change in changes).most_common(1)[0][1] == 1
    assert len(set(reached)) > 3, reached


def killed_after(world: World, *, steps: int, then: float) -> None:
    """A job that is killed so many events, and so many seconds, after its start: a fork, which imports nothing."""
    events = touched(world.folder / "events")
    process = start_preloaded(words(), os.environ | settings(world), events)
    wait_until(lambda: events.read_bytes().count(b"\n") >= steps or process.poll() is not None)
    time.sleep(then)
    process.kill()
    process.wait(60)


def touched(file: Path) -> Path:
    """An empty file, for a fork to write to."""
    file.touch()
    return file


def published(world: World) -> int:
    """How many of the sources were published by now."""
    with world.store() as store:
        return len(store.last_runs().keys() & set(SOURCES))


def test_a_killed_job_s_lease_is_held_for_a_minute_at_most(world: World) -> None:
    world.street.faults[host_of(of("pboc.credit_reporting")[0])] = "silent"
    process = start(world)
    while not world.street.asked:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    turned_away = start(world)
    said = turned_away.communicate()[1].decode()
    assert (turned_away.returncode, "另一个更新正在进行" in said) == (75, True)
    world.street.faults.clear()
    a_minute_passes(world)
    next_one = start(world)
    next_one.communicate()
    assert next_one.returncode == 0


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell's background job is born deaf to Ctrl-C, and so would be whatever it starts: the job must hear it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_at_once_and_frees_the_lease(world: World) -> None:
    world.street.faults[host_of(of("pboc.credit_reporting")[0])] = "silent"
    process = start(world)
    while not any("www.pbc.gov.cn" in address for address in world.street.asked):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=120)[1].decode()  # the silent publisher holds the line for ten minutes
    assert (process.returncode, "停下了" in said, "Traceback" in said) == (130, True, False), said
    world.street.faults.clear()
    next_one = start(world)
    next_one.communicate()
    assert next_one.returncode == 0


def test_of_ten_started_at_once_one_publishes(world: World, whole: dict[str, int]) -> None:
    for reader in of(*SOURCES):
        world.street.faults[host_of(reader)] = "slow"
    before = world.sources()
    said = [world.folder / f"said{number}" for number in range(10)]
    with reading(world, whole):
        processes = [start_preloaded(words(), os.environ | settings(world), touched(sink)) for sink in said]
        ended = [process.wait(120) for process in processes]
    codes = Counter(ended)
    assert codes[0] >= 1
    assert codes[0] + codes[75] == 10, codes
    reports = [json.loads(out.read_text().splitlines()[-1]) for out, code in zip(said, ended, strict=True) if not code]
    winners = [report for report in reports if any(end["outcome"] == "published" for end in report["sources"])]
    assert len(winners) == 1
    assert {end["outcome"] for end in winners[0]["sources"]} == {Outcome.PUBLISHED.value}
    with world.store() as store:
        assert store.revision() == revision_of(before) + len(SOURCES)
        assert {name: len(store.current(name)) for name in SOURCES} == whole


def revision_of(states: dict[str, object]) -> int:
    """Each starter file is a revision of its own; nothing else was published yet."""
    return sum(1 for name in states if name.startswith("starter."))
