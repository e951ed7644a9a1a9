"""A new revision comes while people ask: the one before answers until the new one is loaded whole."""

import gc
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from checker.cache.cache import MemoryCache
from checker.errors import TooBusyError, UnknownRevisionError
from checker.limits.work_limits import WorkLimits
from checker.names import NameIndex
from checker.request.model import CheckRequest
from checker.revisions.revisions import Revisions
from checker.revisions.snapshot import Names, Snapshots
from checker.service.checker import Checker
from registries.sources import BUILT_IN
from registries.store.store import Store
from tests.conftest import wait_until
from tests.factories.records import licence

FIRST, SECOND = "甲一消费金融有限公司", "乙二消费金融有限公司"
SOURCE = "starter.nfra_licences"
QUICK = 0.02


class Gated(Snapshots):
    """Real snapshots behind a gate: who comes to it waits until it is open, or meets what is put in the way."""

    def __init__(self, root: Path | None) -> None:
        super().__init__(root)
        self.gate, self.past_gate = threading.Event(), threading.Event()
        self.gate.set()
        self.past_gate.set()
        self.reached = threading.Event()
        self.asked: list[int] = []
        self.failures: list[Exception] = []

    def index(self, revision: int, names: Names, fingerprint: str | None = None) -> NameIndex:
        self.reached.set()
        self.gate.wait()
        self.asked.append(revision)
        if self.failures:
            raise self.failures.pop()
        return super().index(revision, names, fingerprint)

    def old_index(self, revision: int, names: Names, fingerprint: str | None = None) -> NameIndex:
        self.reached.set()
        self.past_gate.wait()
        self.asked.append(revision)
        return super().old_index(revision, names, fingerprint)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("revisions", "poller"):
        monkeypatch.setattr(f"checker.revisions.{module}.LOOK_SECONDS", QUICK)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'revisions.db'}")
    publish(store, FIRST)
    yield store
    store.close()


def publish(store: Store, *names: str, as_of: str = "2026-09-30") -> None:
    store.publish(SOURCE, list(map(licence, names)), sha256="0" * 64, as_of=as_of)


@pytest.fixture
def snapshots(tmp_path: Path) -> Iterator[Gated]:
    gated = Gated(tmp_path / "index")
    yield gated
    gated.gate.set()
    gated.past_gate.set()


@pytest.fixture
def checker(store: Store, snapshots: Gated) -> Checker:
    """As in a server's worker that has answered before."""
    checker = serving(store, snapshots)
    wait_until(lambda: found(ask(checker, FIRST)) and thread_of(checker) is not None)
    return checker


def serving(store: Store, snapshots: Snapshots) -> Checker:
    return Checker(store, MemoryCache(10**7), 3600, revisions=Revisions(store, snapshots, BUILT_IN, background=True))


def thread_of(checker: Checker) -> threading.Thread | None:
    watcher = checker._revisions._poller
    return watcher and watcher._thread


def ask(checker: Checker, name: str, as_of_rev: int | None = None) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(checker.check_json(CheckRequest(name=name, as_of_rev=as_of_rev)))
    return report


def found(report: dict[str, Any]) -> bool:
    return report["match"]["entity"] is not None


def answers_from(checker: Checker, revision: int) -> Callable[[], bool]:
    return lambda: bool(ask(checker, FIRST)["dataset_revision"] == revision)


@pytest.mark.usefixtures("in_child")
def test_the_old_revision_answers_while_the_new_one_is_loaded(store: Store, snapshots: Gated, checker: Checker) -> None:
    snapshots.gate.clear()
    snapshots.reached.clear()
    publish(store, FIRST, SECOND)
    assert snapshots.reached.wait(10)
    with ThreadPoolExecutor(8) as people:
        reports = list(people.map(lambda _: ask(checker, SECOND), range(100)))
    assert {(report["dataset_revision"], found(report)) for report in reports} == {(1, False)}
    ready = checker.ready()
    assert (ready["dataset_revision"], ready["newest_revision"]) == ("1", "2")
    assert checker.newest().revision == 1
    snapshots.gate.set()
    wait_until(answers_from(checker, 2))
    assert found(ask(checker, SECOND))
    assert checker.newest().revision == 2


