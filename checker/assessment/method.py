"""How a verdict is made, for readers: the steps of the scale, where a sum starts, and every rule with its law.

Taken from what judges, so that it cannot say anything else.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from checker.assessment.score import BASES, GROUP_CAPS, OTHER_GROUP_CAP, POSITIVE_CAP, TIER_FLOORS
from checker.legal_citations.english import legal_basis_en
from checker.rules import CURRENT, SITUATION_GROUPS, VERSIONS, load
from checker.rules.catalogue import Rule, RuleSet
from checker.rules.outcome import SEVERITIES
from checker.terms import Severity, Tier
from registries.model import Frozen, Text


class TierStep(Frozen):
    """A step of the scale: from `least` to `most` points, both included."""

    tier: Tier
    word: Text
    least: int
    most: int


class Start(Frozen):
    """Where a sum starts, by what is known of the licence. `floor`: the least that it can fall to."""

    text: Text
    points: int
    floor: int


class LegalBasis(Frozen):
    """What a version of a rule rests on, as it is cited and in English, and the day from which it holds (None: any
    day)."""

    words: Text
    since: date | None


class RuleLine(Frozen):
    """A rule in a line. `points`: the least and most that its findings add (negative: take off); None for a rule that
    moves no score, and for one that is only ever hard: a hard finding takes the score to 90 or more instead."""

    id: str
    title: Text
    severities: tuple[Severity, ...]
    points: tuple[int, int] | None
    basis: tuple[LegalBasis, ...]


class RuleGroup(Frozen):
    """The rules on one matter. `cap`: the most points that they add together, None where they speak of what a person
    met and move no score."""

    key: str
    name: Text
    cap: int | None
    rules: tuple[RuleLine, ...]


class Method(Frozen):
    """How a verdict is made by one rule set. `positive_cap`: the most points that are taken off in all."""

    version: str
    earlier: tuple[str, ...]
    tiers: tuple[TierStep, ...]
    starts: tuple[Start, ...]
    positive_cap: int
    groups: tuple[RuleGroup, ...]

    @property
    def count(self) -> int:
        """Return how many rules there are."""
        return sum(len(group.rules) for group in self.groups)


@cache
def current_method() -> Method:
    """Return the method of the newest rule set."""
    rules = load(CURRENT)
    return Method(
        version=CURRENT,
        earlier=tuple(version for version in VERSIONS if version != CURRENT),
        tiers=tuple(_tiers(rules)),
        starts=tuple(Start(text=rules.wording.bases[state], points=p, floor=f) for state, (p, f) in BASES.items()),
        positive_cap=-POSITIVE_CAP,
        groups=tuple(_groups(rules)),
    )


def _tiers(rules: RuleSet) -> Iterator[TierStep]:
    lowest = min(floor for _, floor in BASES.values())
    steps = ((lowest, "A"), *reversed(TIER_FLOORS))
    ends = [least - 1 for least, _ in steps[1:]] + [100]
    for (least, tier), most in zip(steps, ends, strict=True):
        yield TierStep(tier=tier, word=rules.wording.tier_names[tier], least=least, most=most)


def _groups(rules: RuleSet) -> Iterator[RuleGroup]:
    by_id: dict[str, list[Rule]] = {}
    for rule in rules.rules:
        by_id.setdefault(rule.id, []).append(rule)
    for key, name in rules.wording.groups.items():
        own = [versions for versions in by_id.values() if versions[-1].group == key]
        cap = None if key in SITUATION_GROUPS else GROUP_CAPS.get(key, OTHER_GROUP_CAP)
        lines = sorted((_line(versions) for versions in own), key=lambda line: SEVERITIES.index(line.severities[0]))
        yield RuleGroup(key=key, name=name, cap=cap, rules=tuple(lines))


def _line(versions: Sequence[Rule]) -> RuleLine:
    newest = versions[-1]
    findings = [case for rule in versions for case in rule.cases if case.severity]
    points = [case.score for case in findings if case.outcome != "hard"]
    counts = newest.group not in SITUATION_GROUPS
    return RuleLine(
        id=newest.id,
        title=newest.title,
        severities=tuple(sorted({case.outcome for case in findings}, key=SEVERITIES.index)),
        points=(min(points), max(points)) if counts and points else None,
        basis=tuple(_basis(versions)),
    )


def _basis(versions: Sequence[Rule]) -> Iterator[LegalBasis]:
    """Yield each basis once, with the first day of the first version that rests on it."""
    first: dict[str, date | None] = {}
    for rule in versions:
        first.setdefault(rule.legal_basis, rule.effective.from_)
    for words, since in first.items():
        yield LegalBasis(words=Text(zh=words, en=legal_basis_en(words)), since=since)
