"""A small street, open for the whole session, and a data folder that was refreshed from it once."""

import functools
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest

from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings
from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.fetch.http_types import TransferLimits
from registries.model import Access, Source
from registries.reader import Document, Fetch, Gate, ParsedList, Reader
from registries.refresh.job import RefreshReport, Silence, refresh
from registries.sources.readers import READERS
from registries.store.store import Store
from tests.fake_publishers.publishers import routes
from tests.fake_publishers.server import Street, open_street
from tests.pages import Page

#: Known from starter facts and official lists, from official lists alone, from starter facts alone, and not at all.
NAMES = (
    "招联消费金融股份有限公司",
    "支付宝（中国）网络技术有限公司",
    "测试甲0001信息技术有限公司",
    "测试甲0002商务咨询有限公司",
    "测试应用09-001",
    "360借条",
    "银享花",
    "未曾听说贷",
)


class QuickFetcher(Fetcher):
    """Takes few bytes, and all the time that a busy machine needs."""

    limits: ClassVar[TransferLimits] = TransferLimits(
        wire_bytes=5_000_000, body_bytes=20_000_000, seconds=200, connect_seconds=60, silent_seconds=100
    )


class ImpatientFetcher(QuickFetcher):
    """Waits for nobody who is silent."""

    limits: ClassVar[TransferLimits] = replace(QuickFetcher.limits, silent_seconds=0.3)


class HastyFetcher(QuickFetcher):
    """Takes its time for no answer as a whole."""

    limits: ClassVar[TransferLimits] = replace(QuickFetcher.limits, seconds=1.5)


class Small:
    """A reader whose gate knows that the street is small: no least number of rows, and a quarter may lack a field."""

    def __init__(self, reader: Reader) -> None:
        fill = {field: min(share, 0.75) for field, share in reader.gate.fill.items()}
        self.source: Source = reader.source
        self.gate: Gate = replace(reader.gate, min_rows=min(reader.gate.min_rows, 1), fill=fill)
        self._reader = reader

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        return self._reader.documents(fetch)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        return self._reader.read(documents)


@functools.cache
def automatic() -> tuple[Reader, ...]:
    """Every reader that a program may use, judged as on a small street."""
    return tuple(Small(reader) for reader in READERS if reader.source.access is Access.AUTOMATIC)


def of(*names: str) -> tuple[Reader, ...]:
    """The readers of these sources, in this order."""
    found = {reader.source.id: reader for reader in automatic()}
    return tuple(found[name] for name in names)


def host_of(reader: Reader) -> str:
    return urlsplit(str(reader.source.url)).netloc


@dataclass(frozen=True)
class World:
    """A data folder and the street from which it is refreshed."""

    folder: Path
    street: Street

    @property
    def settings(self) -> Settings:
        return Settings(data_dir=self.folder)

    @contextmanager
    def store(self) -> Iterator[Store]:
        store = Store(self.settings.database_url)
        yield store
        store.close()

    def fetcher(self, kind: type[Fetcher] = QuickFetcher, **more: Any) -> Fetcher:
        hosts = frozenset(host_of(reader) for reader in automatic())
        given = {"pause": 0.0, "via": self.street.base, "hosts": hosts} | more
        return kind("tests@example.org", Archive(self.folder / "archive"), **given)

    def refresh(self, readers: Sequence[Reader], fetcher: Fetcher | None = None) -> RefreshReport:
        with self.store() as store, fetcher or self.fetcher() as network:
            return refresh(store, network, readers, progress=Silence())

    def answers(self, names: Iterable[str] = NAMES) -> list[dict[str, Any]]:
        """What is said of the names, without the time of saying it."""
        checker = Checker.open(self.settings)
        reports = [json.loads(checker.check_json(CheckRequest(name=name))) for name in names]
        return [{key: value for key, value in report.items() if key != "generated_at"} for report in reports]

    def sources(self) -> dict[str, Any]:
        return {state.id: state for state in Checker.open(self.settings).sources()}

    def copy(self, folder: Path) -> "World":
        """The same rows in another folder, with an archive of its own."""
        folder.mkdir(exist_ok=True)
        for file in self.folder.glob("lender-checker.db*"):
            shutil.copy(file, folder)
        return World(folder, self.street)


@pytest.fixture(scope="session")
def town() -> dict[str, Page]:
    """All pages of the small street."""
    return routes(small=True)


@pytest.fixture(scope="session")
def _open(town: dict[str, Page]) -> Iterator[Street]:
    with open_street(town) as street:
        yield street


@pytest.fixture
def street(_open: Street, town: dict[str, Page]) -> Iterator[Street]:
    """The street without any fault."""
    _open.faults.clear()
    _open.asked.clear()
    yield _open
    _open.faults.clear()
    _open.routes = dict(town)


@pytest.fixture
def world(street: Street, tmp_path: Path, starter: Path) -> World:
    """A data folder that holds the starter facts only."""
    world = World(tmp_path / "data", street)
    world.folder.mkdir()
    shutil.copy(starter, world.folder)
    return world


@dataclass(frozen=True)
class FirstNight:
    """What the first refresh of a data folder of starter facts did. `requested`: the addresses, in order. `answers`:
    what is answered of NAMES after it; `bank_before`, `bank`: of the bank, before and after."""

    world: World
    report: RefreshReport
    requested: tuple[str, ...]
    answers: list[dict[str, Any]]
    sources_before: dict[str, Any]
    bank_before: dict[str, Any]
    bank: dict[str, Any]


@pytest.fixture(scope="session")
def first_night(_open: Street, tmp_path_factory: pytest.TempPathFactory, starter: Path) -> FirstNight:
    """One night on the whole small street while all is well, for every test that only reads it."""
    world = World(tmp_path_factory.mktemp("refreshed"), _open)
    shutil.copy(starter, world.folder)
    sources_before, bank_before = world.sources(), world.answers(NAMES[:1])[0]
    _open.faults.clear()
    _open.asked.clear()
    report = world.refresh(automatic())
    assert report.exit_code == 0, [ending for ending in report.results if ending.message]
    answers = world.answers()
    return FirstNight(world, report, tuple(_open.asked), answers, sources_before, bank_before, answers[0])


@pytest.fixture
def refreshed(first_night: FirstNight, street: Street, tmp_path: Path) -> World:
    """A data folder that was refreshed from the street while all was well. Its indexes stand in one folder with those
    of the other nights: most nights end with the same names, and building their index again proves nothing here."""
    before = first_night.world
    night = before.copy(tmp_path / "refreshed")
    (night.folder / "index").symlink_to(before.folder / "index")
    return night


@pytest.fixture
def said(first_night: FirstNight) -> list[dict[str, Any]]:
    """What was answered then."""
    return first_night.answers
