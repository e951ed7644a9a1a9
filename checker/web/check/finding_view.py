"""The view of one finding: what it says, and the documents beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker.report import Evidence, Finding

MOST_EVIDENCE: Final = 2


@dataclass(frozen=True)
class FindingView:
    """A finding with its evidence beside it."""

    finding: Finding
    evidence: tuple[Evidence, ...]

    @property
    def as_of(self) -> str | None:
        """The day of its newest record; None of what rests on the person's answers."""
        return max((e.as_of for e in self.evidence if e.as_of and e.confidence != "told"), default=None)

    @property
    def is_own(self) -> bool:
        """Whether it rests on the person's answers alone."""
        return bool(self.evidence) and all(evidence.confidence == "told" for evidence in self.evidence)

    @property
    def most(self) -> int:
        """How many documents stand beside it: one beside a mere note."""
        return 1 if self.finding.severity == "info" else MOST_EVIDENCE

    @property
    def newest_evidence(self) -> list[Evidence]:
        """The newest evidence beside the finding; a brand imitated for years has a dozen."""
        return sorted(self.evidence, key=lambda evidence: evidence.as_of or "", reverse=True)[: self.most]

    @property
    def rest(self) -> int:
        """How many stand only in the list of all sources."""
        return max(0, len(self.evidence) - self.most)


def documents(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return each document once: two rows of one list are one source to a reader."""
    by_print = {(e.publisher, e.title, e.as_of, e.as_of_note, e.url, e.confidence, e.stale): e for e in evidence}
    return tuple(by_print.values())