def test_a_question_read_before_the_swap_is_answered_as_its_key_says(store: Store, checker: Checker) -> None:
    before = checker.prepare(CheckRequest(name=SECOND))
    publish(store, FIRST, SECOND)
    wait_until(answers_from(checker, 2))
    after = checker.prepare(CheckRequest(name=SECOND))
    assert before.etag != after.etag
    assert [json.loads(checker.answer(one))["dataset_revision"] for one in (before, after, before)] == [1, 2, 1]


def test_the_new_revision_asked_by_number_is_waited_for(store: Store, snapshots: Gated, checker: Checker) -> None:
    snapshots.gate.clear()
    publish(store, FIRST, SECOND)
    with ThreadPoolExecutor(1) as person:
        asked = person.submit(ask, checker, SECOND, 2)
        assert snapshots.reached.wait(10)
        assert not asked.done()
        assert not found(ask(checker, SECOND))
        snapshots.gate.set()
        assert found(asked.result(10))
    assert snapshots.asked.count(2) == 1


def test_a_number_that_is_published_at_this_moment_is_known_at_once(store: Store, checker: Checker) -> None:
    for revision in (2, 3, 4):
        publish(store, f"{FIRST}{revision}")
        assert ask(checker, FIRST, revision)["dataset_revision"] == revision


@pytest.mark.parametrize("revision", [0, 2, 999])
def test_a_number_that_never_was(revision: int, checker: Checker) -> None:
    with pytest.raises(UnknownRevisionError, match="1"):
        ask(checker, FIRST, revision)


def test_loading_that_fails_is_told_and_tried_again(
    store: Store, snapshots: Gated, checker: Checker, caplog: pytest.LogCaptureFixture
) -> None:
    snapshots.failures = [RuntimeError(f"{FIRST} must not be in a log")] * 3
    publish(store, FIRST, SECOND)
    wait_until(lambda: len(_told(caplog)) >= 2)
    assert found(ask(checker, FIRST))
    wait_until(answers_from(checker, 2))
    assert len(_told(caplog)) == 3
    assert not any(FIRST in line for line in _told(caplog))


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    messages = [record.getMessage() for record in caplog.records if record.name == "checker.revisions"]
    return [message for message in messages if "RuntimeError" in message]


def test_an_old_revision_that_is_being_built_holds_up_nobody(store: Store, snapshots: Gated, checker: Checker) -> None:
    publish(store, FIRST, SECOND)
    wait_until(answers_from(checker, 2))
    snapshots.past_gate.clear()
    snapshots.reached.clear()
    with ThreadPoolExecutor(1) as person:
        asked = person.submit(ask, checker, SECOND, 1)
        assert snapshots.reached.wait(10)
        assert found(ask(checker, SECOND))
        publish(store, FIRST)
        wait_until(answers_from(checker, 3))
        assert not asked.done()
        snapshots.past_gate.set()
        assert not found(asked.result(10))


def test_while_an_old_revision_is_being_built_another_that_is_loaded_or_remembered_answers(
    store: Store, snapshots: Gated
) -> None:
    for number in range(4):
        publish(store, FIRST, f"{SECOND}{number}")
    limits = WorkLimits(lambda: "one client")
    checker = Checker(store, MemoryCache(10**7), 3600, revisions=Revisions(store, snapshots, BUILT_IN), limits=limits)
    for revision in (1, 2, 3):  # the third pushes the first out of memory, but not its answer out of the cache
        ask(checker, FIRST, revision)
    snapshots.past_gate.clear()
    snapshots.reached.clear()
    with ThreadPoolExecutor(2) as people:
        asked = people.submit(ask, checker, FIRST, 4)
        assert snapshots.reached.wait(10)
        remembered = people.submit(ask, checker, FIRST, 1).result(10)
        loaded = people.submit(ask, checker, SECOND, 3).result(10)
        with pytest.raises(TooBusyError):
            people.submit(ask, checker, SECOND, 1).result(10)
        assert not asked.done()
        snapshots.past_gate.set()
        reports = (remembered, loaded, asked.result(10), ask(checker, SECOND, 1))
    assert [report["dataset_revision"] for report in reports] == [1, 3, 4, 1]


