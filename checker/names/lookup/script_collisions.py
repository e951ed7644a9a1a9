"""Known names that conversion between the scripts would take for the typed one. They are other names: 怀化邦升 is not
怀化邦昇, and no licence of the one is the other's."""

from collections.abc import Iterator

from checker.names import explanations
from checker.names.characters.chinese_script import readings_mixed_up
from checker.names.known_name import IndexedName
from checker.names.lookup.exact_lookup import FormTable
from checker.names.lookup.similar_names import SimilarName
from checker.names.normalise import NormalisedName
from checker.names.similarity import Similarity, Step


def mixed_up(name: NormalisedName, table: FormTable) -> Iterator[SimilarName]:
    """The names of which a reading of an unknown name with other characters is a writing, then those it is in the
    mainland's words."""
    for form in name.forms:
        for other in readings_mixed_up(form):
            yield from (_exchanged(form, other, known) for known in _known(other, table))
    for other in name.reworded:
        for known in _known(other, table):
            text = explanations.reworded(name.text, other, known.text)
            yield SimilarName(known.entity_id, "near", known.text, text)


def _known(form: str, table: FormTable) -> Iterator[IndexedName]:
    return (hit.known for hit in table.exact(form, script_folded=False) or table.variants(form))


def _exchanged(form: str, other: str, known: IndexedName) -> SimilarName:
    pairs = enumerate(zip(form, other, strict=True), start=1)
    steps = tuple(Step("conversion", at, a, b) for at, (a, b) in pairs if a != b)
    text = explanations.resembling(form, known.text, Similarity("lookalike", steps))
    return SimilarName(known.entity_id, "lookalike", known.text, text, tuple(step.at for step in steps))
