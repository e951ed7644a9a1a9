"""Where the verdict stands on the scale in words: the step it is on, and the one before and after it."""

from typing import Final, get_args

from checker.rules import load_wording
from checker.summary.model import ScaleStep
from checker.summary.subject import Subject
from checker.summary.words import words
from checker.terms import Alert, Tier
from registries.model import Text

#: The steps, from the least risk to the most. U is none of them: too little is known to stand anywhere.
SCALE: Final[tuple[Tier, ...]] = ("A", "B", "C", "D", "E")
_ALERTS: Final = get_args(Alert)


def step_word(tier: Tier) -> Text:
    """Return what a step is called."""
    return load_wording().tier_names[tier]


def scale_of(subject: Subject) -> ScaleStep:
    """Return the step, and what would move it: of the report's own suppositions, which hold when they are done."""
    tier = subject.report.verdict.tier
    return ScaleStep(tier=tier, word=step_word(tier), before=_better(subject), after=_worse(subject))


def _better(subject: Subject) -> Text | None:
    tier = subject.report.verdict.tier
    if tier not in SCALE or tier == "A":
        return None
    better = [s for s in subject.report.suppositions if s.tier in SCALE and SCALE.index(s.tier) < SCALE.index(tier)]
    return better[0].text if better else words("scale.before")


def _worse(subject: Subject) -> Text | None:
    tier = subject.report.verdict.tier
    rank = SCALE.index(tier) if tier in SCALE else -1
    worse = [s for s in subject.report.suppositions if s.tier in SCALE and SCALE.index(s.tier) > rank]
    return min(worse, key=lambda s: SCALE.index(s.tier)).text if worse else None
