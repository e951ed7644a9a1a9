"""What is told of an assessment that is only supposed."""

from dataclasses import dataclass
from typing import Protocol

from checker.assessment.score import Score
from checker.terms import Alert


class Supposed(Protocol):
    """What is told of an assessment that is only supposed."""

    @property
    def outcome(self) -> Score:
        """Return score and tier."""
        ...

    @property
    def alert(self) -> Alert:
        """Return the alert."""
        ...


@dataclass(frozen=True)
class SupposedOutcome:
    """The same, without the facts that it follows from."""

    outcome: Score
    alert: Alert
