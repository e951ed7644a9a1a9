"""Groups of documents read on one day in one way, and of one state, so that the page says it once."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report import Evidence


@dataclass(frozen=True)
class SourceGroup:
    """Documents with the same day of reading, the same confidence, and all old or none."""

    rows: tuple[Evidence, ...]

    @property
    def size(self) -> int:
        """How many documents there are."""
        return len(self.rows)

    @property
    def read(self) -> Evidence:
        """A document of the group, for what they share: the day of reading, how far they may be relied on, if old."""
        return self.rows[0]


def read_alike(documents: Iterable[Evidence]) -> list[SourceGroup]:
    """Return the documents in their order, those that share a heading in one group."""
    groups: dict[tuple[str, str, bool], list[Evidence]] = {}
    for one in documents:
        groups.setdefault((one.confidence, one.retrieved_at, one.stale), []).append(one)
    return [SourceGroup(tuple(group)) for group in groups.values()]
