"""Facts as one integer: two bits for each comparison that is made of them, set where it is true and where it is
false."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from checker.rules.compiled.memo import Memo
from checker.rules.condition import Compare, FactDate
from checker.rules.vocabulary import VOCABULARY, Fact, Facts, Value, check_value

#: Facts of these types have few values, and what each sets is remembered. Figures and days are a person's own, and are
#: not: nothing of them is kept but what a comparison says.
_FEW_VALUES: Final = frozenset({"bool", "word"})
_MOST_VALUES: Final = 64


class FactBits:
    """The numbering of comparisons.

    `masks`: of each fact the bits that may change with it; facts that nothing compares have none. `paired`: the facts
    that are compared with one another.
    """

    def __init__(self, comparisons: Iterable[Compare]) -> None:
        self._numbers: dict[tuple[str, str, object], int] = {}
        by_fact: defaultdict[str, list[Compare]] = defaultdict(list)
        masks: defaultdict[str, int] = defaultdict(int)
        self._paired: list[Compare] = []  # dates that are compared with the date of another fact
        for comparison in comparisons:
            key = _identity(comparison)
            if key in self._numbers:
                continue
            self._numbers[key] = len(self._numbers)
            is_paired = isinstance(_bound(comparison), FactDate)
            (self._paired if is_paired else by_fact[comparison.fact]).append(comparison)
            for fact in comparison.reads:
                masks[fact] |= sum(self.of(comparison))
        self.masks: Mapping[str, int] = dict(masks)
        self.paired: frozenset[str] = frozenset().union(*(comparison.reads for comparison in self._paired))
        self._paired_bits = sum(sum(self.of(comparison)) for comparison in self._paired)
        self._by_value = {name: self._table(name, by_fact[name]) for name in VOCABULARY}

    def of(self, comparison: Compare) -> tuple[int, int]:
        """Return the two bits of a comparison: that it is true, that it is false."""
        true = 1 << (2 * self._numbers[_identity(comparison)])
        return true, true << 1

    def all(self, facts: Facts) -> int:
        """Return the bits that these facts set. Raises `VocabularyError` for a fact outside the vocabulary, or with a
        value that its type does not allow."""
        bits, by_value = 0, self._by_value
        for name, fact in facts.items():
            table = by_value.get(name)
            if table is None:
                check_value(name, fact.value)
            elif fact.value is not None:
                bits |= table[fact.value]
        return bits | self._pairs(facts)

    def changed(self, bits: int, changes: Facts) -> int:
        """Return `bits` as they are where these facts are others. Comparisons of `paired` facts with one another stay
        as they were: see `paired_again`."""
        masks, by_value = self.masks, self._by_value
        for name, fact in changes.items():
            mask = masks.get(name)
            if mask is not None:
                bits &= ~mask
                if fact.value is not None:
                    bits |= by_value[name][fact.value]
        return bits

    def paired_again(self, bits: int, facts: Facts) -> int:
        """Return `bits` with the comparisons of facts with one another made again, on all facts."""
        return (bits & ~self._paired_bits) | self._pairs(facts)

    def _table(self, name: str, comparisons: list[Compare]) -> Memo[Value, int]:
        most = _MOST_VALUES if VOCABULARY[name].type in _FEW_VALUES else 0
        return Memo(partial(self._of_value, name, comparisons), most)

    def _of_value(self, name: str, comparisons: list[Compare], value: Value) -> int:
        check_value(name, value)
        return self._set(comparisons, {name: Fact(value)})

    def _pairs(self, facts: Facts) -> int:
        known = (facts.get(name) for name in self.paired)
        if sum(fact is not None and fact.value is not None for fact in known) < 2:
            return 0  # nothing to compare with
        return self._set(self._paired, facts)

    def _set(self, comparisons: Iterable[Compare], facts: Facts) -> int:
        bits = 0
        for comparison in comparisons:
            truth = comparison.truth(facts)
            if truth is not None:
                bits |= self.of(comparison)[0 if truth else 1]
        return bits


def _bound(comparison: Compare) -> object:
    return getattr(comparison, comparison.comparator)


def _identity(comparison: Compare) -> tuple[str, str, object]:
    bound = _bound(comparison)
    return comparison.fact, comparison.comparator, bound.fact if isinstance(bound, FactDate) else bound
