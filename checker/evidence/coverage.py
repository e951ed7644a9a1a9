"""Coverage: in which sources this query was found, not found, or not checked at all."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from checker.report import Coverage, Evidence
from registries.age import is_old
from registries.model import Access, Run, Source, Text

_LINK_ONLY = Text(
    zh="这个网站不让程序查，请自己打开查。", en="This site may not be read by a program: please look there yourself."
)
_NEVER = Text(zh="还没有读过这份名单。", en="This list has never been read.")
_OLD = Text(zh="名单已旧，没查到不说明什么。", en="The list is old: not finding the name in it says nothing.")
_PARTIAL = Text(
    zh="只有一部分名单，没查到不说明什么。", en="Only part of the list is held: not finding the name says nothing."
)


class CoverageOnDay:
    """The entries of all sources on one day, each made when it is first read. Safe to share between threads."""

    def __init__(self, sources: tuple[Source, ...], runs: Mapping[str, Run], judged_on: date) -> None:
        self._runs, self._judged_on = runs, judged_on
        self._listed = [source for source in sources if source.id in runs or not _hidden_until_read(source)]
        self._entries: dict[tuple[str, bool], Coverage] = {}

    def of(self, evidence: Iterable[Evidence], naming: AbstractSet[str] = frozenset()) -> tuple[Coverage, ...]:
        """Return one entry a source. A hit in an old list is `found` and stale; a miss in an old list is `not_checked`.

        `naming`: sources that name who was asked for, whether or not anything of them is evidence.
        Lists of single lenders that were never read have one entry between them, the link-only one. Lists that only a
        person can bring in have one once somebody has. Rates say nothing of a name and have none; a list of websites
        and numbers has one where it led to somebody.
        """
        found = {entry.source for entry in evidence} | naming
        return tuple(
            self._entry(source, source.id in found)
            for source in self._listed
            if source.id in found or source.kind not in ("rate", "identifier")
        )

    def _entry(self, source: Source, found: bool) -> Coverage:
        key = source.id, found
        entry = self._entries.get(key)
        if entry is None:
            entry = _coverage(source, self._runs.get(source.id), found, self._judged_on)
            self._entries[key] = entry
        return entry


def coverage_of(
    sources: tuple[Source, ...],
    runs: Mapping[str, Run],
    evidence: tuple[Evidence, ...],
    judged_on: date,
    naming: AbstractSet[str] = frozenset(),
) -> tuple[Coverage, ...]:
    """Return the coverage of one report (`CoverageOnDay.of`)."""
    return CoverageOnDay(sources, runs, judged_on).of(evidence, naming)


def whole_sources(sources: Iterable[Source], runs: Mapping[str, Run], judged_on: date) -> tuple[Source, ...]:
    """Return the sources in which absence is a fact: held whole, official, fresh, and counted in the last two runs.

    Starter facts never are.
    """
    return tuple(
        source
        for source in sources
        if source.whole
        and source.access is not Access.STARTER
        and (run := runs.get(source.id)) is not None
        and run.proves_absence
        and not is_old(run.as_of, source.max_age_days, judged_on)
    )


def _hidden_until_read(source: Source) -> bool:
    return source.access is Access.MANUAL or (source.kind == "partner" and source.access is Access.AUTOMATIC)


def _coverage(source: Source, run: Run | None, found: bool, judged_on: date) -> Coverage:
    as_of = run.as_of if run else None
    stale = run is not None and is_old(as_of, source.max_age_days, judged_on)
    if found:
        return _entry(source, "found", as_of, stale, None)
    if source.access in (Access.LINK_ONLY, Access.MANUAL) and run is None:
        return _entry(source, "not_checked", None, False, source.how_to_check or _LINK_ONLY)
    if run is None:
        return _entry(source, "not_checked", None, False, _NEVER)
    if stale:
        return _entry(source, "not_checked", as_of, True, _OLD)
    return _entry(source, "not_found", as_of, False, None if source.whole else _PARTIAL)


def _entry(source: Source, state: str, as_of: str | None, stale: bool, why: Text | None) -> Coverage:
    return Coverage.model_validate(
        {
            "source": source.id,
            "kind": source.kind,
            "title": source.title,
            "url": source.url,
            "state": state,
            "as_of": as_of,
            "stale": stale,
            "why": why,
        }
    )
