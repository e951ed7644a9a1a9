"""The names on record that a query resembles, best first. They are other names: suggested, never taken for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.names import explanations
from checker.names.companies.branch import head_office
from checker.names.companies.without_legal_form import comparison_key
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.compiled.packing import Tables, Texts, view
from checker.names.indexed_name import KIND_ORDER, IndexedName
from checker.names.lookup.candidate_index import CandidateIndex
from checker.names.lookup.exact_lookup import OUTLET_ENDS
from checker.names.normalise import folded_key
from checker.names.resolution import MAX_ALTERNATIVES, SimilarName
from checker.names.similarity.comparison import compare
from checker.names.similarity.full_names import misspelt_full_name
from checker.names.similarity.steps import Similarity, Step

_BRACKETS = frozenset("()")
_LONGEST = 60  # code points; no legal name in the official lists is longer


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A form of the query, the name on record it resembles, and how."""

    form: str
    entry: IndexedName
    similarity: Similarity

    @property
    def rank(self) -> tuple[bool, bool, int, int, int, int, str, str]:
        """Return the sort key among resemblances, best first: what deceives, what explains itself, the prominent."""
        similarity, entry = self.similarity, self.entry
        return (
            similarity.kind != "lookalike",
            similarity.is_arbitrary,
            -entry.weight,
            len(similarity.steps),
            -entry.prominence,
            KIND_ORDER[entry.kind],
            entry.text,
            entry.entity_id,
        )


class SimilarNameSearch:
    """Search among all names but those of bank outlets.

    A branch is its bank, and its bank is what a misspelt branch is searched by.
    """

    def __init__(self, tables: Tables, names: IndexedNames) -> None:
        self._names = names
        self._targets, self._rows = Texts(tables, "targets"), view(tables, "targets.row", "I")
        self._finder = CandidateIndex(tables)
        if len(self._targets) != len(self._rows):
            raise ValueError("tables of targets do not fit together")

    def find(self, forms: Sequence[str]) -> tuple[SimilarName, ...]:
        """Return the names that these forms of one unknown name resemble, best first."""
        queries = dict.fromkeys((*forms, *filter(None, map(bank_of_branch, forms))))
        return best_per_entity(self._alike(form for form in queries if len(form) <= _LONGEST))

    def weightier_similar_names(self, entry: IndexedName) -> tuple[SimilarName, ...]:
        """Return the names of other entities of more weight that a name on record resembles."""
        weightier = (
            resemblance
            for resemblance in self._alike([folded_key(entry.text)])
            if resemblance.entry.weight > entry.weight and resemblance.entry.entity_id != entry.entity_id
        )
        return best_per_entity(weightier)

    def _alike(self, forms: Iterable[str]) -> Iterator[Resemblance]:
        for form in forms:
            short = comparison_key(form)
            for at in self._finder.find(short):
                target = self._targets[at]
                # the blocking keys are of the short form, so the pair is compared in it and its positions mapped back
                similarity = compare(short, target) or _as_trade_name(form, short, target)
                if similarity is None and (short == form or len(short) != len(target)):
                    continue
                entry = self._names[self._rows[at]]
                similarity = similarity or misspelt_full_name(form, entry.text)
                if similarity is None:
                    continue
                # a faint likeness is told of names that somebody may mean: nobody means a fake
                if entry.weight or not similarity.is_faint:
                    yield Resemblance(form, entry, _with_positions_in(form, similarity))


def bank_of_branch(form: str) -> str | None:
    """Return what stands before the branch, also where 银行 itself is misspelt: 测试甲银杏股份有限公司和平路支行."""
    if not form.endswith(OUTLET_ENDS):
        return None
    head, company, _ = form.partition("公司")
    return head_office(form) or (head + company if company else None)


def _as_trade_name(form: str, short: str, target: str) -> Similarity | None:
    """Return the similarity of a company that bears the name for its trade name: 微粒贷有限公司 is not 微粒贷."""
    if short != target or short == form:
        return None
    behind = form[_position(form, len(short)) :]
    if not behind:  # 微(粒)贷: nothing but brackets
        return Similarity("near", (Step("decorated", 0, "".join(filter(_BRACKETS.__contains__, form)), ""),))
    return Similarity("near", (Step("decorated", len(short) + 1, behind, ""),))


def _with_positions_in(form: str, similarity: Similarity) -> Similarity:
    """Return the similarity with its positions in the form as it was typed, brackets counted."""
    if _BRACKETS.isdisjoint(form):
        return similarity
    steps = tuple(replace(step, at=_position(form, step.at)) if step.at else step for step in similarity.steps)
    return Similarity(similarity.kind, steps)


def _position(form: str, at: int) -> int:
    """Return where the character `at` of a form without brackets stands in the form, both counted from 1."""
    inside = [place for place, char in enumerate(form, start=1) if char not in _BRACKETS]
    return inside[at - 1] if at <= len(inside) else len(form) + 1


def best_per_entity(resemblances: Iterable[Resemblance]) -> tuple[SimilarName, ...]:
    """Return at most five similar names, one an entity, the most telling first."""
    chosen: dict[str, Resemblance] = {}
    for resemblance in sorted(resemblances, key=lambda resemblance: resemblance.rank):
        chosen.setdefault(resemblance.entry.entity_id, resemblance)
    return tuple(_similar_name(resemblance) for resemblance in list(chosen.values())[:MAX_ALTERNATIVES])


def _similar_name(resemblance: Resemblance) -> SimilarName:
    return SimilarName(
        resemblance.entry.entity_id,
        resemblance.similarity.kind,
        resemblance.entry.text,
        explanations.resembling(resemblance.form, resemblance.entry.text, resemblance.similarity),
        tuple(step.at for step in resemblance.similarity.steps if step.at),
    )
