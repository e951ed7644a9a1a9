"""All known names of one revision, and the one question asked of them: whom do these words name?

Only an equal form or a writing that follows from it by rule leads to an entity. Whatever merely resembles is handed
back as a suspicion, however close: no threshold separates a typo from an imposter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.names import explanations
from checker.names.characters.ignorable import visible
from checker.names.compile import compile_names
from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.known_names import IndexedNames
from checker.names.compiled.packing import Tables
from checker.names.known_name import Conversions, Hit, IndexedName
from checker.names.lookup.exact_lookup import FormTable
from checker.names.lookup.obfuscation import imitation, obfuscated, parted
from checker.names.lookup.prefix_search import Suggested, suggest
from checker.names.lookup.script_collisions import mixed_up
from checker.names.lookup.similar_names import MOST, Resemblances, SimilarName
from checker.names.lookup.substring_search import names_inside
from checker.names.lookup.trade_name_hints import trade_name_hints
from checker.names.normalise import NormalisedName, folded_key, index_key
from checker.terms import MatchKind
from registries.model import Text

_SIGNS = re.compile(r"[^\w()]+|_+")


class Resolution(NamedTuple):
    """What typed words lead to. `entity_ids`: one when matched, two or more when ambiguous, none otherwise.

    `hits`: the names that matched, best first. `form` is the form that matched, or the most literal one; `cut`: words
    were left off to get it. `suspicions` (at most five, best first): for an ambiguous name its candidates; for one that
    was not found the names it resembles; none for a matched name, beside which they would only spread doubt
    (`NameIndex.beside` tells them to who must know).
    """

    raw: str
    kind: MatchKind
    form: str
    hits: tuple[Hit, ...] = ()
    cut: bool = False
    suspicions: tuple[SimilarName, ...] = ()
    conversions: Conversions = Conversions()

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """The entities meant, the weightiest first."""
        return tuple(known.entity_id for known in _one_an_entity(self.hits))

    @property
    def matched(self) -> IndexedName | None:
        """The name that was matched, when only one entity can be meant."""
        return None if self.kind in ("none", "ambiguous") else self.hits[0].known

    @property
    def explanation(self) -> Text:
        """How the words led there, or that they did not."""
        typed = visible(self.raw)
        if self.kind == "none":
            return explanations.not_found(typed, bool(self.suspicions))
        if self.kind == "ambiguous":
            return explanations.ambiguous(typed, [known.entity_name for known in _one_an_entity(self.hits)[:MOST]])
        return explanations.matched(typed, self.form, self.hits[0], self.cut, self.conversions)


class NameIndex:
    """Never changes an answer once built; may be shared between threads.

    Over the tables of `compile_names`, which may be memory-mapped files: nothing is copied. Raises ValueError when the
    tables do not fit together.
    """

    def __init__(self, tables: Tables) -> None:
        names = IndexedNames(tables)
        self._lookup, self._names = FormLookup(tables), names
        self._forms = FormTable(tables, self._lookup, names)
        self._resemblances = Resemblances(tables, names)

    @classmethod
    def build(cls, known: Iterable[IndexedName]) -> "NameIndex":
        """An index of these names in memory. The order in which they come makes no difference."""
        return cls(compile_names(known))

    def resolve(self, name: NormalisedName) -> Resolution:
        """Whom the name means. Tries its forms in order, each first as it stands, then as a variant; never fails."""
        whole = self._first(name, name.whole)
        if whole is not None:
            return whole
        shorter = self._first(name, name.shorter)
        if shorter is not None:
            return shorter
        parted = self._parted(name)
        if parted is not None:
            return parted
        form = name.forms[0] if name.forms else name.text
        return Resolution(name.raw, "none", form, suspicions=self._suspicions(name))

    def _suspicions(self, name: NormalisedName) -> tuple[SimilarName, ...]:
        """What an unknown name may be taken for; the vaguer search only when the other found nothing."""
        forms = name.forms
        alike = (
            *mixed_up(name, self._forms),
            *self._resemblances.of_typed(forms),
            *trade_name_hints(forms, self._forms),
        )
        return _most(alike) or _most(names_inside(forms, self._lookup, self._names))

    def suggest(self, typed: str, most: int = 8) -> tuple[Suggested, ...]:
        """Names that begin with what was typed so far, by characters, pinyin or pinyin initials; of lenders first."""
        return suggest(typed, most, self._lookup, self._names)

    def beside(self, known: IndexedName) -> tuple[SimilarName, ...]:
        """The names of other entities of more weight that a matched name resembles."""
        return self._resemblances.beside(known)

    def _first(self, name: NormalisedName, forms: Sequence[str]) -> Resolution | None:
        for form in forms:
            hits = self._forms.exact(form, form not in name.plain) or self._forms.variants(form)
            if hits and len(name.whole) > 1:
                hits = (*hits, *self._other_readings(name, form, hits[0]))
            if hits:
                return self._found(name, form, hits)
        return None

    def _parted(self, name: NormalisedName) -> Resolution | None:
        """A name written with signs between its characters (微.粒.贷): an imitation of the one it is without."""
        for form in name.whole:
            joined = _SIGNS.sub("", form)
            hits = self._forms.exact(joined, script_folded=False) if joined != form and len(joined) > 1 else ()
            if hits:
                return Resolution(name.raw, "none", form, suspicions=(parted(form, joined, hits[0].known),))
        return None

    def _found(self, name: NormalisedName, form: str, hits: tuple[Hit, ...]) -> Resolution:
        cut = form not in name.whole
        if len(hits) > 1 and any(hit.known.entity_id != hits[0].known.entity_id for hit in hits):
            return Resolution(name.raw, "ambiguous", form, hits, cut, _candidates(visible(name.raw), hits))
        if name.disguised:
            return Resolution(name.raw, "none", form, suspicions=(obfuscated(form, hits[0].known, name.disguised),))
        if name.hidden and (places := name.hidden_in(form)):
            return Resolution(name.raw, "none", form, suspicions=(imitation(form, hits[0].known, places),))
        conversions = Conversions(name.read_as(form), _recorded(name, hits[0].known))
        return Resolution(name.raw, _kind(hits[0]), form, hits, cut, conversions=conversions)

    def _other_readings(self, name: NormalisedName, form: str, best: Hit) -> Iterator[Hit]:
        """Names that the same words are in the other script: a fake recorded as 京東金融 must not answer alone for
        everybody who writes 京东金融 in traditional characters. A full legal name stands for itself."""
        if form not in name.whole or best.known.kind == "legal_name":
            return
        for other in name.whole:
            if other != form:
                yield from self._forms.exact(other, script_folded=True)


def _most(found: Iterable[SimilarName]) -> tuple[SimilarName, ...]:
    first: dict[str, SimilarName] = {}
    for one in found:
        first.setdefault(one.entity_id, one)
    return tuple(first.values())[:MOST]


def _kind(hit: Hit) -> MatchKind:
    if hit.how != "same":
        return "variant"
    return "legal_name" if hit.known.kind == "legal_name" else "alias"


def _recorded(name: NormalisedName, known: IndexedName) -> tuple[tuple[str, str], ...]:
    """The traditional characters of a name on record that were not typed, with what they are read as."""
    plain, folded = index_key(known.text), folded_key(known.text)
    if len(plain) != len(folded):
        return ()
    pairs = dict.fromkeys((a, b) for a, b in zip(plain, folded, strict=True) if a != b)
    return tuple(pair for pair in pairs if pair[0] not in name.plain)


def _candidates(typed: str, hits: Sequence[Hit]) -> tuple[SimilarName, ...]:
    return tuple(
        SimilarName(known.entity_id, "candidate", known.text, explanations.candidate(typed, known.entity_name))
        for known in _one_an_entity(hits)[:MOST]
    )


def _one_an_entity(hits: Sequence[Hit]) -> list[IndexedName]:
    ordered = sorted((hit.known for hit in hits), key=lambda known: (-known.weight, known.entity_name, known.entity_id))
    return list({known.entity_id: known for known in reversed(ordered)}.values())[::-1]
