"""One case ruled on: its facts judged, its score taken; and what either would be if a fact were another. Pure.

A lender that somebody typed and that does not confirm the name takes no finding away: beside the ruling with it stands
the ruling without it, and of each rule the graver outcome counts.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from checker.assessment.score import BaseState, Criterion, Score, SettledCriteria, score, score_only
from checker.observations import observations
from checker.report import Alert
from checker.rules import SITUATION_GROUPS, Fact, Facts, Hit, RuleResults, RuleSet, evaluate
from checker.rules.engine import evaluate_rule
from checker.rules.outcome import SEVERITIES, Unknown

#: Criteria that the answer to one question settles, whichever it is, by the question's key (`observations.yaml`).
_SETTLED_BY_ANSWER = {Criterion(item.settles): item.key for item in observations() if item.settles}
#: A fact that only the day of the contract can change changes which rules are in force: all are judged again.
_DATES = frozenset({"contract_date"})


@dataclass(frozen=True)
class Assessment:
    """A judgement of facts on a day, from a base state. `alone`: the facts judged by themselves; `beside`: the ruling
    on the same question without its lender, where that lender does not confirm the name."""

    ruleset: RuleSet
    judged_on: date
    state: BaseState
    facts: Facts
    identified: bool
    related: bool
    alone: RuleResults
    beside: "Assessment | None" = None

    @cached_property
    def judgement(self) -> RuleResults:
        """What counts: of each rule about the name the graver of both judgements, where there are two."""
        return self.alone if self.beside is None else graver(self.alone, self.beside.judgement)

    @cached_property
    def answers(self) -> SettledCriteria:
        """Which of the eight things are settled."""
        return answers_of(self)

    @cached_property
    def score(self) -> Score:
        """Score and tier, and how they came about."""
        return score(self.state, self.judgement.hits, self.answers, self.ruleset.wording)

    @cached_property
    def outcome(self) -> Score:
        """Score and tier alone, at a fraction of the work."""
        return score_only(self.state, self.judgement.hits, self.answers)

    @property
    def met(self) -> tuple[Hit, ...]:
        """What the person met."""
        return tuple(hit for hit in self.judgement.hits if hit.group in SITUATION_GROUPS)

    @property
    def held_against(self) -> tuple[Hit, ...]:
        """What makes the verdict."""
        return tuple(hit for hit in self.judgement.hits if hit.group not in SITUATION_GROUPS)

    @property
    def alert(self) -> Alert:
        """What the findings about what was met call for."""
        return alert_of(self.met)

    def true(self, fact: str) -> bool:
        """Whether that fact is known and true."""
        return self.value(fact) is True

    def value(self, fact: str) -> object:
        """What that fact says; None where it is unknown."""
        return self.facts[fact].value if fact in self.facts else None

    def supposing(self, facts: Mapping[str, Fact], state: BaseState | None = None) -> "Assessment":
        """The ruling if these facts were so, and the start another. Only rules that read them are judged again."""
        supposed = {**self.facts, **facts}
        if facts.keys() & _DATES:
            alone = evaluate(self.ruleset, supposed, self.judged_on)
        else:
            alone = self._again(facts, supposed)
        beside = self.beside.supposing(facts) if self.beside else None
        return replace(self, facts=supposed, alone=alone, beside=beside, state=state or self.state)

    def _again(self, changed: Mapping[str, Fact], supposed: Facts) -> RuleResults:
        readers = self.ruleset.readers
        rules = {(rule.id, rule.version): rule for fact in changed for rule in readers.get(fact, ())}
        if not rules:
            return self.alone
        new = evaluate_rule(rules.values(), self.ruleset.wording, supposed, self.judged_on)
        again = {rule_id for rule_id, _ in rules}
        old = self.alone
        return RuleResults(
            (*(hit for hit in old.hits if hit.rule not in again), *new.hits),
            (*(doubt for doubt in old.unknown if doubt.rule not in again), *new.unknown),
            (*(rule_id for rule_id in old.cleared if rule_id not in again), *new.cleared),
        )


def graver(own: RuleResults, other: RuleResults) -> RuleResults:
    """Of each rule that speaks of the name the graver outcome; a relief only where both grant it. What a person met is
    told by the first alone."""
    mine, theirs = _by_rule(own.hits), _by_rule(other.hits)
    hits = [hit for rule in mine.keys() | theirs.keys() if (hit := _graver_hit(mine.get(rule), theirs.get(rule)))]
    hits += [hit for hit in theirs.values() if _about_another(hit, mine.get(hit.rule))]
    hits += [hit for hit in own.hits if hit.group in SITUATION_GROUPS]
    hits.sort(key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule))
    there = {hit.rule for hit in hits}
    added = there - mine.keys()
    reliefs = {doubt.rule for doubt in other.unknown if doubt.at_best} | {hit.rule for hit in other.hits}
    return RuleResults(
        tuple(hits),
        tuple(_relieved_by_both(doubt, reliefs) for doubt in own.unknown if doubt.rule not in added),
        tuple(rule for rule in own.cleared if rule not in added),
    )


def _about_another(hit: Hit, own: Hit | None) -> bool:
    """Whether a finding of the name itself would be lost behind a graver one of the same rule about the lender: one
    exit hides no other."""
    milder = own is not None and _graver_hit(own, hit) is own and hit.points > 0
    return milder and own is not None and not set(hit.evidence) <= set(own.evidence)


def _relieved_by_both(doubt: Unknown, reliefs: Collection[str]) -> Unknown:
    """A doubt that promises no relief which the question without its lender does not grant."""
    return doubt if doubt.rule in reliefs else replace(doubt, at_best=None)


def _by_rule(hits: Iterable[Hit]) -> dict[str, Hit]:
    return {hit.rule: hit for hit in hits if hit.group not in SITUATION_GROUPS}


def _graver_hit(own: Hit | None, other: Hit | None) -> Hit | None:
    """The graver of two findings of one rule; a relief that only one of them grants is none."""
    if own is not None and other is not None:
        return min(own, other, key=lambda hit: (SEVERITIES.index(hit.severity), -hit.points))
    only = own or other
    return only if only is not None and only.severity != "positive" else None


def alert_of(met: Iterable[Hit]) -> Alert:
    """Any hard finding about what was met: stop. Any strong or moderate one: caution (RULES, two subjects)."""
    severities = {hit.severity for hit in met}
    if "hard" in severities:
        return "stop"
    return "caution" if severities & {"strong", "moderate"} else "none"


def answers_of(ruling: Assessment) -> SettledCriteria:
    """Which questions are settled, and what the gate of tier A asks (RULES §8.5, §8.6)."""
    true, value = ruling.true, ruling.value
    settled = {
        Criterion.IDENTITY: ruling.identified,
        Criterion.CONTRACT_LENDER: true("lender_given") or value("contract_names_lender") is False,
        Criterion.LENDER_MATCHED: true("lender_may_lend"),
        Criterion.PARTNER_LINK: ruling.related or value("relation") == "confirmed_by_lender",
        Criterion.COST: value("annual_cost") is not None,
        **{criterion: value(key) is not None for criterion, key in _SETTLED_BY_ANSWER.items()},
    }
    return SettledCriteria(
        settled=frozenset(question for question, answered in settled.items() if answered),
        lender_verified=true("lender_may_lend")
        and true("lender_named_exactly")
        and value("lender_list_stale") is False,
        cost_within_cap=value("over_cap") is False and not true("late_over_cap"),
        nothing_upfront=value("upfront_fee") is False,
        no_private_payee=value("private_payee") is False and not true("repay_to_person"),
        tied=value("relation") == "confirmed_by_lender",
    )
