"""Judging facts by the rules: each rule is hit, cleared or unknown. Pure."""

from collections.abc import Iterable
from datetime import date

from checker.rules.catalogue import Rule, RuleCase, RuleSet
from checker.rules.outcome import SEVERITIES, Hit, RuleResults, Scored, Unknown
from checker.rules.vocabulary import Facts, check_value
from checker.rules.wording import Wording
from checker.terms import Severity


def evaluate(ruleset: RuleSet, facts: Facts, judged_on: date) -> RuleResults:
    """Judge every rule on `facts`.

    A rule's dates are compared with the fact `contract_date`, or with `judged_on` when that is unknown or the rule goes
    by the day of the act. In a rule
    the first case that holds decides; when an undecided case before it would be worse, the rule is also reported as
    unknown. Raises `VocabularyError` for a fact outside the vocabulary or with a value of the wrong type.
    """
    for name, fact in facts.items():
        check_value(name, fact.value)
    return evaluate_rule(ruleset.rules, ruleset.wording, facts, judged_on)


def evaluate_rule(rules: Iterable[Rule], said: Wording, facts: Facts, judged_on: date) -> RuleResults:
    """As `evaluate`, by these rules only, and without looking at the facts' types."""
    hits: list[Hit] = []
    unknown: list[Unknown] = []
    cleared: dict[str, None] = {}
    for rule in rules:
        hit, doubt = _judge(rule, facts, said) if in_force(rule, facts, judged_on) else (None, None)
        hits += [hit] if hit else []
        unknown += [doubt] if doubt else []
        cleared[rule.id] = None
    for rule_id in (*(hit.rule for hit in hits), *(doubt.rule for doubt in unknown)):
        cleared.pop(rule_id, None)
    hits.sort(key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule))
    return RuleResults(tuple(hits), tuple(unknown), tuple(cleared))


def in_force(rule: Rule, facts: Facts, judged_on: date) -> bool:
    """Whether this version of a rule holds on the day it goes by."""
    contract = facts.get("contract_date") if rule.dated_by == "contract" else None
    return rule.effective.covers(contract.value if contract and isinstance(contract.value, date) else judged_on)


def _judge(rule: Rule, facts: Facts, said: Wording) -> tuple[Hit | None, Unknown | None]:
    undecided: list[RuleCase] = []
    for case in rule.cases:
        truth = case.when.truth(facts)
        if truth and case.unknown is None:
            return _hit(rule, case, facts, said), _doubt(rule, _worse(undecided, case.outcome))
        if truth is not False:
            undecided.append(case)
        if truth:
            break
    return None, _doubt(rule, undecided)


def _worse(cases: list[RuleCase], than: Severity) -> list[RuleCase]:
    return [case for case in cases if SEVERITIES.index(case.outcome) < SEVERITIES.index(than)]


def _hit(rule: Rule, case: RuleCase, facts: Facts, said: Wording) -> Hit:
    cited = [facts[name] for name in rule.cites if name in facts]
    words: dict[str, str] = {}
    for fact in reversed(cited):  # the fact cited first has the last word
        words.update(fact.words)
    text, advice = (said.fill(sentence, words) for sentence in case.sentences)
    return Hit(
        **vars(_scored(rule, case)),
        version=rule.version,
        text=text,
        advice=advice,
        legal_basis=rule.legal_basis,
        evidence=tuple(dict.fromkeys(item for fact in cited for item in fact.evidence)),
    )


def _scored(rule: Rule, case: RuleCase) -> Scored:
    return Scored(rule.id, rule.group, case.outcome, case.score, rule.cites[0], rule.title, case.floor)


def _doubt(rule: Rule, cases: list[RuleCase]) -> Unknown | None:
    if not cases:
        return None
    worst = min(cases, key=lambda case: SEVERITIES.index(case.outcome))
    reliefs = [case for case in rule.cases if case.severity == "positive"]
    hopeful = reliefs and any(case.outcome == "positive" for case in cases)
    return Unknown(
        rule=rule.id,
        group=rule.group,
        worst=worst.outcome,
        at_worst=_scored(rule, worst) if worst.outcome not in {"info", "positive"} else None,
        at_best=_scored(rule, min(reliefs, key=lambda case: case.score)) if hopeful else None,
    )
