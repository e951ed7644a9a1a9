"""The known names a typed form resembles, best first. They are other names: asked about, never taken for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.names import wording
from checker.names.candidates import CandidateFinder, NeighbourhoodFinder
from checker.names.company import stem, without_legal_form
from checker.names.known import KIND_ORDER, KnownName
from checker.names.likeness import Likeness, Step, compare
from checker.names.normalise import known_key
from checker.names.script import simplified
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
class _Found:
    form: str
    target: str
    known: KnownName
    likeness: Likeness

    @property
    def rank(self) -> tuple[bool, int, int, int, str, str]:
        likeness, known = self.likeness, self.known
        kind = KIND_ORDER[known.kind]
        return (likeness.kind != "lookalike", -known.weight, len(likeness.steps), kind, known.text, known.entity_id)


class Resemblances:
    """Every known name, and company names also without their legal form, behind a candidate finder."""

    def __init__(
        self,
        names: Sequence[KnownName],
        finder: Callable[[Sequence[str]], CandidateFinder] = NeighbourhoodFinder,
    ) -> None:
        self._entries = [(form, name) for name in names for form in _forms(known_key(simplified(name.text)), name.kind)]
        self._finder = finder([form for form, _ in self._entries])
        self._of_known: dict[KnownName, tuple[Suspicion, ...]] = {}

    def of_typed(self, forms: Iterable[str]) -> tuple[Suspicion, ...]:
        """The names these forms of one unknown name resemble."""
        typed = dict.fromkeys(forms)
        bare = {short: form for form in forms if (short := without_legal_form(form)) not in typed and len(short) >= 2}
        return _best([*self._found(typed), *self._found(bare), *self._renamed_company(bare)])

    def of_known(self, known: KnownName) -> tuple[Suspicion, ...]:
        """The names of other entities of more weight that a known name resembles. Kept: known names are few."""
        if known not in self._of_known:
            found = self._found([known_key(simplified(known.text))])
            heavier = (
                one for one in found if one.known.weight > known.weight and one.known.entity_id != known.entity_id
            )
            self._of_known[known] = _best(heavier)
        return self._of_known[known]

    def _found(self, typed: Iterable[str]) -> Iterable[_Found]:
        for form in typed:
            if len(form) > _LONGEST:
                continue
            for at in self._finder.find(form):
                target, known = self._entries[at]
                likeness = compare(form, target)
                if likeness:
                    yield _Found(form, target, known, likeness)

    def _renamed_company(self, bare: dict[str, str]) -> Iterable[_Found]:
        """Names that a typed company bears for its trade name: 微粒贷有限公司 is not 微粒贷."""
        for short, form in bare.items():
            for at in self._finder.find(short):
                target, known = self._entries[at]
                if target == short:
                    added = Step("decorated", len(short) + 1, form[len(short) :], "")
                    yield _Found(form, target, known, Likeness("near", (added,)))


def _forms(folded: str, kind: str) -> Iterable[str]:
    short = stem(folded) if kind in {"legal_name", "former_name"} else None
    return (folded, short) if short else (folded,)


def _best(found: Iterable[_Found]) -> tuple[Suspicion, ...]:
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: one.rank):
        best.setdefault(one.known.entity_id, one)
    return tuple(_suspicion(one) for one in list(best.values())[:MOST])


def _suspicion(one: _Found) -> Suspicion:
    whole_name = known_key(simplified(one.known.text)) == one.target
    return Suspicion(
        one.known.entity_id,
        one.likeness.kind,
        one.known.text,
        wording.resembling(one.form, one.known.text if whole_name else one.target, one.likeness),
        tuple(step.at for step in one.likeness.steps if step.at),
    )
