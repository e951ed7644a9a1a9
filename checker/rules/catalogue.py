"""The rules as data: one YAML file a group, checked as strictly as law would be when they are loaded."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Self

import yaml
from pydantic import Field, StringConstraints, ValidationError, model_validator

from checker.rules.condition import Condition
from checker.rules.outcome import POINTS, SEVERITIES, Severity
from checker.rules.vocabulary import VOCABULARY
from checker.rules.wording import gaps, required_gaps, wording
from registries.model import Frozen, Text

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
GROUPS = ("licence", "partner", "identity", "negative_record")


class CatalogueError(ValueError):
    """A rule that cannot be used; the message starts with its id."""


class Effective(Frozen):
    """From and until which day a rule holds, both included; compared with the contract's date, China time."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the rule holds on `day`."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Case(Frozen):
    """What follows when a condition holds: a finding (`severity`, sentences), or that nobody can tell yet (`unknown`,
    the worst severity it could turn out to be)."""

    when: Condition
    unknown: Severity | None = None
    severity: Severity | None = None
    points: int | None = None
    text: Text | None = None
    advice: Text | None = None

    @model_validator(mode="after")
    def _one_outcome(self) -> Self:
        finding = (self.severity, self.text, self.advice)
        if self.unknown is not None and (any(finding) or self.points is not None):
            raise ValueError("an unknown case has no finding")
        if self.unknown is None and not all(finding):
            raise ValueError("a finding needs severity, text and advice")
        if (self.severity == "positive") != (self.points is not None and self.points < 0):
            raise ValueError("positives, and only they, have negative points")
        if self.severity in {"hard", "info"} and self.points:
            raise ValueError(f"{self.severity} has no points of its own")
        return self

    @property
    def outcome(self) -> Severity:
        """The severity of the finding, or the worst one when unknown."""
        severity = self.severity or self.unknown
        assert severity is not None  # noqa: S101 - validated above
        return severity

    @property
    def score(self) -> int:
        """Risk points: the case's own, or those of its severity."""
        return POINTS[self.outcome] if self.points is None else self.points

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The templates to fill."""
        return tuple(sentence for sentence in (self.text, self.advice) if sentence is not None)


class Rule(Frozen):
    """One rule. `cites`: facts whose evidence and words it shows; the first is the fact it scores. `words`: every gap
    its sentences have. The first case that holds decides."""

    id: RuleId
    version: Annotated[int, Field(ge=1)]
    group: str
    title: Text
    effective: Effective = Effective()
    legal_basis: Annotated[str, StringConstraints(min_length=2)]
    cites: Annotated[tuple[str, ...], Field(min_length=1)]
    words: tuple[str, ...] = ()
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for fact in self.cites:
            if fact not in VOCABULARY:
                raise ValueError(f"cites {fact}: no such fact")
        for sentence in self.sentences:
            self._check_gaps(sentence)
        return self

    def _check_gaps(self, sentence: Text) -> None:
        undeclared = gaps(sentence) - set(self.words)
        if undeclared:
            raise ValueError(f"undeclared words {sorted(undeclared)}")
        bare = set(required_gaps(sentence)) - set(wording().fallback)
        if bare:
            raise ValueError(f"no fallback for {sorted(bare)}: put them in [brackets]")

    @property
    def sentences(self) -> tuple[Text, ...]:
        """Every template of every case."""
        return tuple(sentence for case in self.cases for sentence in case.sentences)

    @property
    def worst(self) -> Severity:
        """The worst outcome the rule can have."""
        return min((case.outcome for case in self.cases), key=SEVERITIES.index)


class RuleSet(Frozen):
    """All rules of one version, ordered by id."""

    version: str
    rules: tuple[Rule, ...]


def parse(version: str, raw_rules: Iterable[tuple[str, dict[str, Any]]]) -> RuleSet:
    """Rules from (group, mapping) pairs. Raises `CatalogueError` naming the first rule that is wrong."""
    rules: dict[str, Rule] = {}
    for group, raw in raw_rules:
        rule = _rule(group, raw)
        if rule.id in rules:
            raise CatalogueError(f"{rule.id}: defined twice")
        rules[rule.id] = rule
    return RuleSet(version=version, rules=tuple(rules[rule] for rule in sorted(rules)))


def _rule(group: str, raw: dict[str, Any]) -> Rule:
    name = raw.get("id", "rule without id")
    try:
        rule = Rule.model_validate(raw)
    except ValidationError as error:
        raise CatalogueError(f"{name}: {error}") from error
    if rule.group != group:
        raise CatalogueError(f"{name}: group {rule.group} in the file of {group}")
    return rule


@cache
def load() -> RuleSet:
    """The catalogue that comes with the package, read once. Raises `CatalogueError`."""
    folder = files("checker.rules") / "catalogue"
    meta = yaml.safe_load((folder / "meta.yaml").read_text(encoding="utf-8"))
    return parse(str(meta["ruleset_version"]), _files())


def _files() -> Iterator[tuple[str, dict[str, Any]]]:
    folder = files("checker.rules") / "catalogue"
    for group in GROUPS:
        for raw in yaml.safe_load((folder / f"{group}.yaml").read_text(encoding="utf-8")):
            yield group, raw
