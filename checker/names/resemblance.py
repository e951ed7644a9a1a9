"""The known names a typed form resembles, best first. They are other names: asked about, never taken for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.names import wording
from checker.names.companies import without_legal_form
from checker.names.compiled.known_names import KnownNames
from checker.names.compiled.packing import Tables, Texts, view
from checker.names.engine import KeyFinder, PairFinder
from checker.names.known import KIND_ORDER, KnownName
from checker.names.likeness import Likeness, Step, compare
from checker.names.normalise import folded_key
from registries.model import Text

MOST = 5
_LONGEST = 60  # code points; no legal name in the official lists is longer


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Another entity the words might be about. `positions`: the characters of the typed form that differ, from 1."""

    entity_id: str
    kind: Literal["candidate", "lookalike", "near"]
    name: str
    explanation: Text
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A typed form, the known name it resembles, and how."""

    form: str
    known: KnownName
    likeness: Likeness

    @property
    def rank(self) -> tuple[bool, int, int, int, str, str]:
        """The order among suspicions, best first."""
        likeness, known = self.likeness, self.known
        kind = KIND_ORDER[known.kind]
        return (likeness.kind != "lookalike", -known.weight, len(likeness.steps), kind, known.text, known.entity_id)


class Resemblances:
    """All names but bank outlets by keys they share, outlets by pairs of characters."""

    def __init__(self, tables: Tables, names: KnownNames) -> None:
        self._names = names
        self._targets, self._rows = Texts(tables, "targets"), view(tables, "targets.row", "I")
        self._by_key, self._by_pair = KeyFinder(tables), PairFinder(tables)
        if len(self._targets) != len(self._rows):
            raise ValueError("tables of targets do not fit together")

    def of_typed(self, forms: Iterable[str]) -> tuple[Suspicion, ...]:
        """The names these forms of one unknown name resemble."""
        return best(self._alike(form for form in dict.fromkeys(forms) if len(form) <= _LONGEST))

    def outlets(self, forms: Iterable[str]) -> tuple[Suspicion, ...]:
        """The bank outlets these forms resemble."""
        return best(self._outlets(form for form in forms if len(form) <= _LONGEST))

    def beside(self, known: KnownName) -> tuple[Suspicion, ...]:
        """The names of other entities of more weight that a known name resembles."""
        found = self._alike([folded_key(known.text)])
        return best(one for one in found if one.known.weight > known.weight and one.known.entity_id != known.entity_id)

    def _alike(self, typed: Iterable[str]) -> Iterator[Found]:
        for form in typed:
            short = without_form(form)
            for at in self._by_key.find(short):
                target = self._targets[at]
                likeness = compare(short, target) or _renamed(form, short, target)
                if likeness:
                    yield Found(form, self._names[self._rows[at]], likeness)

    def _outlets(self, typed: Iterable[str]) -> Iterator[Found]:
        for form in typed:
            for row in self._by_pair.find(form):
                known = self._names[row]
                target = folded_key(known.text)
                likeness = compare(form, target)
                if likeness:
                    yield Found(form, known, likeness)


def without_form(key: str) -> str:
    """A key without its legal form and brackets, if two characters stay: what names are compared by."""
    short = without_legal_form(key).replace("(", "").replace(")", "")
    return short if len(short) >= 2 else key


def _renamed(form: str, short: str, target: str) -> Likeness | None:
    """A company that bears a known name for its trade name: 微粒贷有限公司 is not 微粒贷."""
    if short != target or short == form:
        return None
    return Likeness("near", (Step("decorated", len(short) + 1, form[len(short) :], ""),))


def best(found: Iterable[Found]) -> tuple[Suspicion, ...]:
    """At most five suspicions, one an entity, the most telling first."""
    chosen: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: one.rank):
        chosen.setdefault(one.known.entity_id, one)
    return tuple(_suspicion(one) for one in list(chosen.values())[:MOST])


def _suspicion(one: Found) -> Suspicion:
    return Suspicion(
        one.known.entity_id,
        one.likeness.kind,
        one.known.text,
        wording.resembling(one.form, one.known.text, one.likeness),
        tuple(step.at for step in one.likeness.steps if step.at),
    )
