"""The whole line on one page: question → dataset → judgement → report, through the cache."""

import hashlib
import json
import threading
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from cachetools import LRUCache
from pydantic import ValidationError

from checker.asked import Asked, read
from checker.cache import Cache, cache_from
from checker.dataset import Dataset, dataset_of
from checker.errors import UnknownRevision
from checker.freshness import SourceState, source_state
from checker.judge import Court, judge
from checker.report import CheckRequest, Report
from checker.rules import RuleSet
from checker.rules import load as load_rules
from checker.settings import Settings
from registries.model import Text
from registries.sources import SOURCES
from registries.starter import load as load_starter
from registries.starter.validate import validate
from registries.store import Store, StoreUnavailable

SCHEMA = 1  # part of every cache key: raise it when the report changes its shape

_CHINA = timezone(timedelta(hours=8))  # no summer time since 1991
_STAMP_SECONDS = 1.0  # how long a worker may go on answering from the revision before a publish
_KEPT_REVISIONS = 2  # besides the newest: an old revision asked again is built once, not at every question


@dataclass(frozen=True)
class Prepared:
    """A question ready to be answered, and the key under which its answer is remembered."""

    asked: Asked
    key: str

    @property
    def etag(self) -> str:
        """A tag that changes whenever the answer may."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:32]


class Checker:
    """Answers questions. Safe to share between threads; one a process."""

    def __init__(self, store: Store, cache: Cache, cache_seconds: int) -> None:
        self._store, self._cache, self._cache_seconds = store, cache, cache_seconds
        self._rules: RuleSet = load_rules()
        self._datasets: LRUCache[int, Dataset] = LRUCache(_KEPT_REVISIONS)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] = store.stamp()
        self._stamped_at = time.monotonic()
        self._newest = load_dataset(store, self._stamp[0])

    @classmethod
    def open(cls, settings: Settings) -> "Checker":
        """A checker on the store the settings name; the bundled starter facts are published if they are new to it."""
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        store = Store(settings.database_url)
        publish_starter(store)
        checker = cls(store, cache_from(settings, is_report), settings.cache_seconds)
        store.close()  # a server forks after this, and no open connection may be in two processes
        return checker

    def check(self, request: CheckRequest) -> Report:
        """The report on a question. Raises QueryError (and kin) for what cannot be answered."""
        return Report.model_validate_json(self.answer(self.prepare(request)))

    def check_json(self, request: CheckRequest) -> bytes:
        """The report as JSON (UTF-8). Raises as `check` does."""
        return self.answer(self.prepare(request))

    def prepare(self, request: CheckRequest) -> Prepared:
        """The question read and keyed, not yet answered. Raises as `check` does."""
        asked = read(request)
        return Prepared(asked, self._key(asked))

    def answer(self, prepared: Prepared) -> bytes:
        """The answer to a prepared question, from the cache if it is there."""
        held = self._cache.get(prepared.key)
        if held is not None:
            return held
        body = self._judge(prepared.asked).model_dump_json().encode()
        self._cache.set(prepared.key, body, self._cache_seconds)
        return body

    def sources(self) -> list[SourceState]:
        """Every source and the state of our copy today."""
        good, attempts, sizes = self._store.last_runs(), self._store.last_attempts(), self._store.all_sizes()
        today = today_in_china()
        return [
            source_state(source, good.get(source.id), attempts.get(source.id), today, sizes.get(source.id, ()))
            for source in SOURCES
        ]

    def ready(self) -> dict[str, str]:
        """What a readiness probe shows."""
        return {
            "store": "ok" if self._store_answers() else "unavailable",
            "cache": self._cache.state(),
            "dataset_revision": str(self._stamp[0]),
            "ruleset_version": self._rules.version,
        }

    def _judge(self, asked: Asked) -> Report:
        revision = self._revision(asked.request)
        court = Court(self._dataset(revision), self._rules, SOURCES, self._day(asked.request))
        return judge(asked, court, datetime.now(UTC).isoformat(timespec="seconds"))

    def _day(self, request: CheckRequest) -> date:
        return request.on or today_in_china()

    def _revision(self, request: CheckRequest) -> int:
        newest = self._current()[0]
        asked = request.as_of_rev
        if asked is None:
            return newest
        if not 1 <= asked <= newest:
            accepted = Text(zh=f"数据版本从1到{newest}。", en=f"Dataset revisions run from 1 to {newest}.")
            raise UnknownRevision(accepted, "as_of_rev")
        return asked

    def _current(self) -> tuple[int, int]:
        """(newest revision, last run), looked up once a second at most. While the store is away, the last one known:
        a worker holds a whole revision and goes on answering from it."""
        if time.monotonic() - self._stamped_at > _STAMP_SECONDS:
            self._stamped_at = time.monotonic()
            self._store_answers()
        return self._stamp

    def _store_answers(self) -> bool:
        try:
            self._stamp = self._store.stamp()
        except StoreUnavailable:
            return False
        return True

    def _dataset(self, revision: int) -> Dataset:
        newest = self._newest
        if newest.revision == revision:  # without the lock: an old revision being built must not hold up the others
            return newest
        with self._lock:
            if revision not in self._datasets:
                self._datasets[revision] = load_dataset(self._store, revision)
            dataset = self._datasets[revision]
        if revision > newest.revision:
            self._newest = dataset
        return dataset

    def _key(self, asked: Asked) -> str:
        """Schema, revision, freshness stamp, rule set, day, and a hash of the question: never the question itself."""
        request = asked.request
        canonical = json.dumps(request.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        parts = (SCHEMA, self._revision(request), self._current()[1], self._rules.version, self._day(request), digest)
        return "report:" + ":".join(map(str, parts))


def load_dataset(store: Store, revision: int) -> Dataset:
    """One revision of the store, ready for questions."""
    return dataset_of(revision, store.records(revision), store.entity_ids(), store.last_runs(revision))


def today_in_china() -> date:
    """The day it is in China, where the law's days begin and end."""
    return datetime.now(_CHINA).date()


def publish_starter(store: Store) -> None:
    """Publish every starter file whose bytes are new to this store. Raises StarterFault before anything is written."""
    known = {run.source: run.sha256 for run in store.last_runs().values()}
    loaded = load_starter()
    new = [file for file in loaded if known.get(file.source.id) != file.sha256]
    if not new:
        return
    validate(loaded)
    for file in new:
        store.publish(file.source.id, file.rows, sha256=file.sha256, as_of=file.as_of)


def is_report(body: bytes) -> bool:
    """Whether bytes that come back from a shared cache are a report as we write them."""
    try:
        Report.model_validate_json(body)
    except ValidationError:
        return False
    return True
