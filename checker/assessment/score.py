"""The risk score of findings, with lines that add up to it (RULES §8 as amended). Pure.

100 is worst. Rules of the situation groups never count here: they speak of what a person met, not of the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from checker.report import ScoreLine
from checker.rules import SITUATION_GROUPS, Scored, Unknown, Wording, load_wording
from checker.terms import Alert, LineKind, Tier
from registries.model import Text

ASKABLE = 8  # how many criteria there are; see `Criterion`
POSITIVE_CAP = -12  # the most that positives take off together
SOFT_CEILING = 89  # the most without a hard finding
RED_LINE = 90  # where the hard ones start
GATE = 30  # the least while the gate of tier A is closed

#: The most points that one group of findings adds (RULES §8): ten findings on one matter are still one matter.
GROUP_CAPS: Mapping[str, int] = {
    "price": 30,
    "partner": 16,
    "disclosure": 16,
    "privacy": 16,
    "identity": 16,
    "negative_record": 8,
}
OTHER_GROUP_CAP = 24


class BaseState(StrEnum):
    """The state of what is known of the licence: where the sum starts."""

    VERIFIED = "verified"
    VERIFIED_MICRO = "verified_micro"
    FACILITATOR_LISTED = "facilitator_listed"
    RELATION_UNVERIFIED = "relation_unverified"
    UNKNOWN = "unknown"


#: Start and floor of each state, in points.
BASES: Mapping[BaseState, tuple[int, int]] = {
    BaseState.VERIFIED: (20, 10),
    BaseState.VERIFIED_MICRO: (20, 15),
    BaseState.FACILITATOR_LISTED: (25, 15),
    BaseState.RELATION_UNVERIFIED: (40, 30),
    BaseState.UNKNOWN: (55, 50),
}


#: From how many points on a tier begins, worst first.
TIER_FLOORS: tuple[tuple[int, Tier], ...] = ((90, "E"), (70, "D"), (50, "C"), (30, "B"))


class Criterion(StrEnum):
    """The eight things that can be settled about one loan; coverage counts them."""

    IDENTITY = "identity"
    CONTRACT_LENDER = "contract_lender"
    LENDER_MATCHED = "lender_matched"
    PARTNER_LINK = "partner_link"
    COST = "cost"
    UPFRONT = "upfront"
    PAYEE = "payee"
    CHANNEL = "channel"


@dataclass(frozen=True)
class SettledCriteria:
    """Which questions are settled, and what the gate of tier A asks of the answers.

    `lender_verified`: the contract's lender holds a licence in force on a fresh list. `cost_within_cap`: the annual
    cost was computed and is at most the cap. `nothing_upfront`, `no_private_payee`: answered "no". `tied`: that lender
    confirms the platform, or is it: any app can be made to look good beside a bank's name.
    """

    settled: frozenset[Criterion] = frozenset()
    lender_verified: bool = False
    cost_within_cap: bool = False
    nothing_upfront: bool = False
    no_private_payee: bool = False
    tied: bool = False

    @property
    def count(self) -> int:
        """Return how many of the eight are settled."""
        return len(self.settled)

    @property
    def open_tier_a(self) -> bool:
        """Return whether the answers allow a score below 30."""
        gates = (
            self.lender_verified,
            self.cost_within_cap,
            self.nothing_upfront,
            self.no_private_payee,
            self.tied,
        )
        return self.count >= 6 and all(gates)


@dataclass(frozen=True)
class Score:
    """A score from 0 to 100, 100 worst, and its tier; the points of `lines` add up to it."""

    score: int
    tier: Tier
    lines: tuple[ScoreLine, ...]


@dataclass
class _RunningScore:
    """The score as it is added up."""

    texts: Wording | None
    lines: list[ScoreLine] = field(default_factory=list)
    total: int = 0

    def add(self, kind: LineKind, points: int, line: str | Text, **words: str) -> None:
        """Add a step with the text of that line; a step of no points is none. Without texts it is only counted: they
        are most of the work of a score, and scores are taken by the hundred to tell what answers would change."""
        if not points and kind != "base":
            return
        self.total += points
        if self.texts is not None:
            why = line if isinstance(line, Text) else self.texts.fill(self.texts.lines[line], words)
            self.lines.append(ScoreLine(kind=kind, points=points, why=why))

    def at_most(self, limit: int, kind: LineKind, line: str) -> None:
        """Add what is missing to keep the sum at or under `limit`, if anything."""
        self.add(kind, min(0, limit - self.total), line)

    def at_least(self, limit: int, kind: LineKind, line: str, **words: str) -> None:
        """Add what is missing to bring the sum to `limit`, if anything."""
        self.add(kind, max(0, limit - self.total), line, **words)


def score(state: BaseState, hits: Iterable[Scored], answers: SettledCriteria, texts: Wording | None = None) -> Score:
    """Return the score of findings from a base state.

    A hard finding gives 90, +3 for each further group with a hard one, +4 if a strong one stands besides. Else the
    sum of base, groups (capped) and positives (at most -12) is clamped to 89, then raised to the floor of the base,
    of the worst findings and of any finding that has one of its own, and to 30 while the gate of tier A is closed.
    """
    return _score(state, hits, answers, texts or load_wording())


def score_only(state: BaseState, hits: Iterable[Scored], answers: SettledCriteria) -> Score:
    """Return the same score and tier, without lines."""
    return _score(state, hits, answers, None)


def _score(state: BaseState, hits: Iterable[Scored], answers: SettledCriteria, texts: Wording | None) -> Score:
    counted = [hit for hit in hits if hit.group not in SITUATION_GROUPS]
    running = _RunningScore(texts)
    running.add("base", BASES[state][0], texts.bases[state] if texts else "base")
    _add_groups(running, counted)
    _add_positives(running, counted)
    if any(hit.severity == "hard" for hit in counted):
        _red_line(running, counted)
    else:
        _soft(running, state, counted, answers)
    return Score(running.total, _tier(state, running.total, counted), tuple(running.lines))


def band(
    state: BaseState, hits: Sequence[Scored], unknown: Iterable[Unknown], answers: SettledCriteria
) -> tuple[int, int]:
    """Return the score if every unknown rule were cleared and its relief granted, and if the worst single one hit."""
    doubts = tuple(unknown)
    reliefs = [doubt.at_best for doubt in doubts if doubt.at_best]
    worse = [_with(hits, doubt.at_worst) for doubt in doubts if doubt.at_worst]
    lowest = score_only(state, [*hits, *reliefs], answers).score
    return lowest, max(score_only(state, supposed_hits, answers).score for supposed_hits in [hits, *worse])


def alert_of(findings: Iterable[Scored]) -> Alert:
    """Return the alert that findings about what was met call for: stop for any hard one, caution for any strong or
    moderate one."""
    severities = {finding.severity for finding in findings}
    if "hard" in severities:
        return "stop"
    return "caution" if severities & {"strong", "moderate"} else "none"


def _with(hits: Sequence[Scored], worst: Scored) -> list[Scored]:
    """The findings with that one in place of its rule's milder one."""
    return [*(hit for hit in hits if hit.rule != worst.rule), worst]


