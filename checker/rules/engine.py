"""The rule engine: evaluates each rule on facts as hit, cleared or unknown. Pure."""

from collections.abc import Iterable
from datetime import date

from checker.rules.catalogue import Rule, RuleCase, RuleSet, scored
from checker.rules.outcome import SEVERITIES, Hit, RuleResults, Unknown
from checker.rules.vocabulary import Facts, check_value
from checker.rules.wording import Wording
from checker.terms import Severity


def evaluate(ruleset: RuleSet, facts: Facts, judged_on: date) -> RuleResults:
    """Evaluate every rule on `facts`.

    A rule's dates are compared with the fact `contract_date`, or with `judged_on` when that is unknown or the rule goes
    by the day of the act. In a rule the first case whose condition is true decides; when an undecided case before it
    would be worse, the rule is also reported as unknown. Raises `VocabularyError` for a fact outside the vocabulary or
    with a value of the wrong type.
    """
    for name, fact in facts.items():
        check_value(name, fact.value)
    return evaluate_rules(ruleset.rules, ruleset.wording, facts, judged_on)


def evaluate_rules(rules: Iterable[Rule], wording: Wording, facts: Facts, judged_on: date) -> RuleResults:
    """Evaluate these rules only, without validating the facts."""
    hits: list[Hit] = []
    unknown: list[Unknown] = []
    cleared: dict[str, None] = {}
    for rule in rules:
        hit, undecided = _evaluate_cases(rule, facts, wording) if in_force(rule, facts, judged_on) else (None, None)
        hits += [hit] if hit else []
        unknown += [undecided] if undecided else []
        cleared[rule.id] = None
    for rule_id in (*(hit.rule for hit in hits), *(undecided.rule for undecided in unknown)):
        cleared.pop(rule_id, None)
    hits.sort(key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule))
    return RuleResults(tuple(hits), tuple(unknown), tuple(cleared))


def in_force(rule: Rule, facts: Facts, judged_on: date) -> bool:
    """Return whether this version of a rule is in force on the day it goes by."""
    contract = facts.get("contract_date") if rule.dated_by == "contract" else None
    return rule.effective.covers(contract.value if contract and isinstance(contract.value, date) else judged_on)


def _evaluate_cases(rule: Rule, facts: Facts, wording: Wording) -> tuple[Hit | None, Unknown | None]:
    undecided: list[RuleCase] = []
    for case in rule.cases:
        truth = case.when.truth(facts)
        if truth and case.unknown is None:
            return make_hit(rule, case, facts, wording), doubt_about(rule, worse_than(undecided, case.outcome))
        if truth is not False:
            undecided.append(case)
        if truth:
            break
    return None, doubt_about(rule, undecided)


def worse_than(cases: list[RuleCase], than: Severity) -> list[RuleCase]:
    """Return the cases whose outcome is worse than that severity."""
    return [case for case in cases if SEVERITIES.index(case.outcome) < SEVERITIES.index(than)]


def make_hit(rule: Rule, case: RuleCase, facts: Facts, wording: Wording) -> Hit:
    """Return the finding of a case, its sentences filled with the words of the facts that the rule cites."""
    cited = [facts[name] for name in rule.cites if name in facts]
    words: dict[str, str] = {}
    for fact in reversed(cited):  # the words of the fact cited first override the others
        words.update(fact.words)
    text, advice = (wording.fill(sentence, words) for sentence in case.sentences)
    return Hit(
        **vars(scored(rule, case)),
        version=rule.version,
        text=text,
        advice=advice,
        legal_basis=rule.legal_basis,
        evidence=evidence_of(rule, facts),
    )


def evidence_of(rule: Rule, facts: Facts) -> tuple[str, ...]:
    """Return the ids of the evidence that a finding of the rule shows, each once, in the order of the facts cited."""
    cited = (facts[name] for name in rule.cites if name in facts)
    return tuple(dict.fromkeys(item for fact in cited for item in fact.evidence))


def doubt_about(rule: Rule, cases: list[RuleCase]) -> Unknown | None:
    """Return the doubt that these undecided cases of a rule leave; None where there are none."""
    if not cases:
        return None
    worst = min(cases, key=lambda case: SEVERITIES.index(case.outcome))
    reliefs = [case for case in rule.cases if case.severity == "positive"]
    may_relieve = reliefs and any(case.outcome == "positive" for case in cases)
    return Unknown(
        rule=rule.id,
        group=rule.group,
        worst=worst.outcome,
        at_worst=scored(rule, worst) if worst.outcome not in {"info", "positive"} else None,
        at_best=scored(rule, min(reliefs, key=lambda case: case.score)) if may_relieve else None,
    )
