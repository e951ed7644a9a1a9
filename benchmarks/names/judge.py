"""Whether answers are right: on entities, where an outlet is its bank; and more strictly on the records themselves."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from benchmarks.names.engines.keys import key_of
from benchmarks.names.measure import Asking
from benchmarks.names.queries import NOT_IN_RECALL, UNANSWERABLE, Query
from checker.names import IndexedName


@dataclass(frozen=True, slots=True)
class Recall:
    """The share of questions whose target stands first, and among the first five."""

    first: float
    five: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What one engine's answers are worth. `paper`: without pinyin, as in the measured paper. `records`: strict."""

    paper: Recall
    all_named: Recall
    records: Recall
    by_kind: dict[str, Recall]
    nobody_vouched: int
    nobody: int
    copycats_vouched: int
    copycats_named: int
    copycats: int


class Judge:
    """Knows whose each name is."""

    def __init__(self, records: Iterable[IndexedName]) -> None:
        self._entity = {key_of(record.text): record.entity_id for record in records}

    def judged(self, askings: Sequence[Asking]) -> Judged:
        """One engine's answers."""
        named = [asking for asking in askings if asking.query.kind not in UNANSWERABLE]
        nobody = [asking for asking in askings if asking.query.kind == "no match"]
        copycats = [asking for asking in askings if asking.query.kind == "copycat"]
        kinds = dict.fromkeys(asking.query.kind for asking in named)
        paper = [asking for asking in named if asking.query.kind not in NOT_IN_RECALL]
        return Judged(
            paper=_recall(map(self.rank, paper)),
            all_named=_recall(map(self.rank, named)),
            records=_recall(map(self.record_rank, paper)),
            by_kind={kind: _recall(self.rank(one) for one in named if one.query.kind == kind) for kind in kinds},
            nobody_vouched=sum(asking.answer.vouched for asking in nobody),
            nobody=len(nobody),
            copycats_vouched=sum(asking.answer.vouched for asking in copycats),
            copycats_named=sum(self.rank(asking) < 5 for asking in copycats),
            copycats=len(copycats),
        )

    def rank(self, asking: Asking) -> int:
        """At which place, from 0, the entity meant stands among the different entities of the answer; 5 for later."""
        entities = dict.fromkeys(self._entity[key_of(name)] for name in asking.answer.names)
        return _place(entities, asking.query.entity_id)

    def record_rank(self, asking: Asking) -> int:
        """The same for the very name meant."""
        return _place(dict.fromkeys(map(key_of, asking.answer.names)), key_of(asking.query.target))

    def wrong(self, asking: Asking) -> bool:
        """Whether somebody was vouched for who was not meant."""
        query: Query = asking.query
        return asking.answer.vouched and (query.kind in UNANSWERABLE or self.rank(asking) > 0)


def _place(found: Iterable[str], meant: str) -> int:
    return next((at for at, one in enumerate(islice(found, 5)) if one == meant), 5)


def _recall(ranks: Iterable[int]) -> Recall:
    places = list(ranks)
    if not places:
        return Recall(float("nan"), float("nan"))
    return Recall(*(statistics.mean(place < most for place in places) for most in (1, 5)))
