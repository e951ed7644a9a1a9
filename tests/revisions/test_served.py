"""A server with two workers under load: a publish interrupts nobody, and both workers go over to it."""

import json
import os
import shutil
import signal
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registries.store.store import Store
from tests.conftest import Server, StartServer, wait_until
from tests.factories.records import licence

NEW = "丙三消费金融有限公司"
SOURCE = "nfra.legal_persons"


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "data"
    shutil.copytree(data_dir, copied)
    return copied


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{folder / 'lender-checker.db'}")
    yield store
    store.close()


def get(server: Server, path: str) -> Any:
    with urllib.request.urlopen(f"{server.url}{path}", timeout=30) as answer:
        return json.load(answer)


def ask(server: Server, name: str) -> dict[str, Any]:
    report: dict[str, Any] = get(server, f"/api/v1/check?{urllib.parse.urlencode({'name': name})}")
    return report


def workers(server: Server) -> list[int]:
    pid = server.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Person(threading.Thread):
    """Asks without a pause, and keeps the revisions that answered, in order."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.revisions: list[int] = []
        self.found: set[tuple[int, bool]] = set()
        self.failures: list[str] = []
        self._server, self._done = server, threading.Event()

    def run(self) -> None:
        while not self._done.is_set():
            try:
                report = ask(self._server, NEW)
            except OSError as error:
                self.failures.append(repr(error))
                return
            self.revisions.append(report["dataset_revision"])
            self.found.add((report["dataset_revision"], report["match"]["entity"] is not None))

    def stop(self) -> None:
        self._done.set()
        self.join()


def test_a_publish_under_load_interrupts_nobody(start_server: StartServer, folder: Path, store: Store) -> None:
    server = start_server(data_dir=str(folder), workers="2")
    before = store.revision()
    people = [Person(server) for _ in range(4)]
    for person in people:
        person.start()
    wait_until(lambda: all(len(person.revisions) > 5 for person in people))
    store.publish(SOURCE, [licence(NEW)], sha256="", as_of=None)
    wait_until(lambda: all(person.revisions[-30:] == 30 * [before + 1] for person in people))
    for person in people:
        person.stop()
    assert [failure for person in people for failure in person.failures] == []
    assert set().union(*(person.found for person in people)) == {(before, False), (before + 1, True)}
    assert {path.name.partition("-")[0] for path in (folder / "index").glob("*-*")} == {str(before), str(before + 1)}
    ready = get(server, "/readyz")
    assert ready["dataset_revision"] == ready["newest_revision"] == str(before + 1)
    assert server.said.read_text().count("\n") == 1  # where it listens, and nothing else


def test_workers_that_nobody_asks_follow_too(start_server: StartServer, folder: Path, store: Store) -> None:
    server = start_server(data_dir=str(folder), workers="2")
    time.sleep(1.5)  # the workers were forked from a parent that knows the revision before
    store.publish(SOURCE, [licence(NEW)], sha256="", as_of=None)
    assert {ask(server, NEW)["dataset_revision"] for _ in range(20)} == {store.revision()}


def test_a_worker_that_takes_anothers_place_knows_the_newest(
    start_server: StartServer, folder: Path, store: Store
) -> None:
    server = start_server(data_dir=str(folder), workers="2")
    store.publish(SOURCE, [licence(NEW)], sha256="", as_of=None)
    newest = store.revision()
    wait_until(lambda: [ask(server, NEW)["dataset_revision"] for _ in range(10)] == 10 * [newest])
    old = workers(server)
    for worker in old:
        os.kill(worker, signal.SIGKILL)
    wait_until(lambda: len(workers(server)) == 2 and not set(workers(server)) & set(old))
    wait_until(server.ready)
    assert {ask(server, NEW)["dataset_revision"] for _ in range(20)} == {newest}
