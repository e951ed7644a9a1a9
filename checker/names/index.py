"""All names on record of one revision, and the resolution of a query on them: which entity does this name mean?

Only an equal form or a writing that follows from it by rule leads to an entity. Whatever merely resembles is returned
as a similar name, however close: no threshold separates a typo from an imposter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.names import explanations
from checker.names.characters.chinese_script import simplified
from checker.names.characters.ignorable import has_untyped_spaces, is_plain, visible
from checker.names.compile import compile_names
from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.compiled.packing import Tables
from checker.names.indexed_name import Conversions, Hit, IndexedName
from checker.names.lookup.exact_lookup import ExactLookup
from checker.names.lookup.name_starts import NameStarts
from checker.names.lookup.obfuscation import hidden_characters, separated, styled_characters
from checker.names.lookup.prefix_search import Completion, complete
from checker.names.lookup.script_collisions import script_collisions
from checker.names.lookup.similar_names import SimilarNameSearch
from checker.names.lookup.substring_search import names_inside
from checker.names.lookup.text_search import is_name, names_in_text
from checker.names.lookup.trade_name_hints import trade_name_hints
from checker.names.normalise import NormalisedName, folded_key, index_key, key
from checker.names.questions.english import is_pieced_together
from checker.names.questions.known_names import names_spoken_of
from checker.names.resolution import MAX_ALTERNATIVES, Resolution, SimilarName, entries_by_entity
from checker.terms import MatchKind
from registries.characters import is_letter

_JOINTS = re.compile("还是|或者|[和跟与或同、/]|vs|or")


class NameIndex:
    """An immutable index of names, which threads may share.

    It reads the tables of `compile_names`, which may be memory-mapped files, in place: nothing is copied. Raises
    ValueError when the tables do not fit together.
    """

    def __init__(self, tables: Tables) -> None:
        names = IndexedNames(tables)
        self._form_lookup, self._names = FormLookup(tables), names
        self._exact_lookup = ExactLookup(tables, self._form_lookup, names)
        self._name_starts = NameStarts(tables)
        self._similarity_search = SimilarNameSearch(tables, names)

    @classmethod
    def build(cls, entries: Iterable[IndexedName]) -> "NameIndex":
        """Build an index of these names in memory. The order in which they come makes no difference."""
        return cls(compile_names(entries))

    def resolve(self, name: NormalisedName) -> Resolution:
        """Return the entity the name means, or the names it resembles.

        Tries the name's forms in order, each first as it stands, then as a variant; never fails.
        """
        # each step costs more and is vaguer than the one before, so it runs only when that found nothing
        resolution = (
            self._first_match(name, name.whole)
            or self._first_match(name, name.shorter)
            or self._match_in_sentence(name)
            or self._two_names(name)
            or self._separated(name)
        )
        if resolution is not None:
            return resolution
        form = name.whole[0] if name.whole else name.text
        return Resolution(name.raw, "none", form, similar_names=self._similar_names(name), talk=name.talk)

    def _similar_names(self, name: NormalisedName) -> tuple[SimilarName, ...]:
        """Return what an unknown name may be taken for; names inside longer words only when nothing else is similar."""
        forms = name.forms
        resembling = (
            *script_collisions(name, self._exact_lookup),
            *self._similarity_search.find(forms),
            *trade_name_hints(forms, self._exact_lookup),
        )
        if resembling:
            return _first_per_entity(resembling)
        return _first_per_entity(
            names_inside((*name.whole, *name.shorter), self._form_lookup, self._name_starts, self._names)
        )

    def suggest(self, query: str, most: int = 8) -> tuple[Completion, ...]:
        """Return names that begin with the query, by characters, pinyin or pinyin initials; those of lenders first."""
        return complete(query, most, self._form_lookup, self._names)

    def names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names on record stand in a text (folded, in simplified characters): start and end of each."""
        return names_in_text(text, self._form_lookup, self._name_starts)

    def has_name(self, word: str) -> bool:
        """Return whether a word (folded, simplified) is a name on record, or a firm's without its legal form."""
        return is_name(word, self._form_lookup)

    def weightier_similar_names(self, entry: IndexedName) -> tuple[SimilarName, ...]:
        """Return the names of other entities of more weight that a matched name resembles."""
        return self._similarity_search.weightier_similar_names(entry)

    def _first_match(self, name: NormalisedName, forms: Sequence[str]) -> Resolution | None:
        for form in forms:
            hits = self._exact_lookup.exact(form, form not in name.plain) or self._exact_lookup.variants(form)
            if hits and len(name.whole) > 1:
                hits = (*hits, *self._other_readings(name, form, hits[0]))
            if hits:
                return self._resolution(name, form, hits)
        return None

    def _match_in_sentence(self, name: NormalisedName) -> Resolution | None:
        """Resolve a name in a sentence about it, and no part of a longer name. Where the sentence names somebody else
        too, both are candidates."""
        if not name.may_be_sentence:
            return None
        sentence = name.sentences[0]
        found = self.names_in(sentence)
        places = [place for place in found if not is_pieced_together(sentence[slice(*place)], name.text)]
        longest = [sentence[start:end] for start, end in places]
        apart = [form for form in name.before_talk if not any(form in other and form != other for other in longest)]
        resolution = self._first_match(name, apart) or self._first_match(name, self._spoken_of(name, places))
        if resolution is None or resolution.kind in ("none", "ambiguous"):
            return resolution
        others = [word for word in longest if word not in resolution.form and resolution.form not in word]
        hits = [hit for word in others for hit in self._exact_lookup.exact(word, word not in name.plain)]
        return self._resolution(name, resolution.form, (*resolution.hits, *hits)) if hits else resolution

    def _spoken_of(self, name: NormalisedName, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Return the names on record around which a sentence is talk; `places`: theirs in the first way to read it."""
        first, *others = name.sentences
        typed = key(name.text)
        in_prose = (
            form
            for text in others
            for form in names_spoken_of(text, self.names_in(text), name.divided)
            if form in typed
        )
        return (*names_spoken_of(first, places, name.divided), *in_prose)

    def _two_names(self, name: NormalisedName) -> Resolution | None:
        """Return both of two names on record that stand side by side (微粒贷和花呗哪个好): one of them is meant."""
        for form in (*name.whole, *name.before_talk):
            for joint in _JOINTS.finditer(form):
                sides = (form[: joint.start()], form[joint.end() :])
                first, second = (self._exact_lookup.exact(side, side not in name.plain) for side in sides)
                if first and second and first[0].entry.entity_id != second[0].entry.entity_id:
                    return self._resolution(name, form, (*first, *second))
        return None

    def _separated(self, name: NormalisedName) -> Resolution | None:
        """Resolve a name with signs between its characters (微.粒.贷): an imitation of the one it is without."""
        for form in name.whole:
            if is_plain(form):
                continue
            # brackets are no signs: they are parts of names
            joined = "".join(char for char in form if char in "()" or is_letter(char))
            hits = self._exact_lookup.exact(joined, script_folded=False) if joined != form and len(joined) > 1 else ()
            if hits:
                return Resolution(name.raw, "none", form, similar_names=(separated(form, joined, hits[0].entry),))
        return None

    def _resolution(self, name: NormalisedName, form: str, hits: tuple[Hit, ...]) -> Resolution:
        cut = form not in name.whole
        talk = name.around(form) if cut else ""
        # several entities come first: a disguised name that is ambiguous still only names candidates
        if len(hits) > 1 and any(hit.entry.entity_id != hits[0].entry.entity_id for hit in hits):
            return Resolution(name.raw, "ambiguous", form, hits, cut, _candidates(visible(name.raw), hits), talk=talk)
        if name.disguised:
            return Resolution(
                name.raw, "none", form, similar_names=(styled_characters(form, hits[0].entry, name.disguised),)
            )
        if name.hidden and (places := name.hidden_in(form)):
            imitated = hidden_characters(form, hits[0].entry, places, only_spaces=has_untyped_spaces(name.raw))
            return Resolution(name.raw, "none", form, similar_names=(imitated,))
        recorded = _recorded(name, hits[0].entry)
        conversions = (
            Conversions((), recorded) if name.as_typed else Conversions(name.read_as(form), recorded, name.radicals)
        )
        return Resolution(name.raw, _kind(hits[0]), form, hits, cut, conversions=conversions, talk=talk)

    def _other_readings(self, name: NormalisedName, form: str, best: Hit) -> Iterator[Hit]:
        """Yield the names that the same words are in the other script; a full legal name needs none.

        A fake recorded as 京東金融 must not answer alone for everybody who writes 京东金融 in traditional characters.
        """
        if form not in name.whole or best.entry.kind == "legal_name":
            return
        for reading in name.whole:
            if reading != form:
                yield from self._exact_lookup.exact(reading, script_folded=True)


def _first_per_entity(similar_names: Iterable[SimilarName]) -> tuple[SimilarName, ...]:
    by_entity: dict[str, SimilarName] = {}
    for similar_name in similar_names:
        by_entity.setdefault(similar_name.entity_id, similar_name)
    return tuple(by_entity.values())[:MAX_ALTERNATIVES]


def _kind(hit: Hit) -> MatchKind:
    if hit.how != "same":
        return "variant"
    return "legal_name" if hit.entry.kind == "legal_name" else "alias"


def _recorded(name: NormalisedName, entry: IndexedName) -> tuple[tuple[str, str], ...]:
    """Return the traditional characters of a name on record that the query has not, each with its simplified one."""
    if entry.text in name.plain:
        return ()
    plain = index_key(entry.text)
    folded = plain if simplified(plain) == plain else folded_key(entry.text)
    if len(plain) != len(folded) or plain == folded:
        return ()
    pairs = dict.fromkeys((a, b) for a, b in zip(plain, folded, strict=True) if a != b)
    return tuple(pair for pair in pairs if pair[0] not in name.plain)


def _candidates(query: str, hits: Sequence[Hit]) -> tuple[SimilarName, ...]:
    return tuple(
        SimilarName(entry.entity_id, "candidate", entry.text, explanations.candidate(query, entry.entity_name))
        for entry in entries_by_entity(hits)[:MAX_ALTERNATIVES]
    )
