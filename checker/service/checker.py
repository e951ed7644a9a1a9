"""The whole line on one page: question → dataset → judgement → report, through the cache."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial

from checker.assessment.assess import AssessmentContext, assess
from checker.assessment.offer import PricedOffer, price_offer
from checker.cache.cache import Cache, cache_from
from checker.cache.redis_server import RedisServer
from checker.collection import CollectorReport, CollectorRequest, collector_report, parse_collector_request
from checker.corrections import Corrections
from checker.cost.offer import Offer
from checker.dataset.dataset import Dataset
from checker.evidence.source_state import SourceState, source_state
from checker.limits.store_calls import StoreCalls
from checker.limits.work_limits import WorkLimits
from checker.names import FORMAT
from checker.report import CheckRequest, Report
from checker.request.parsing import ParsedRequest, parse_request, refuse_ahead, refuse_persons_in
from checker.revisions.revisions import Pinned, Revisions
from checker.revisions.snapshot import Snapshots
from checker.rules import CURRENT
from checker.rules import load as load_rules
from checker.service.replay import collector_names_only, is_replay, mark_of, marked, marked_collector, names_only
from checker.settings import Settings
from registries.sources import SOURCES
from registries.starter.publishing import publish_bundled
from registries.store.store import Store

SCHEMA = 3  # part of every cache key: raise it when the report changes its shape

_CHINA = timezone(timedelta(hours=8))  # no summer time since 1991


@dataclass(frozen=True)
class Prepared:
    """A question ready to be answered: the revision and the day it is judged by, and the key of its answer. `now`: of
    a replay, the same names asked today."""

    asked: ParsedRequest
    pinned: Pinned
    day: date
    key: str
    now: "Prepared | None" = None

    @property
    def told(self) -> bool:
        """Whether the question holds what happened to a person: answers, or a loan in figures."""
        request = self.asked.request
        return bool(request.observed) or request.offer is not None

    @property
    def etag(self) -> str:
        """A tag that changes whenever the answer may: a replay's also with today's answer, which it tells."""
        keys = self.key if self.now is None else f"{self.key}\n{self.now.key}"
        return hashlib.sha256(keys.encode()).hexdigest()[:32]


class Checker:
    """Answers questions. Safe to share between threads; one a process.

    `revisions`: the revisions of that store (default: as the store has them, indexes in memory, no disputes);
    `corrections`: what people say is wrong, for the pages that take it; `limits`: of dear work (default: none),
    answers that are remembered do not count.
    """

    def __init__(  # noqa: PLR0913 - each is a part it is made of
        self,
        store: Store,
        cache: Cache,
        cache_seconds: int,
        *,
        revisions: Revisions | None = None,
        limits: WorkLimits | None = None,
        corrections: Corrections | None = None,
    ) -> None:
        self._cache, self._cache_seconds = cache, cache_seconds
        self._limits = limits or WorkLimits()
        self.corrections = corrections
        load_rules()  # now, not while the first question waits
        self._revisions = revisions or Revisions(store, Snapshots(None))

    @classmethod
    def open(cls, settings: Settings, server: RedisServer | None = None, limits: WorkLimits | None = None) -> "Checker":
        """A checker on the store the settings name, its newest revision loaded; the bundled starter facts are
        published if they are new to it. Later revisions are loaded in the background.

        `server`: the Redis that the settings name, if somebody else asks it too."""
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        store = Store(settings.database_url)
        publish_starter(store)
        snapshots, corrections = Snapshots(settings.data_dir / "index"), Corrections(settings.database_url)
        at_once = max(1, settings.threads // 2)
        revisions = Revisions(store, snapshots, corrections, background=True, at_once=at_once)
        checker = cls(
            store,
            cache_from(settings, server),
            settings.cache_seconds,
            revisions=revisions,
            limits=limits,
            corrections=corrections,
        )
        store.close()  # a server forks after this, and no open connection may be in two processes
        corrections.close()
        return checker

    def check(self, request: CheckRequest) -> Report:
        """The report on a question. Raises QueryError (and kin) for what cannot be answered."""
        return Report.model_validate_json(self.answer(self.prepare(request)))

    def check_json(self, request: CheckRequest) -> bytes:
        """The report as JSON (UTF-8). Raises as `check` does."""
        return self.answer(self.prepare(request))

    def prepare(self, request: CheckRequest) -> Prepared:
        """The question read, pinned to a revision and a day, and keyed; not yet answered. Raises as `check` does."""
        today = today_in_china()
        prepared = self._prepare(request, today)
        if not is_replay(request, old_revision=prepared.pinned.old, today=today, current_ruleset=CURRENT):
            return prepared
        return replace(prepared, now=self._prepare(names_only(request), today))

    def answer(self, prepared: Prepared) -> bytes:
        """The answer to a prepared question, from the cache if it is there. What a person told us of himself is kept
        nowhere, and a replay without its mark, which is put on each time from today's answer. Raises TooBusyError where
        it is not there, and dear."""
        if prepared.now is not None:
            return self._replayed(prepared, prepared.now)
        if prepared.told:
            return self._judge(prepared).model_dump_json().encode()
        held = self._cache.get(prepared.key)
        if held is not None:
            return held
        body = self._judge(prepared).model_dump_json().encode()
        self._cache.set(prepared.key, body, self._cache_seconds)
        return body

    def collector(self, request: CollectorRequest) -> CollectorReport:
        """The report on a collector, not cached: it is seldom asked twice. Raises as `check` does."""
        today = today_in_china()
        pinned, report = self._collector(request, today)
        if not is_replay(request, old_revision=pinned.old, today=today, current_ruleset=CURRENT):
            return report
        mark, names = mark_of(report, self.newest().revision, today, CURRENT), collector_names_only(request)
        return marked_collector(report, mark, self._collector(names, today)[1] if names else None)

    def price(self, offer: Offer, contract_date: date | None = None, on: date | None = None) -> PricedOffer:
        """The annual cost of an offer by itself, and what the price rules say of it. Raises QueryError."""
        refuse_persons_in(offer)
        with self._limits.room_to_reckon(offer):
            return price_offer(offer, contract_date, self.newest().rates, load_rules(CURRENT), on or today_in_china())

    def sources(self) -> list[SourceState]:
        """Every source and the state of our copy today; while the store is away, as it last was."""
        listed, today = self._revisions.listed(), today_in_china()
        return [
            source_state(one, listed.good.get(one.id), listed.attempts.get(one.id), today, listed.sizes.get(one.id, ()))
            for one in SOURCES
        ]

    @property
    def store_calls(self) -> StoreCalls:
        """The gate through which whoever answers people goes to the database."""
        return self._revisions.calls

    def ready(self) -> dict[str, str]:
        """What a readiness probe shows. Nothing here waits for the database: threads look after it."""
        answers = self._revisions.store_answers()
        return {
            "store": "ok" if answers else "unavailable",
            "store_answered_seconds_ago": str(int(self._revisions.health.age)),
            "cache": self._cache.state(),
            "dataset_revision": str(self.newest().revision),
            "newest_revision": str(self._revisions.newest),
            "ruleset_version": CURRENT,
        }

    def newest(self) -> Dataset:
        """The revision that answers now: the newest of the store, or the one before while that is being loaded."""
        return self._revisions.loaded().dataset

    def _prepare(self, request: CheckRequest, today: date) -> Prepared:
        asked = parse_request(request)
        pinned, day = self._revisions.pin(request.as_of_rev), request.on or today
        refuse_ahead(request, day)
        return Prepared(asked, pinned, day, self._key(request, pinned, day))

    def _collector(self, request: CollectorRequest, today: date) -> tuple[Pinned, CollectorReport]:
        heard = parse_collector_request(request)
        pinned = self._revisions.pin(request.as_of_rev)
        rules = load_rules(request.ruleset or CURRENT)
        court = AssessmentContext(self._dataset(pinned), rules, SOURCES, request.on or today)
        return pinned, collector_report(heard, court, datetime.now(UTC).isoformat(timespec="seconds"))

    def _replayed(self, prepared: Prepared, now: Prepared) -> bytes:
        """The replay with its mark. Beside what a person told, today's answer is not kept either."""
        body = self.answer(replace(prepared, now=None))
        today = self._judge(now) if prepared.told else Report.model_validate_json(self.answer(now))
        return marked(Report.model_validate_json(body), today).model_dump_json().encode()

    def _judge(self, prepared: Prepared) -> Report:
        request, pinned = prepared.asked.request, prepared.pinned
        rules = load_rules(request.ruleset or CURRENT)
        with self._limits.room_to_reckon(request.offer):
            court = AssessmentContext(self._dataset(pinned), rules, SOURCES, prepared.day, pinned.disputes.by_record)
            return assess(prepared.asked, court, datetime.now(UTC).isoformat(timespec="seconds"))

    def _dataset(self, pinned: Pinned) -> Dataset:
        return self._revisions.dataset(pinned, partial(self._limits.room_for, "old_revision"))

    def _key(self, request: CheckRequest, pinned: Pinned, day: date) -> str:
        """Schema, how names are read, revision, freshness stamp, what is contested, rule set, day, and a hash of the
        question: never the question itself."""
        canonical = json.dumps(request.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(canonical.encode()).hexdigest()
        parts = (
            SCHEMA,
            FORMAT,
            pinned.revision,
            pinned.freshness,
            pinned.disputes.stamp,
            request.ruleset or CURRENT,
            day,
            digest,
        )
        return "report:" + ":".join(map(str, parts))


def today_in_china() -> date:
    """The day it is in China, where the law's days begin and end."""
    return datetime.now(_CHINA).date()


def publish_starter(store: Store) -> None:
    """Publish every bundled file of which the store holds no such edition, nor a newer one. Raises StarterFault before
    anything is written."""
    publish_bundled(store)
