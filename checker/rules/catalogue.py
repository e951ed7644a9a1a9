"""The catalogue of rules: a folder a version, a YAML file a group, every rule validated when it is loaded.

A published version never changes, so that an old answer can be replayed by its own rule set.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, ValidationError, ValidationInfo, model_validator

from checker.rules.condition import Condition
from checker.rules.law import LAW_FILE, Law, law_faults, load_law
from checker.rules.outcome import POINTS, SEVERITIES, Scored
from checker.rules.version import CURRENT, VERSIONS
from checker.rules.vocabulary import VOCABULARY
from checker.rules.wording import Wording, gaps, load_wording, required_gaps
from checker.terms import Severity
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
#: The day that a rule's dates are compared with: that of the contract, or that of the act (a call, a visit, an offer
#: met now), which is the day judged on.
DatedBy = Literal["contract", "act"]


class CatalogueError(ValueError):
    """A malformed rule; the message starts with its id."""


class Effective(Frozen):
    """The days from and until which a rule is in force, both included, China time; None: without end."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the rule is in force on `day`."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Self) -> bool:
        """Return whether both are in force on some day."""
        return self._starts_by(other.until) and other._starts_by(self.until)

    def _starts_by(self, day: date | None) -> bool:
        return self.from_ is None or day is None or self.from_ <= day


class RuleCase(Frozen):
    """One case of a rule: when `when` is true, either a finding (`severity`, sentences), or undecided (`unknown`: the
    worst severity it could turn out to be). `floor`: the least score, 0–100, beside the finding."""

    when: Condition
    unknown: Severity | None = None
    severity: Severity | None = None
    points: int | None = None
    floor: Annotated[int, Field(ge=30, le=89)] | None = None
    text: Text | None = None
    advice: Text | None = None

    @model_validator(mode="after")
    def _one_outcome(self) -> Self:
        finding = (self.severity, self.text, self.advice)
        if self.unknown is not None and (any(finding) or self.points is not None or self.floor is not None):
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
        """The severity of the finding, or the worst possible one of an undecided case."""
        severity = self.severity or self.unknown
        assert severity is not None  # noqa: S101 - validated above
        return severity

    @property
    def score(self) -> int:
        """Risk points: the case's own, or else those of its severity."""
        return POINTS[self.outcome] if self.points is None else self.points

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The templates of its text and advice."""
        return tuple(sentence for sentence in (self.text, self.advice) if sentence is not None)


class Rule(Frozen):
    """One version of a rule. `cites`: facts whose evidence it shows and whose words fill its gaps; the first is the
    fact it scores. `words`: every gap its sentences have. The first case whose condition is true decides. `law`: keys
    of the documents in `law.yaml` that it rests on."""

    id: RuleId
    version: Annotated[int, Field(ge=1)]
    group: str
    title: Text
    effective: Effective = Effective()
    dated_by: DatedBy = "contract"
    legal_basis: Annotated[str, StringConstraints(min_length=2)]
    law: tuple[str, ...] = ()
    cites: Annotated[tuple[str, ...], Field(min_length=1)]
    words: tuple[str, ...] = ()
    cases: Annotated[tuple[RuleCase, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        for fact in self.cites:
            if fact not in VOCABULARY:
                raise ValueError(f"cites {fact}: no such fact")
        texts: Wording = (info.context or {}).get("wording") or load_wording(CURRENT)
        for sentence in self.sentences:
            self._check_gaps(sentence, texts)
        return self

    def _check_gaps(self, sentence: Text, texts: Wording) -> None:
        undeclared = gaps(sentence) - set(self.words)
        if undeclared:
            raise ValueError(f"undeclared words {sorted(undeclared)}")
        bare = set(required_gaps(sentence)) - set(texts.fallback)
        if bare:
            raise ValueError(f"no fallback for {sorted(bare)}: put them in [brackets]")

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The templates of all cases."""
        return tuple(sentence for case in self.cases for sentence in case.sentences)

    @property
    def reads(self) -> frozenset[str]:
        """The facts that its conditions read."""
        return frozenset().union(*(case.when.reads for case in self.cases))

    @property
    def worst(self) -> Severity:
        """The worst severity that the rule can have."""
        return min((case.outcome for case in self.cases), key=SEVERITIES.index)


