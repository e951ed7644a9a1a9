"""What every judgement needs beside the request."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from checker.dataset.dataset import Dataset
from checker.dataset.on_day import DatasetOnDay
from checker.entities.profile import Profiles
from checker.evidence.book import Contests, EvidenceBook
from checker.rules import RuleSet
from registries.model import Source


@dataclass(frozen=True)
class AssessmentContext:
    """The data, the rules, the sources and the day to judge on; `contests`: the records that somebody disputes.

    What only this dataset and day make true is shared with every other check of them (`on_day`).
    """

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date
    contests: Contests = field(default_factory=dict)

    @cached_property
    def on_day(self) -> DatasetOnDay:
        """Return what the dataset makes true on that day."""
        return self.dataset.days.of(self.sources, self.judged_on)

    @property
    def profiles(self) -> Profiles:
        """Return the profiles of the dataset's entities on that day."""
        return self.on_day.profiles

    def new_book(self, contests: Contests | None = None) -> EvidenceBook:
        """Return an empty book of evidence; by default it tells what is disputed."""
        return EvidenceBook(self.judged_on, self.contests if contests is None else contests, self.on_day.rows)
