"""Rules over bits come to what the plain engine comes to: on random facts, in all versions, on every day."""

from datetime import date
from random import Random
from typing import Final

import pytest

from checker.assessment.compiled.scores import compiled_scores
from checker.rules import VERSIONS, RuleResults, evaluate, load
from checker.rules.compiled.clauses import CompiledCondition
from checker.rules.compiled.compiled_rules import CompiledRules
from checker.rules.compiled.memo import Memo
from checker.rules.compiled.results import hits_of, results_of
from checker.rules.engine import evaluate_rules
from checker.rules.version import CURRENT
from checker.rules.vocabulary import Fact, Facts, VocabularyError
from tests.rules.random_facts import random_facts, read_by

TODAY: Final = date(2026, 11, 30)
DAYS: Final = (TODAY, date(2025, 9, 30), date(2026, 8, 1), date(2028, 1, 1))
#: Fact sets in the daily suite, and how many rules are compared on each.
SETS, RULES = 20_000, 2


def compiled_of(version: str) -> CompiledRules:
    return compiled_scores(load(version)).rules


def compiled_results(compiled: CompiledRules, facts: Facts, day: date) -> RuleResults:
    signed = facts.get("contract_date", Fact(None)).value
    in_force = compiled.in_force(signed if isinstance(signed, date) else None, day)
    return results_of(compiled, in_force, compiled.facts.all(facts), facts)


def test_twenty_thousand_random_fact_sets_come_to_the_same() -> None:
    """Of each set a few rules that read it: over all sets every rule is compared some thousand times."""
    draw = Random("compiled rules")
    ruleset = load(CURRENT)
    compiled = compiled_of(CURRENT)
    by_version = {(one.rule.id, one.rule.version): one for one in compiled.rules}
    hit, doubted = 0, 0
    for _ in range(SETS):
        rules = draw.sample(ruleset.rules, RULES)
        facts = random_facts(draw, ruleset, read_by(rules))
        bits = compiled.facts.all(facts)
        for rule in rules:
            plain = evaluate_rules([rule], ruleset.wording, facts, TODAY)
            case, doubt = by_version[rule.id, rule.version].ruling(bits)
            signed = facts["contract_date"].value if "contract_date" in facts else None
            in_force = compiled.in_force(signed if isinstance(signed, date) else None, TODAY)
            if by_version[rule.id, rule.version] not in in_force.rules:
                assert plain.hits == plain.unknown == ()
                continue
            assert plain.unknown == (() if doubt is None else (doubt,))
            assert [one.severity for one in plain.hits] == ([] if case is None else [case.outcome])
            hit, doubted = hit + len(plain.hits), doubted + len(plain.unknown)
    assert hit > SETS / 8
    assert doubted > SETS / 8


@pytest.mark.parametrize("version", VERSIONS)
def test_all_rules_come_to_the_same_results_word_for_word(version: str) -> None:
    _compare_whole(version, 30)


@pytest.mark.exhaustive
@pytest.mark.parametrize("version", VERSIONS)
def test_all_rules_come_to_the_same_results_on_many_more_facts(version: str) -> None:
    _compare_whole(version, 5_000)


def _compare_whole(version: str, sets: int) -> None:
    draw, ruleset, compiled = Random(f"whole {version}"), load(version), compiled_of(version)
    names = read_by(ruleset.rules)
    for _ in range(sets):
        day = draw.choice(DAYS)
        facts = random_facts(draw, ruleset, names, known=draw.random())
        plain = evaluate(ruleset, facts, day)
        assert compiled_results(compiled, facts, day) == plain
        signed = facts["contract_date"].value if "contract_date" in facts else None
        in_force = compiled.in_force(signed if isinstance(signed, date) else None, day)
        findings = in_force.marks(compiled.facts.all(facts)) & compiled.findings.all
        assert hits_of(findings, compiled.findings, facts, ruleset.wording) == plain.hits


def test_rules_that_read_no_changed_fact_are_left_as_they_were_and_the_rest_is_right() -> None:
    draw, ruleset, compiled = Random("changes"), load(CURRENT), compiled_of(CURRENT)
    names = [name for name in read_by(ruleset.rules) if name != "contract_date"]
    in_force = compiled.in_force(None, TODAY)
    for _ in range(300):
        facts = random_facts(draw, ruleset, names)
        changes = {**random_facts(draw, ruleset, draw.sample(names, 3)), draw.choice(names): Fact(None)}
        bits = compiled.facts.all(facts)
        marks = in_force.marks(bits)
        changed = compiled.facts.paired_again(compiled.facts.changed(bits, changes), {**facts, **changes})
        assert changed == compiled.facts.all({**facts, **changes})
        assert in_force.changed(marks, changed, changes) == in_force.marks(changed)


def test_a_condition_has_few_clauses_and_they_exclude_each_other() -> None:
    """What grows with the product of alternatives must stay small; nothing is both true and false."""
    for version in VERSIONS:
        compiled = compiled_of(version)
        for rule in load(version).rules:
            for case in rule.cases:
                condition = CompiledCondition(case.when, compiled.facts.of)
                assert len(condition.true) <= 16, rule.id
                assert len(condition.false) <= 16, rule.id
                assert condition.truth(0) is None


def test_facts_outside_the_vocabulary_are_refused_and_figures_are_not_remembered() -> None:
    compiled = compiled_of(CURRENT)
    for facts in ({"no_such_fact": Fact(True)}, {"upfront_fee": Fact("yes")}, {"annual_cost": Fact(12)}):
        with pytest.raises(VocabularyError):
            compiled.facts.all(facts)


def test_a_memo_is_bounded_and_asks_once() -> None:
    asked: list[int] = []

    def double(key: int) -> int:
        asked.append(key)
        return 2 * key

    memo = Memo(double, most=3)
    assert [memo[key] for key in (1, 1, 2, 3)] == [2, 2, 4, 6]
    assert asked == [1, 2, 3]
    assert memo[4] == 8
    assert len(memo) == 1
    nothing = Memo(double, most=0)
    assert [nothing[5], nothing[5]] == [10, 10]
    assert len(nothing) == 0