class RuleSet(Frozen):
    """All rules of one catalogue version, ordered by id and rule version, every sentence that is not a rule's, and the
    documents of `law.yaml`."""

    version: str
    rules: tuple[Rule, ...]
    wording: Wording
    law: Mapping[str, Law] = Field(default_factory=dict)

    @cached_property
    def readers(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules, in all their versions, that read a fact, by fact."""
        readers: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule_id in sorted({rule.id for rule in self.rules}):
            versions = [rule for rule in self.rules if rule.id == rule_id]
            for fact in frozenset().union(*(rule.reads for rule in versions)):
                readers[fact] += versions
        return {fact: tuple(rules) for fact, rules in readers.items()}


def scored(rule: Rule, case: RuleCase) -> Scored:
    """Return what a case of a rule scores."""
    return Scored(rule.id, rule.group, case.outcome, case.score, rule.cites[0], rule.title, case.floor)


def parse(
    version: str,
    raw_rules: Iterable[tuple[str, dict[str, Any]]],
    texts: Wording | None = None,
    laws: Mapping[str, Law] | None = None,
) -> RuleSet:
    """Build a rule set from (group, mapping) pairs. Raises `CatalogueError` naming the first malformed rule."""
    texts, laws = texts or load_wording(CURRENT), laws or {}
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    for group, raw in raw_rules:
        rule = _parse_rule(group, raw, texts)
        for fault in law_faults(rule.law, rule.legal_basis, rule.effective.from_, laws):
            raise CatalogueError(f"{rule.id}: {fault}")
        _refuse_clash(rule, rules[rule.id])
        rules[rule.id].append(rule)
    ordered = (sorted(rules[rule], key=lambda version: version.version) for rule in sorted(rules))
    rules_in_order = tuple(rule for versions in ordered for rule in versions)
    return RuleSet(version=version, rules=rules_in_order, wording=texts, law=laws)


def _parse_rule(group: str, raw: dict[str, Any], texts: Wording) -> Rule:
    name = raw.get("id", "rule without id")
    try:
        rule = Rule.model_validate(raw, context={"wording": texts})
    except ValidationError as error:
        raise CatalogueError(f"{name}: {error}") from error
    if rule.group != group:
        raise CatalogueError(f"{name}: group {rule.group} in the file of {group}")
    return rule


def _refuse_clash(rule: Rule, others: Sequence[Rule]) -> None:
    """Raise CatalogueError where two versions of a rule are in force on one day, or differ in group or `dated_by`."""
    for other in others:
        if rule.version == other.version:
            raise CatalogueError(f"{rule.id}: version {rule.version} defined twice")
        if rule.effective.overlaps(other.effective):
            raise CatalogueError(f"{rule.id}: versions {other.version} and {rule.version} hold on the same day")
        if (rule.group, rule.dated_by) != (other.group, other.dated_by):
            raise CatalogueError(f"{rule.id}: its versions differ in group or in the day they go by")


def load(version: str = CURRENT) -> RuleSet:
    """Load the packaged catalogue of a version, once a process. Raises `CatalogueError` for a malformed rule, KeyError
    for an unknown version."""
    return _load(version)


@cache  # apart from `load`, where a version that is left out and one that is named would be cached twice
def _load(version: str) -> RuleSet:
    if version not in VERSIONS:
        raise KeyError(version)
    return parse(version, _read_rules(version), load_wording(version), load_law(version))


def _read_rules(version: str) -> Iterator[tuple[str, dict[str, Any]]]:
    folder = files("checker.rules") / "catalogue" / version
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    for name in names:
        if name not in {"wording.yaml", LAW_FILE}:
            for raw in read_yaml((folder / name).read_bytes()):
                yield name.removesuffix(".yaml"), raw
