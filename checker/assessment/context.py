"""What every judgement needs beside the request."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from checker.dataset.dataset import Dataset
from checker.entities.profile import Profiles
from checker.evidence.book import Contests
from checker.rules import RuleSet
from registries.model import Source


@dataclass(frozen=True)
class AssessmentContext:
    """The data, the rules, the sources and the day to judge on; `contests`: the records that somebody disputes.

    Made anew for each check: `profiles` remembers what only this day and dataset make true.
    """

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date
    contests: Contests = field(default_factory=dict)

    @cached_property
    def profiles(self) -> Profiles:
        """Return the profiles of the dataset's entities on that day."""
        return Profiles(self.dataset.graph, self.judged_on)
