"""Groups of sources, and of documents, of which the report says the same, so that the page says it once."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.report import Coverage, Evidence


@dataclass(frozen=True)
class CoverageGroup:
    """Sources with the same state and the same reason."""

    rows: tuple[Coverage, ...]

    @property
    def size(self) -> int:
        """How many sources there are."""
        return len(self.rows)

    @property
    def folded(self) -> bool:
        """Whether their names are folded: several that a person could open."""
        return self.size > 1 and all(_to_open(row) for row in self.rows)


def _to_open(row: Coverage) -> bool:
    return row.state == "not_checked" and row.url is not None


def alike(rows: Iterable[Coverage]) -> list[CoverageGroup]:
    """Return the rows in their order, those with the same state and reason in one group."""
    groups: dict[tuple[object, ...], list[Coverage]] = {}
    for row in rows:
        why = row.why.zh if row.why else None
        groups.setdefault((row.state, row.stale, why, _to_open(row)), []).append(row)
    return [CoverageGroup(tuple(group)) for group in groups.values()]


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
