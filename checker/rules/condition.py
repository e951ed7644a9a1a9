"""Conditions over facts: a small closed grammar, evaluated in Kleene's three-valued logic.

`{all: […]}`, `{any: […]}`, `{not: …}`, and comparisons `{fact: name, <comparator>: value}`. Truth is True, False or
None (unknown). Kleene, "Introduction to Metamathematics" (1952) §64, strong connectives.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Self

from pydantic import ConfigDict, Discriminator, Field, StrictBool, StrictInt, StrictStr, Tag, model_validator

from checker.rules.vocabulary import VOCABULARY, Facts, FactType, Value, VocabularyError, check_value
from registries.model import Frozen

Truth = bool | None


class FactDate(Frozen):
    """A bound that is the date of another fact."""

    fact: str

    @model_validator(mode="after")
    def _is_a_date(self) -> Self:
        if self.fact not in VOCABULARY or VOCABULARY[self.fact].type != "date":
            raise ValueError(f"{self.fact}: not a fact that holds a date")
        return self


_COMPARATORS: Mapping[FactType, frozenset[str]] = {
    "bool": frozenset({"is_"}),
    "number": frozenset({"is_", "at_least", "at_most"}),
    "decimal": frozenset({"at_least", "at_most", "over", "under"}),
    "word": frozenset({"is_", "in_"}),
    "date": frozenset({"on_or_after", "before"}),
}


class Compare(Frozen):
    """A comparison of one fact with a value, by exactly one comparator that fits the fact's type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    is_: StrictBool | StrictInt | StrictStr | None = Field(default=None, alias="is")
    in_: tuple[StrictStr, ...] | None = Field(default=None, alias="in", min_length=1)
    at_least: StrictInt | Decimal | None = None
    at_most: StrictInt | Decimal | None = None
    over: Decimal | None = None
    under: Decimal | None = None
    on_or_after: date | FactDate | None = None
    before: date | FactDate | None = None

    @cached_property
    def comparator(self) -> str:
        """The name of the comparator that is set."""
        return next(iter(self.model_fields_set - {"fact"}))

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.fact not in VOCABULARY:
            raise VocabularyError(f"{self.fact}: no such fact")
        used = self.model_fields_set - {"fact"}
        if len(used) != 1 or not used <= _COMPARATORS[VOCABULARY[self.fact].type]:
            raise ValueError(f"{self.fact} ({VOCABULARY[self.fact].type}): one fitting comparator, not {sorted(used)}")
        for value in self._constants():
            check_value(self.fact, value)
        return self

    def _constants(self) -> Iterable[Value]:
        bound = getattr(self, self.comparator)
        if bound is None:
            raise ValueError(f"{self.fact}: nothing to compare with")
        if isinstance(bound, FactDate):
            return ()
        if VOCABULARY[self.fact].type == "decimal":
            return (Decimal(bound),)
        return bound if isinstance(bound, tuple) else (bound,)

    @property
    def reads(self) -> frozenset[str]:
        """The facts that the comparison reads."""
        bound = getattr(self, self.comparator)
        return frozenset({self.fact, bound.fact} if isinstance(bound, FactDate) else {self.fact})

    def truth(self, facts: Facts) -> Truth:
        """Compare the fact with its bound; unknown when either side is."""
        value, bound = _fact_value(facts, self.fact), getattr(self, self.comparator)
        if isinstance(bound, FactDate):
            bound = _fact_value(facts, bound.fact)
        if value is None or bound is None:
            return None
        return _compare(self.comparator, value, bound)


class All(Frozen):
    """A condition that is true when every part is, false when one is false."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]

    @property
    def reads(self) -> frozenset[str]:
        """The facts that its parts read."""
        return frozenset().union(*(part.reads for part in self.all))

    def truth(self, facts: Facts) -> Truth:
        """Return the Kleene conjunction of the parts."""
        return kleene_all(part.truth(facts) for part in self.all)


class AnyOf(Frozen):
    """A condition that is true when one part is, false when every part is false."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]

    @property
    def reads(self) -> frozenset[str]:
        """The facts that its parts read."""
        return frozenset().union(*(part.reads for part in self.any))

    def truth(self, facts: Facts) -> Truth:
        """Return the Kleene disjunction of the parts."""
        return kleene_not(kleene_all(kleene_not(part.truth(facts)) for part in self.any))


class Not(Frozen):
    """The opposite of a condition; unknown stays unknown."""

    negated: "Condition" = Field(alias="not")

    @property
    def reads(self) -> frozenset[str]:
        """The facts that the condition reads."""
        return self.negated.reads

    def truth(self, facts: Facts) -> Truth:
        """Return the Kleene negation of the condition."""
        return kleene_not(self.negated.truth(facts))


def _kind(raw: object) -> str:
    return next((word for word in ("all", "any", "not") if isinstance(raw, dict) and word in raw), "fact")


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[Compare, Tag("fact")],
    Discriminator(_kind),
]


def comparisons_in(condition: Condition) -> Iterator[Compare]:
    """Yield every comparison that a condition makes, in order."""
    if isinstance(condition, Compare):
        yield condition
    elif isinstance(condition, Not):
        yield from comparisons_in(condition.negated)
    else:
        for part in condition.all if isinstance(condition, All) else condition.any:
            yield from comparisons_in(part)


def kleene_not(truth: Truth) -> Truth:
    """Negate: unknown stays unknown."""
    return None if truth is None else not truth


def kleene_all(truths: Iterable[Truth]) -> Truth:
    """Conjoin: one false decides, else one unknown makes it unknown."""
    distinct = set(truths)
    if False in distinct:
        return False
    return None if None in distinct else True


def _fact_value(facts: Facts, name: str) -> Value:
    fact = facts.get(name)
    return None if fact is None else fact.value


_ORDERS: Mapping[str, Callable[[int | Decimal, int | Decimal], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "over": operator.gt,
    "under": operator.lt,
}


def _compare(comparator: str, value: Value, bound: Value | tuple[str, ...]) -> bool:
    if comparator == "is_":
        return value == bound
    if isinstance(bound, tuple):
        return value in bound
    if isinstance(value, date) and isinstance(bound, date):
        return value >= bound if comparator == "on_or_after" else value < bound
    if isinstance(value, int | Decimal) and isinstance(bound, int | Decimal):
        return _ORDERS[comparator](value, bound)
    raise TypeError(f"{comparator}: {value!r} and {bound!r}")  # loading a condition rules this out
