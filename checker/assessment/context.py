"""What every judgement needs beside the request."""

from dataclasses import dataclass, field
from datetime import date

from checker.dataset.dataset import Dataset
from checker.evidence.book import Contests
from checker.rules import RuleSet
from registries.model import Source


@dataclass(frozen=True)
class AssessmentContext:
    """The data, the rules, the sources and the day to judge on; `contests`: the records that somebody disputes."""

    dataset: Dataset
    ruleset: RuleSet
    sources: tuple[Source, ...]
    judged_on: date
    contests: Contests = field(default_factory=dict)
