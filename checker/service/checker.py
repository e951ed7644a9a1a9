"""The one entry for every face: request → dataset → assessment → report, through the cache."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.cache.answers import Answers
from checker.cache.cache import Cache, cache_from
from checker.china_time import today_in_china
from checker.corrections.store.none_disputed import none_disputed
from checker.cost.offer import Offer
from checker.dataset.autocomplete import Suggestions, suggest
from checker.dataset.dataset import Dataset
from checker.dataset.holdings import Holdings, HoldingsOfDay
from checker.evidence.source_state import SourceState, source_state
from checker.limits.store_calls import StoreCalls
from checker.limits.work_limits import WorkLimits
from checker.report import Report, report_json
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request, refuse_ahead, refuse_persons_in
from checker.revisions.pinned import Pinned
from checker.revisions.revisions import Revisions
from checker.revisions.snapshot import Snapshots
from checker.rules import CURRENT
from checker.rules import load as load_rules
from checker.service.cache_key import cache_key
from checker.service.pictures import Pictures
from checker.service.prepared import Prepared
from checker.service.replay import is_replay, mark_of, names_only, with_mark
from checker.settings import Settings
from registries.sources import BUILT_IN, load_sources
from registries.starter.publishing import publish_bundled
from registries.store.direct_store import DirectStore

if TYPE_CHECKING:  # a check pays neither for a report on collectors nor for a Redis that is not there
    from checker.assessment.offer import PricedOffer
    from checker.cache.redis_server import RedisServer
    from checker.changes.model import RevisionChanges
    from checker.collection.model import CollectorReport, CollectorRequest
    from checker.corrections.store.store import Corrections
    from checker.reading.model import TextReading
    from checker.reading.picture_lines import PictureReading
    from checker.revisions.change_log import ChangeLog
    from registries.model import Source
    from registries.store.store import Store

_LONG_AGO: Final = "2026-01-01T00:00:00+00:00"


class Checker:
    """The service behind every face. Safe to share between threads; one a process.

    `revisions`: the revisions of that store and the sources they know (default: as the
    store has them, indexes in memory, no disputes, built-in sources);
    `corrections`: the tickets of people who say that something is wrong, for the pages that take them; `limits`: of
    expensive work (default: none); cached answers do not count. `changes_dir`: where it is kept what revisions changed
    (default: in memory only); `picture_seconds`: how long one picture may be read.
    """

    def __init__(  # noqa: PLR0913 - each is a part it is made of
        self,
        store: "Store",
        cache: Cache,
        cache_seconds: int,
        *,
        revisions: Revisions | None = None,
        limits: WorkLimits | None = None,
        corrections: "Corrections | None" = None,
        changes_dir: Path | None = None,
        picture_seconds: float = 20,
    ) -> None:
        self._cache, self._answers = cache, Answers(cache, cache_seconds)
        self._limits = limits or WorkLimits()
        self._pictures = Pictures(self._limits, picture_seconds)
        self.corrections = corrections
        load_rules(CURRENT)  # now, not while the first request waits
        self._revisions = revisions or Revisions(store, Snapshots(None), BUILT_IN)
        self._changes_kept = store, changes_dir
        self._holdings = HoldingsOfDay(self._revisions.sources.all)

    @cached_property
    def _change_log(self) -> "ChangeLog":
        from checker.revisions.change_log import ChangeLog  # noqa: PLC0415 - a check asks for none

        return ChangeLog(self._revisions, *self._changes_kept)

    @classmethod
    def open(
        cls, settings: Settings, server: "RedisServer | None" = None, limits: WorkLimits | None = None
    ) -> "Checker":
        """Return a checker on the store the settings name, its newest revision loaded; the bundled starter facts are
        published if they are new to it. Later revisions are loaded in the background.

        `server`: the Redis that the settings name, where the caller uses it too, so that both share its breaker."""
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        from checker.corrections.store.store import Corrections  # noqa: PLC0415 - see `open_once`
        from registries.store.store import Store  # noqa: PLC0415

        store = Store(settings.database_url)
        publish_bundled(store)
        snapshots, corrections = Snapshots(settings.data_dir / "index"), Corrections(settings.database_url)
        at_once = max(1, settings.threads // 2)
        sources = load_sources(settings.sources_dir)
        revisions = Revisions(store, snapshots, sources, corrections, background=True, at_once=at_once)
        checker = cls(
            store,
            cache_from(settings, server),
            settings.cache_seconds,
            revisions=revisions,
            limits=limits,
            corrections=corrections,
            changes_dir=settings.data_dir / "changes",
            picture_seconds=settings.picture_seconds,
        )
        store.close()  # a server forks after this, and no open connection may be in two processes
        corrections.close()
        return checker

    @classmethod
    def open_once(cls, settings: Settings) -> "Checker":
        """Return a checker for one answer, as `open` does, but without importing a library for
        databases where the store is a file and nobody disputes a record: that import takes longer than the answer."""
        store = DirectStore(settings.database_url)
        if not none_disputed(store):
            return cls.open(settings)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        publish_bundled(store)
        revisions = Revisions(store, Snapshots(settings.data_dir / "index"), load_sources(settings.sources_dir))
        return cls(store, cache_from(settings), settings.cache_seconds, revisions=revisions)

    def check(self, request: CheckRequest) -> Report:
        """Return the report on a request. Raises QueryError (or a subclass) for one that cannot be answered."""
        return Report.model_validate_json(self.answer(self.prepare(request)))

    def check_json(self, request: CheckRequest) -> bytes:
        """Return the report as JSON (UTF-8). Raises as `check` does."""
        return self.answer(self.prepare(request))

    def prepare(self, request: CheckRequest) -> Prepared:
        """Return the request parsed, pinned to a revision and a day, with its cache key; not yet answered. Raises as
        `check` does."""
        today = today_in_china()
        prepared = self._prepare(request, today)
        if not is_replay(request, old_revision=prepared.pinned.old, today=today, current_ruleset=CURRENT):
            return prepared
        return replace(prepared, now=self._prepare(names_only(request), today))

    def answer(self, prepared: Prepared) -> bytes:
        """Return the report as JSON (UTF-8), from the cache if it is there. Raises TooBusyError where it is not, and
        would be expensive.

        A report on what happened to a person is never cached; a replay is cached without its mark, which is put on each
        time from today's answer.
        """
        if prepared.now is not None:
            return self._answer_replay(prepared, prepared.now)
        if prepared.has_user_input:
            return report_json(self._assess(prepared))
        make = self._answers.make_each if prepared.pinned.old else self._answers.make_once
        return make(prepared.key, lambda: report_json(self._assess(prepared)))

    def collector(self, request: "CollectorRequest") -> "CollectorReport":
        """Return the report on a debt collector, not cached: it is seldom requested twice. Raises as `check` does."""
        today = today_in_china()
        pinned, report = self._collector_report(request, today)
        if not is_replay(request, old_revision=pinned.old, today=today, current_ruleset=CURRENT):
            return report
        from checker.service.collector_replay import collector_names_only, collector_with_mark  # noqa: PLC0415

        mark, names = mark_of(report, self.newest().revision, today, CURRENT), collector_names_only(request)
        return collector_with_mark(report, mark, self._collector_report(names, today)[1] if names else None)

    def price(self, offer: Offer, contract_date: date | None = None, on: date | None = None) -> "PricedOffer":
        """Return the annual cost of an offer by itself (percent a year), and the findings of the price rules.

        `on`: the day to judge by (default: today in China). Raises QueryError, and TooBusyError for a long schedule."""
        from checker.assessment.offer import price_offer  # noqa: PLC0415 - a check needs none of it

        refuse_persons_in(offer)
        with self._limits.room_for_offer(offer):
            return price_offer(offer, contract_date, self.newest().rates, load_rules(CURRENT), on or today_in_china())

    def suggest(self, query: str, most: int) -> Suggestions:
        """Return at most `most` names on record that begin with `query`. Raises QueryError for a query that is too
        long or holds control characters, and for a `most` out of bounds."""
        return suggest(self.newest(), query, most)

    def read(self, text: str) -> "TextReading":
        """Return what stands in a text, on the newest revision, as of today in China; it is not cached. Raises
        QueryError for a text that is empty, too long, or no text."""
        from checker.reading import read_text  # noqa: PLC0415 - a check needs none of it

        return read_text(text, self.newest(), today_in_china())

    def read_picture(self, content: bytes) -> "PictureReading":
        """Return the lines recognised in a picture, to be compared with it by a person, who alone may go on with them.
        Raises PictureError for what cannot be read, TooBusyError while others are read."""
        return self._pictures.read(content, self.read)

    def sources(self) -> list[SourceState]:
        """Return every source and the state of our copy today; while the store is away, as it last was."""
        listed, today = self._revisions.listed(), today_in_china()
        return [
            source_state(
                source,
                listed.good.get(source.id),
                listed.attempts.get(source.id),
                today,
                listed.sizes.get(source.id, ()),
            )
            for source in self._revisions.sources.all
        ]

    def holdings(self) -> Holdings:
        """Return what the revision that answers holds today, counted once a revision and day; no store is asked."""
        return self._holdings.of(self.newest(), today_in_china())

    @property
    def store_answers(self) -> bool:
        """Whether the store answered when it was last looked at; nobody waits for it."""
        return self._revisions.store_answers()

    @property
    def source_faults(self) -> tuple[str, ...]:
        """The operator's files that describe no list, a line each: name, what is wrong, what is accepted."""
        return self._revisions.sources.faults

    @property
    def store_calls(self) -> StoreCalls:
        """The limit on concurrent calls to the database, which every face that answers people goes through."""
        return self._revisions.calls

    def changes(self, first: int, last: int) -> "tuple[RevisionChanges, ...]":
        """Return what the revisions from `first` to `last` changed, newest first. Raises StoreAwayError; TooBusyError
        where it must be worked out, and that is under way for others."""
        wanted = [one for one in self._change_log.published() if first <= one.revision <= last]
        return self._change_log.changes(wanted, partial(self._limits.room_for, "changes"))

    def publications(self) -> tuple[int, str, str]:
        """Return the newest revision, when it was published, and when the first one was (ISO 8601, UTC); 0 and a day
        long ago where nothing ever was. Raises StoreAwayError."""
        published = self._change_log.published()
        if not published:
            return 0, _LONG_AGO, _LONG_AGO
        return published[0].revision, published[0].when, published[-1].when

    def entity_name(self, entity_id: str) -> str | None:
        """Return what the app or firm of an id is called; None for an id that nobody has."""
        entity = self.newest().graph.entities.get(entity_id)
        return entity.name if entity else None

    @property
    def all_sources(self) -> "tuple[Source, ...]":
        """Every list that is known, with its title."""
        return self._revisions.sources.all

    def ready(self) -> dict[str, str]:
        """Return the state of store, cache and revisions for a readiness probe. Nothing here waits for the database:
        background threads watch it."""
        return {
            "store": "ok" if self.store_answers else "unavailable",
            "store_answered_seconds_ago": str(int(self._revisions.health.age)),
            "cache": self._cache.state(),
            "dataset_revision": str(self.newest().revision),
            "newest_revision": str(self._revisions.newest),
            "ruleset_version": CURRENT,
        }

    def moment(self) -> tuple[object, date]:
        """Return the revision that answers now with its runs and disputes, and the day: equal while every answer stays
        the same."""
        return self._revisions.loaded(), today_in_china()

    def context(self) -> AssessmentContext:
        """Return what every name is judged by at this moment: the newest revision that is loaded, the current rules,
        today in China."""
        pinned, rules = self._revisions.pin(None), load_rules(CURRENT)
        sources, disputes = self._revisions.sources.all, pinned.disputes.by_record
        return AssessmentContext(self._dataset(pinned), rules, sources, today_in_china(), disputes)

    def newest(self) -> Dataset:
        """Return the dataset of the revision that answers now: the newest of the store, or the one before while that is
        being loaded."""
        return self._revisions.loaded().dataset

    def _prepare(self, request: CheckRequest, today: date) -> Prepared:
        parsed = parse_request(request)
        pinned, day = self._revisions.pin(request.as_of_rev), request.on or today
        refuse_ahead(request, day)
        return Prepared(parsed, pinned, day, cache_key(request, pinned, day, self._revisions.sources.stamp))

    def _collector_report(self, request: "CollectorRequest", today: date) -> "tuple[Pinned, CollectorReport]":
        from checker.collection.build_report import collector_report  # noqa: PLC0415 - a check needs none of it
        from checker.collection.parsing import parse_collector_request  # noqa: PLC0415

        parsed = parse_collector_request(request)
        pinned = self._revisions.pin(request.as_of_rev)
        rules = load_rules(request.ruleset or CURRENT)
        context = AssessmentContext(self._dataset(pinned), rules, self._revisions.sources.all, request.on or today)
        return pinned, collector_report(parsed, context, datetime.now(UTC).isoformat(timespec="seconds"))

    def _answer_replay(self, prepared: Prepared, now: Prepared) -> bytes:
        """Return the replay with its mark. Beside a person's own answers, today's answer is not cached either."""
        body = self.answer(replace(prepared, now=None))
        today = self._assess(now) if prepared.has_user_input else Report.model_validate_json(self.answer(now))
        return report_json(with_mark(Report.model_validate_json(body), today))

    def _assess(self, prepared: Prepared) -> Report:
        request, pinned = prepared.parsed.request, prepared.pinned
        rules = load_rules(request.ruleset or CURRENT)
        with self._limits.room_for_offer(request.offer):
            sources, disputes = self._revisions.sources.all, pinned.disputes.by_record
            context = AssessmentContext(self._dataset(pinned), rules, sources, prepared.day, disputes)
            return assess(prepared.parsed, context, datetime.now(UTC).isoformat(timespec="seconds"))

    def _dataset(self, pinned: Pinned) -> Dataset:
        return self._revisions.dataset(pinned, partial(self._limits.room_for, "old_revision"))