def _group_words(group: str, hits: Sequence[Scored], texts: Wording) -> dict[str, str]:
    name = texts.groups.get(group, Text(zh=group, en=group))
    return {
        "group": name.zh,
        "group_en": name.en,
        "titles": _signed(((hit.title.zh, hit.points) for hit in hits), "；"),
        "titles_en": _signed(((hit.title.en, hit.points) for hit in hits), "; "),
    }


def _signed(titles: Iterable[tuple[str, int]], mark: str) -> str:
    return mark.join(f"{title} {points:+d}" for title, points in titles)


def _add_groups(running: _RunningScore, hits: Iterable[Scored]) -> None:
    groups: defaultdict[str, list[Scored]] = defaultdict(list)
    for hit in hits:
        if hit.points > 0:
            groups[hit.group].append(hit)
    for group in sorted(groups):
        _add_group(running, group, groups[group])


def _add_group(running: _RunningScore, group: str, hits: Sequence[Scored]) -> None:
    words = _group_words(group, hits, running.texts) if running.texts else {}
    plain = sum(hit.points for hit in hits)
    highest: dict[str, int] = {}  # two rules that read one fact count once, at the dearer
    for hit in hits:
        highest[hit.fact] = max(hit.points, highest.get(hit.fact, 0))
    once, cap = sum(highest.values()), GROUP_CAPS.get(group, OTHER_GROUP_CAP)
    running.add("group", plain, "group", **words)
    running.add("cap", once - plain, "once", **words)
    running.add("cap", min(0, cap - once), "group_cap", cap=str(cap), **words)


def _add_positives(running: _RunningScore, hits: Iterable[Scored]) -> None:
    reliefs = [hit for hit in hits if hit.points < 0]
    for hit in reliefs:
        running.add("positive", hit.points, hit.title)
    total = sum(hit.points for hit in reliefs)
    running.add("cap", max(0, POSITIVE_CAP - total), "positive_cap")


def _red_line(running: _RunningScore, hits: Sequence[Scored]) -> None:
    running.at_most(RED_LINE, "clamp", "red_line")
    running.at_least(RED_LINE, "floor", "red_line")
    groups = {hit.group for hit in hits if hit.severity == "hard"}
    running.add("group", 3 * (len(groups) - 1), "more_red_lines")
    running.add("group", 4 if _strong_groups(hits) else 0, "red_and_strong")
    running.at_most(100, "clamp", "hundred")


def _soft(running: _RunningScore, state: BaseState, hits: Sequence[Scored], answers: SettledCriteria) -> None:
    floor = BASES[state][1]
    running.at_most(SOFT_CEILING, "clamp", "clamp")
    running.at_least(floor, "floor", "base_floor", floor=str(floor))
    strong = len(_strong_groups(hits))
    if strong > 1:
        running.at_least(70, "floor", "two_strong")
    elif strong:
        running.at_least(50, "floor", "one_strong")
    _rule_floor(running, hits)
    if not answers.open_tier_a:
        running.at_least(GATE, "lift", "lift")


def _rule_floor(running: _RunningScore, hits: Iterable[Scored]) -> None:
    """The highest floor that a finding sets of itself: what officials said is not talked away by good answers."""
    highest = max((hit for hit in hits if hit.floor), key=lambda hit: hit.floor or 0, default=None)
    if highest is not None and highest.floor:
        words = {"floor": str(highest.floor), "titles": highest.title.zh, "titles_en": highest.title.en}
        running.at_least(highest.floor, "floor", "rule_floor", **words)


def _strong_groups(hits: Iterable[Scored]) -> frozenset[str]:
    return frozenset(hit.group for hit in hits if hit.severity == "strong")


def _tier(state: BaseState, points: int, hits: Sequence[Scored]) -> Tier:
    grave = any(hit.severity in {"hard", "strong"} for hit in hits)
    if state is BaseState.UNKNOWN and not grave:
        return "U"
    return next((tier for floor, tier in TIER_FLOORS if points >= floor), "A")
