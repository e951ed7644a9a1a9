"""The facts that would be others if one answer were another: that answer's own, those it implies, and those it makes
pointless."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Protocol, TypeVar

from checker.facts.observed import VALUES, answer_values
from checker.observations import Answer, observations
from checker.rules import Fact, RuleSet
from checker.rules.version import EVERY_INPUT_SINCE


class _Supposes(Protocol):
    """An assessment, as far as answers are supposed of it."""

    ruleset: RuleSet

    def what_if(self: "Assessed", facts: Mapping[str, Fact]) -> "Assessed":
        """Return it if these facts were so."""
        ...


Assessed = TypeVar("Assessed", bound=_Supposes)


@dataclass(frozen=True)
class AnswerSheet:
    """All answers of one person. `of_offer`: facts that stand whatever is answered, because an offer shows them."""

    observed: Mapping[str, Answer] = field(default_factory=dict)
    of_offer: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was answered, by a person or by an offer."""
        return not self.observed and not self.of_offer

    def if_answered(self, assessment: Assessed, key: str, answer: Answer) -> Assessed:
        """Return the assessment if `key` were answered so. Rule sets before `EVERY_INPUT_SINCE` suppose that answer
        alone."""
        if assessment.ruleset.version < EVERY_INPUT_SINCE:
            return assessment.what_if({key: self.of_offer.get(key) or Fact(VALUES[answer])})
        return assessment.what_if(self._changed(key, answer))

    def _changed(self, key: str, answer: Answer) -> dict[str, Fact]:
        if key not in _tied_to_others():
            return {} if key in self.of_offer else {key: Fact(VALUES[answer])}
        if not self.observed:
            changed = _first_answer(key, answer)
        else:
            changed = _differences(self._values, answer_values({**self.observed, key: answer}), key)
        return {fact: value for fact, value in changed.items() if fact not in self.of_offer}

    @cached_property
    def _values(self) -> Mapping[str, bool]:
        return answer_values(self.observed)


@cache
def _first_answer(key: str, answer: Answer) -> Mapping[str, Fact]:
    """The facts that the first answer of a person changes."""
    return _differences({}, answer_values({key: answer}), key)


def _differences(before: Mapping[str, bool], after: Mapping[str, bool], key: str) -> Mapping[str, Fact]:
    changed = {fact for fact in before.keys() | after.keys() if before.get(fact) != after.get(fact)}
    return {fact: Fact(after.get(fact)) for fact in sorted(changed | {key})}


@cache
def _tied_to_others() -> frozenset[str]:
    """The questions whose answer implies another, makes another pointless, or is itself implied or made so."""
    items = [item for item in observations() if item.after or item.needs]
    return frozenset(key for item in items for key in (item.key, item.needs, *item.after) if key)
