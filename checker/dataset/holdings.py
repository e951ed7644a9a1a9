"""What a dataset revision holds, in numbers and days, and the names that show by example how it answers."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.dataset.tallies import HoldingKind, Tally
from checker.entities.standing import standing_of
from checker.names import normalise
from checker.terms import Standing
from registries.age import is_stale
from registries.model import (
    Access,
    Frozen,
    PartialDate,
    Source,
)

#: Names that may show how a known name, and one that nobody knows, is answered; the first that fits is taken.
KNOWN_NAMES: Final = ("360借条", "安逸花", "招联消费金融")
UNKNOWN_NAMES: Final = ("银享花",)
#: Whom an example may be about: nobody is held up as a warning on the front page.
_UNACCUSED: Final[frozenset[Standing]] = frozenset({"licensed_lender", "lender_product", "listed_partner"})


class Holding(Frozen):
    """How much of one kind is known. `newest`: the newest day of its records, None where none has one; `old`: even that
    record is older than its list allows."""

    kind: HoldingKind
    count: int
    newest: PartialDate | None
    old: bool


class Holdings(Frozen):
    """What a revision holds on a day. `lists`: how many lists were read; `extracts`: of them, those that came with the
    program and are parts only; `whole`: those complete by their own count. `known`, `unknown`: examples of a name that
    is on record and of one that is not; None where there is none to show."""

    revision: int
    holdings: tuple[Holding, ...]
    lists: int
    extracts: int
    whole: int
    known: str | None
    unknown: str | None

    @property
    def empty(self) -> bool:
        """Return whether nothing is known of anybody."""
        return not any(holding.count for holding in self.holdings)


class HoldingsOfDay:
    """The holdings of the dataset that answers, counted once a dataset and day. Safe between threads: at worst two
    count the same."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._last: tuple[Dataset, date, Holdings] | None = None

    def of(self, dataset: Dataset, day: date) -> Holdings:
        """Return the holdings of that dataset on that day."""
        last = self._last
        if last is None or last[0] is not dataset or last[1] != day:
            self._last = last = dataset, day, holdings_of(dataset, self._sources, day)
        return last[2]


def holdings_of(dataset: Dataset, sources: Iterable[Source], day: date) -> Holdings:
    """Count what `dataset` holds; `sources` tell which lists came with the program, `day` what is old."""
    bundled = {source.id for source in sources if source.access is Access.STARTER}
    read = [run for run in dataset.runs.values() if run.rows]
    return Holdings(
        revision=dataset.revision,
        holdings=tuple(_holding(kind, tally, day) for kind, tally in dataset.tallies.items()),
        lists=len(read),
        extracts=sum(run.source in bundled for run in read),
        whole=sum(run.counted for run in read),
        known=next((name for name in KNOWN_NAMES if _is_known(name, dataset, day)), None),
        unknown=next((name for name in UNKNOWN_NAMES if _is_unknown(name, dataset, day)), None),
    )


def _holding(kind: HoldingKind, tally: Tally, day: date) -> Holding:
    newest = tally.newest
    if newest is None:
        return Holding(kind=kind, count=tally.count, newest=None, old=False)
    return Holding(kind=kind, count=tally.count, newest=newest.record.cite.as_of, old=is_stale(newest, day))


def _is_known(name: str, dataset: Dataset, day: date) -> bool:
    entity = match_name(normalise(name), dataset, day).entity
    return entity is not None and standing_of(entity, dataset.graph, day).standing in _UNACCUSED


def _is_unknown(name: str, dataset: Dataset, day: date) -> bool:
    matched = match_name(normalise(name), dataset, day)
    return matched.entity is None and matched.match.kind == "none" and not matched.on_statement
