"""What one revision makes true on one day, whoever asks: shared by all checks of that day."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import Final

from checker.entities.graph import Graph
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceRows
from checker.evidence.coverage import CoverageOnDay, whole_sources
from registries.model import Run, Source

#: How many days of one revision are kept: today, and what replays ask for.
MOST_DAYS: Final = 4


class DatasetOnDay:
    """The profiles of entities, the records as evidence and the coverage of sources, each worked out when it is first
    read. `whole`: the sources in which absence is a fact. All of it is bounded, and of this revision alone."""

    def __init__(self, graph: Graph, runs: Mapping[str, Run], sources: tuple[Source, ...], judged_on: date) -> None:
        self.sources = sources
        self.profiles = Profiles(graph, judged_on)
        self.rows = EvidenceRows(judged_on)
        self.coverage = CoverageOnDay(sources, runs, judged_on)
        self.whole = whole_sources(sources, runs, judged_on)


class DaysOfDataset:
    """The days of one revision that were asked for last. It belongs to the dataset, and goes with it."""

    def __init__(self, graph: Graph, runs: Mapping[str, Run]) -> None:
        self._graph, self._runs = graph, runs
        self._days: OrderedDict[date, DatasetOnDay] = OrderedDict()
        self._lock = Lock()

    def of(self, sources: tuple[Source, ...], judged_on: date) -> DatasetOnDay:
        """Return that day, by these sources."""
        with self._lock:
            day = self._days.get(judged_on)
            if day is None or day.sources is not sources:
                day = self._days[judged_on] = DatasetOnDay(self._graph, self._runs, sources, judged_on)
            self._days.move_to_end(judged_on)
            while len(self._days) > MOST_DAYS:
                self._days.popitem(last=False)
            return day
