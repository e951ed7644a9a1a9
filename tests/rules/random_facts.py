"""Facts drawn at random for rules: known and unknown ones, figures at and beside every bound, days at every turn."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random

from checker.rules import VOCABULARY, Fact, Facts, RuleSet, Value, load
from checker.rules.catalogue import Rule
from checker.rules.condition import FactDate, comparisons_in

_DAYS = tuple(timedelta(days=days) for days in (-1, 0, 1))


@cache
def _bounds(version: str) -> Mapping[str, tuple[Value, ...]]:
    """The figures and days that the rules compare each fact with, and their neighbours."""
    bounds: dict[str, set[Value]] = {name: set() for name in VOCABULARY}
    ruleset = load(version)
    turns = {day for rule in ruleset.rules for day in (rule.effective.from_, rule.effective.until) if day}
    for rule in ruleset.rules:
        for case in rule.cases:
            for comparison in comparisons_in(case.when):
                bound = getattr(comparison, comparison.comparator)
                if isinstance(bound, date):
                    turns.add(bound)
                elif VOCABULARY[comparison.fact].type == "decimal":
                    bounds[comparison.fact] |= {Decimal(bound) + step for step in (Decimal("-0.1"), 0, Decimal("0.1"))}
                elif VOCABULARY[comparison.fact].type == "number" and not isinstance(bound, FactDate):
                    bounds[comparison.fact] |= {bound - 1, bound, bound + 1}
    days = {day + step for day in turns for step in _DAYS}
    for name, term in VOCABULARY.items():
        if term.type == "date":
            bounds[name] |= days
        elif term.type == "word":
            bounds[name] |= term.among
        elif term.type == "bool":
            bounds[name] |= {True, False}
    return {name: tuple(sorted(values, key=str)) for name, values in bounds.items()}


def random_facts(draw: Random, ruleset: RuleSet, names: Iterable[str], known: float = 0.7) -> Facts:
    """Facts of these names: each known with that probability, else unknown or missing."""
    bounds, facts = _bounds(ruleset.version), {}
    for name in names:
        if draw.random() < known:
            facts[name] = Fact(draw.choice(bounds[name]) if bounds[name] else None, (draw.choice("abc"),))
        elif draw.random() < 0.5:
            facts[name] = Fact(None)
    return facts


def read_by(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The facts that decide these rules, the day of the contract among them, in order."""
    return tuple(sorted(frozenset({"contract_date"}).union(*(rule.reads for rule in rules))))
