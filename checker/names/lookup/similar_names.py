"""The known names a typed form resembles, best first. They are other names: asked about, never taken for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.names import explanations
from checker.names.companies import head_office, without_legal_form
from checker.names.compiled.known_names import IndexedNames
from checker.names.compiled.packing import Tables, Texts, view
from checker.names.known_name import KIND_ORDER, IndexedName
from checker.names.lookup.candidate_index import CandidateIndex
from checker.names.lookup.exact_lookup import OUTLET_ENDS
from checker.names.normalise import folded_key
from checker.names.similarity import Similarity, Step, compare
from checker.terms import AlternativeKind
from registries.model import Text

MOST = 5
_BRACKETS = frozenset("()")
_LONGEST = 60  # code points; no legal name in the official lists is longer


@dataclass(frozen=True, slots=True)
class SimilarName:
    """Another entity the words might be about. `positions`: the characters of the typed form that differ, from 1."""

    entity_id: str
    kind: AlternativeKind
    name: str
    explanation: Text
    positions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A typed form, the known name it resembles, and how."""

    form: str
    known: IndexedName
    likeness: Similarity

    @property
    def rank(self) -> tuple[bool, int, int, int, str, str]:
        """The order among suspicions, best first."""
        likeness, known = self.likeness, self.known
        kind = KIND_ORDER[known.kind]
        return (likeness.kind != "lookalike", -known.weight, len(likeness.steps), kind, known.text, known.entity_id)


class Resemblances:
    """Every name but those of bank outlets: a branch is its bank, and its bank is what a typed one is looked for by."""

    def __init__(self, tables: Tables, names: IndexedNames) -> None:
        self._names = names
        self._targets, self._rows = Texts(tables, "targets"), view(tables, "targets.row", "I")
        self._finder = CandidateIndex(tables)
        if len(self._targets) != len(self._rows):
            raise ValueError("tables of targets do not fit together")

    def of_typed(self, forms: Sequence[str]) -> tuple[SimilarName, ...]:
        """The names these forms of one unknown name resemble."""
        typed = dict.fromkeys((*forms, *filter(None, map(bank_of_branch, forms))))
        return best(self._alike(form for form in typed if len(form) <= _LONGEST))

    def beside(self, known: IndexedName) -> tuple[SimilarName, ...]:
        """The names of other entities of more weight that a known name resembles."""
        found = self._alike([folded_key(known.text)])
        return best(one for one in found if one.known.weight > known.weight and one.known.entity_id != known.entity_id)

    def _alike(self, typed: Iterable[str]) -> Iterator[Resemblance]:
        for form in typed:
            short = without_form(form)
            for at in self._finder.find(short):
                target = self._targets[at]
                likeness = compare(short, target) or _renamed(form, short, target)
                if likeness:
                    yield Resemblance(form, self._names[self._rows[at]], _seen_in(form, likeness))


def bank_of_branch(form: str) -> str | None:
    """What stands before the branch, also where 银行 itself is misspelt: 测试甲银杏股份有限公司和平路支行."""
    if not form.endswith(OUTLET_ENDS):
        return None
    head, company, _ = form.partition("公司")
    return head_office(form) or (head + company if company else None)


def without_form(key: str) -> str:
    """A key without its legal form and brackets, if two characters stay: what names are compared by."""
    short = without_legal_form(key).replace("(", "").replace(")", "")
    return short if len(short) >= 2 else key


def _renamed(form: str, short: str, target: str) -> Similarity | None:
    """A company that bears a known name for its trade name: 微粒贷有限公司 is not 微粒贷."""
    if short != target or short == form:
        return None
    behind = form[_place(form, len(short)) :]
    if not behind:  # 微(粒)贷: nothing but brackets
        return Similarity("near", (Step("decorated", 0, "".join(filter(_BRACKETS.__contains__, form)), ""),))
    return Similarity("near", (Step("decorated", len(short) + 1, behind, ""),))


def _seen_in(form: str, likeness: Similarity) -> Similarity:
    """The places of the differences in the form as it was typed, brackets counted."""
    if _BRACKETS.isdisjoint(form):
        return likeness
    steps = tuple(replace(step, at=_place(form, step.at)) if step.at else step for step in likeness.steps)
    return Similarity(likeness.kind, steps)


def _place(form: str, at: int) -> int:
    """Where the character `at` of a form without brackets stands in the form, both counted from 1."""
    inside = [place for place, char in enumerate(form, start=1) if char not in _BRACKETS]
    return inside[at - 1] if at <= len(inside) else len(form) + 1


def best(found: Iterable[Resemblance]) -> tuple[SimilarName, ...]:
    """At most five suspicions, one an entity, the most telling first."""
    chosen: dict[str, Resemblance] = {}
    for one in sorted(found, key=lambda one: one.rank):
        chosen.setdefault(one.known.entity_id, one)
    return tuple(_suspicion(one) for one in list(chosen.values())[:MOST])


def _suspicion(one: Resemblance) -> SimilarName:
    return SimilarName(
        one.known.entity_id,
        one.likeness.kind,
        one.known.text,
        explanations.resembling(one.form, one.known.text, one.likeness),
        tuple(step.at for step in one.likeness.steps if step.at),
    )