def test_old_revisions_are_remembered_two_at_a_time(store: Store, snapshots: Gated, checker: Checker) -> None:
    for number in range(4):
        publish(store, f"{FIRST}{number}")
    wait_until(answers_from(checker, 5))
    snapshots.asked.clear()
    for revision, name in ((1, FIRST), (2, FIRST), (1, SECOND), (2, SECOND), (3, FIRST), (1, "丙")):
        ask(checker, name, revision)
    assert snapshots.asked == [1, 2, 3, 1]


def test_a_list_that_says_what_it_said_is_fresh_at_once(store: Store, snapshots: Gated, checker: Checker) -> None:
    before = checker.prepare(CheckRequest(name=FIRST))
    graph, built = checker.newest().graph, len(snapshots.asked)
    publish(store, FIRST, as_of="2026-10-31")
    wait_until(lambda: checker.prepare(CheckRequest(name=FIRST)).etag != before.etag)
    after = ask(checker, FIRST)
    dates = {entry["source"]: entry["as_of"] for entry in after["coverage"]}
    assert (after["dataset_revision"], dates[SOURCE]) == (1, "2026-10-31")
    assert checker.newest().graph is graph
    assert len(snapshots.asked) == built
    anew = ask(serving(store, Snapshots(None)), FIRST)
    assert {**anew, "generated_at": ""} == {**after, "generated_at": ""}


def test_without_a_background_the_next_question_knows(store: Store, snapshots: Gated) -> None:
    checker = Checker(store, MemoryCache(10**7), 3600, revisions=Revisions(store, snapshots, BUILT_IN))
    publish(store, FIRST, SECOND)
    wait_until(answers_from(checker, 2))
    assert thread_of(checker) is None


def test_a_command_starts_no_thread(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.revisions.revisions.LOOK_SECONDS", 60)
    checker = serving(store, Snapshots(None))
    assert found(ask(checker, FIRST))
    assert thread_of(checker) is None


def test_the_first_question_in_a_process_knows_what_was_published_before(store: Store) -> None:
    checker = serving(store, Snapshots(None))
    publish(store, FIRST, SECOND)
    threading.Event().wait(2 * QUICK)  # as the parent of a server that forks its workers
    assert ask(checker, SECOND)["dataset_revision"] == 2


def test_the_thread_ends_with_its_checker(store: Store) -> None:
    kept = [serving(store, Snapshots(None))]
    wait_until(lambda: found(ask(kept[0], FIRST)) and thread_of(kept[0]) is not None)
    thread = thread_of(kept.pop())
    gc.collect()
    assert thread
    thread.join(10)
    assert not thread.is_alive()


def test_a_store_that_goes_away_and_comes_back(store: Store, checker: Checker, tmp_path: Path) -> None:
    place, away = tmp_path / "revisions.db", tmp_path / "away"
    publish(store, FIRST, SECOND)
    wait_until(answers_from(checker, 2))
    store.close()
    for file in tmp_path.glob("revisions.db*"):
        file.rename(tmp_path / file.name.replace("revisions.db", "away"))
    place.mkdir()  # so that nobody makes an empty database there
    wait_until(lambda: checker.ready()["store"] == "unavailable")
    assert found(ask(checker, SECOND))
    place.rmdir()
    store.close()
    for file in tmp_path.glob("away*"):
        file.rename(tmp_path / file.name.replace("away", "revisions.db"))
    assert not away.exists()
    publish(store, FIRST)
    wait_until(answers_from(checker, 3))
