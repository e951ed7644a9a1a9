"""A database that hangs or dies under a running server: what needs none answers as ever, what needs one says so."""

import json
import os
import signal
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from registries.store import timeouts
from registries.store.schema import open_engine
from tests.conftest import Server, StartServer, wait_until
from tests.evaluation import postgres

#: Generous: nothing here may wait for the database.
GUARD = 30
NAME = urllib.parse.quote("微粒贷")
NEED_NONE = (
    *("/healthz", "/", "/emergency", "/guides", "/cost", "/corrections", "/report", "/sources", "/api/v1/sources"),
    *(f"/check?name={NAME}", f"/api/v1/check?name={NAME}", "/api/v1/suggest?q="),
)
NEED_ONE = (f"/replay?name={NAME}&as_of_rev=1", f"/api/v1/check?name={NAME}&as_of_rev=1", "/corrections/ACEF-3479-GHJK")


def get(server: Server, path: str) -> tuple[int, Any]:
    """The status, and the headers or what /readyz says."""
    try:
        with urllib.request.urlopen(server.url + path, timeout=GUARD) as answer:
            return answer.status, json.load(answer) if path == "/readyz" else answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error) if path == "/readyz" else error.headers


def answers_as_ever(server: Server) -> None:
    """40 probes at once take no page from anybody."""
    with ThreadPoolExecutor(40 + len(NEED_NONE)) as people:
        probes = [people.submit(get, server, "/readyz") for _ in range(40)]
        pages = {path: people.submit(get, server, path) for path in NEED_NONE}
        assert {path: page.result()[0] for path, page in pages.items()} == dict.fromkeys(NEED_NONE, 200)
        assert {probe.result()[0] for probe in probes} <= {200, 503}


def says_so(server: Server) -> None:
    """What needs the database is refused with when to come again, and costs nobody else a thread."""
    with ThreadPoolExecutor(40) as people:
        refused = [people.submit(get, server, path) for path in 10 * NEED_ONE]
        pages = [people.submit(get, server, "/emergency") for _ in range(10)]
        assert {page.result()[0] for page in pages} == {200}
        statuses = [(path, one.result()[0]) for path, one in zip(10 * NEED_ONE, refused, strict=True)]
        assert {status for path, status in statuses if path.startswith("/corrections")} == {503}
        # one old revision at a time is a client's share: the rest of forty at once are refused before the database is
        assert {status for path, status in statuses if not path.startswith("/corrections")} <= {429, 503}
        assert all(int(one.result()[1]["Retry-After"]) > 0 for one in refused)


def test_a_database_that_hangs(start_server: StartServer, tmp_path: Path) -> None:
    flag, command = tmp_path / "hangs", [sys.executable, "-m", "tests.server.hanging"]
    server = start_server(command=command, HANGS_WHILE=str(flag), workers="1", threads="4")
    flag.touch()  # before anybody asked this worker anything
    with ThreadPoolExecutor(49) as people:
        probes = [people.submit(get, server, "/readyz") for _ in range(40)]
        pages = [people.submit(get, server, path) for path in 3 * ("/emergency", "/", f"/check?name={NAME}")]
        assert {page.result()[0] for page in pages} == {200}
        assert {probe.result()[0] for probe in probes} <= {200, 503}
    wait_until(lambda: get(server, "/readyz")[0] == 503)
    flag.unlink()
    wait_until(lambda: get(server, "/readyz")[0] == 200)
    assert get(server, "/sources")[0] == 200  # read once: from then on it is known
    flag.touch()
    answers_as_ever(server)
    says_so(server)
    status, ready = get(server, "/readyz")
    assert (status, ready["store"]) == (503, "unavailable")
    flag.unlink()
    wait_until(lambda: get(server, "/readyz")[0] == 200)
    assert get(server, NEED_ONE[0])[0] == 200


@contextmanager
def running() -> Iterator[tuple[str, list[int]]]:
    """A real PostgreSQL where one is installed: its address and its processes, asked for when they are needed."""
    binaries = postgres._binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL here")
    pytest.importorskip("psycopg")
    with TemporaryDirectory(prefix="pg") as folder:
        postgres._give(Path(folder))
        user = "nobody" if os.getuid() == 0 else os.environ.get("USER", "")
        with postgres._server(Path(folder), binaries):
            main = int((Path(folder) / "data" / "postmaster.pid").read_text().split()[0])
            yield f"postgresql://{user}@/postgres?host={folder}", [main]


def family(main: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    return [main, *map(int, children)]


@contextmanager
def stopped(main: int) -> Iterator[None]:
    """Every process of that server stopped, as by a disk that hangs."""
    processes = family(main)
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


def test_a_real_postgresql_whose_processes_are_stopped(start_server: StartServer) -> None:
    with running() as (url, (main,)):
        server = start_server(database_url=url, workers="1", threads="4")
        assert get(server, "/sources")[0] == 200
        assert get(server, NEED_ONE[0])[0] == 200
        with stopped(main):
            answers_as_ever(server)
            wait_until(lambda: get(server, "/readyz")[0] == 503)
            assert {get(server, path)[0] for path in NEED_ONE[1:]} <= {200, 503}
        wait_until(lambda: get(server, "/readyz")[0] == 200)
        assert get(server, NEED_ONE[2])[0] == 404


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with running() as (url, (main,)):
        engine = open_engine(url)
        with engine.connect() as connection:
            assert connection.execute(text("SHOW statement_timeout")).scalar() == "1min"
            monkeypatch.setattr(timeouts, "SILENCE_SECONDS", 1)
            with stopped(main), pytest.raises(OperationalError, match="said nothing"):
                connection.execute(text("SELECT 1"))
        with engine.connect() as connection:
            assert connection.execute(text("SELECT 1")).scalar() == 1
        engine.dispose()


def test_what_an_address_says_of_its_time_outs_stands() -> None:
    said = create_engine("postgresql+psycopg://h/d?connect_timeout=30", module=None).url
    options = timeouts.engine_options(said)
    assert "connect_timeout" not in options["connect_args"]
    assert options["connect_args"]["tcp_user_timeout"] == 15_000
    assert "connect_args" not in timeouts.engine_options(create_engine("sqlite://").url)
