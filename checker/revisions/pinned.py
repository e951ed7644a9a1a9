"""A revision as a process holds it, and as one question is pinned to it."""

from dataclasses import dataclass

from checker.dataset.dataset import Dataset
from checker.revisions.dispute_state import NONE, DisputeState

#: (newest revision, number of the last run): changes with every publish and with every change of freshness.
Stamp = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Loaded:
    """A revision as this process holds it, the store's stamp at the moment its runs were read, and what is said
    against records of it. It equals itself alone: as long as it is the same, so is every answer of one day."""

    dataset: Dataset
    stamp: Stamp
    disputes: DisputeState = NONE


@dataclass(frozen=True)
class Pinned:
    """The revision that one question is answered from, fixed when the question is read: its key and its report name
    the same, whatever is loaded meanwhile.

    `freshness`: the number of the last run; 0 of an old revision, of which nothing changes any more. `dataset`: None
    of an old revision, which is loaded only if the answer is not remembered. `disputes`: those of now, whatever the
    revision: what was withdrawn is told by no answer any more.
    """

    revision: int
    freshness: int
    dataset: Dataset | None
    disputes: DisputeState = NONE

    @property
    def old(self) -> bool:
        """Return whether a newer revision is loaded."""
        return self.dataset is None
