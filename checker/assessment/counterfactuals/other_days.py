"""The findings of whichever day's law is worst: a contract of which nobody knows the day may be of any."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from checker.rules import SITUATION_GROUPS, Fact, Facts
from checker.rules.compiled.compiled_rules import CompiledRule, CompiledRules
from checker.rules.compiled.finding_bits import single_bits

#: Of how many rule sets and days of judging the other days are remembered.
_MOST: Final = 8


class OtherDays:
    """The rules that go by the contract's day, by a day on which they are in force; none that begins later than
    `judged_on`. Rules about what a person met are left out: they score nothing."""

    def __init__(self, compiled: CompiledRules, judged_on: date) -> None:
        self._compiled = compiled
        self._days = [
            (
                {"contract_date": Fact(day)} if any("contract_date" in one.reads for one in rules) else {},
                [(one.mask, one.marks) for one in rules],
            )
            for day, rules in _rules_by_day(compiled, judged_on)
        ]
        self._scored = compiled.findings.where(lambda one: one.scored.points >= 0) & ~compiled.findings.situation

    def worst(self, findings: int, bits: int, facts: Facts) -> int:
        """Return of each rule its worst finding by the law of any day, as bits; without reliefs."""
        seen = findings & self._scored
        worst = self._fold(0, seen)
        for signed, rules in self._days:
            of_day, found = self._bits(bits, facts, signed) if signed else bits, 0
            for mask, marks in rules:
                found |= marks[of_day & mask]
            found &= self._scored & ~seen
            if found:
                seen |= found
                worst = self._fold(worst, found)
        return worst

    def _bits(self, bits: int, facts: Facts, signed: Facts) -> int:
        numbering = self._compiled.facts
        bits = numbering.changed(bits, signed)
        return numbering.paired_again(bits, {**facts, **signed}) if "exit_final_date" in facts else bits

    def _fold(self, worst: int, found: int) -> int:
        """The worst finding of each rule, of those so far and these: the first of equals."""
        for bit in single_bits(found):
            before = worst & self._compiled.findings.of_rule[self._compiled.findings.cases[bit].rule.id]
            if not before or self._gravity(bit) < self._gravity(before):
                worst = (worst & ~before) | bit
        return worst

    def _gravity(self, bit: int) -> tuple[tuple[int, int], int]:
        case = self._compiled.findings.cases[bit]
        return case.gravity, -(case.scored.floor or 0)


@lru_cache(_MOST)
def other_days(compiled: CompiledRules, judged_on: date) -> OtherDays:
    """Return the other days of a rule set, by the day of judging."""
    return OtherDays(compiled, judged_on)


def _rules_by_day(compiled: CompiledRules, judged_on: date) -> Iterator[tuple[date, list[CompiledRule]]]:
    """Those that compare the contract's day with one of their own are graver the later it is."""
    scored = [one for one in compiled.rules if one.rule.group not in SITUATION_GROUPS]
    comparing = {one.rule.id for one in scored if "contract_date" in one.reads}
    by_day = {judged_on: [one for one in scored if one.rule.id in comparing]}
    for one in scored:
        day = one.rule.effective.until or one.rule.effective.from_
        if one.rule.dated_by == "contract" and day is not None:
            by_day.setdefault(min(day, judged_on), []).append(one)
    for day, rules in by_day.items():
        yield (
            day,
            [one for one in rules if one.rule.effective.covers(day if one.rule.dated_by == "contract" else judged_on)],
        )
