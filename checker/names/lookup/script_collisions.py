"""Names on record that conversion between the scripts would take for the query.

They are other names: 怀化邦升 is not 怀化邦昇, and no licence of the one is the other's.
"""

from collections.abc import Iterator

from checker.names import explanations
from checker.names.characters.chinese_script import conversion_alternatives
from checker.names.indexed_name import IndexedName
from checker.names.lookup.exact_lookup import ExactLookup
from checker.names.normalise import NormalisedName
from checker.names.resolution import SimilarName
from checker.names.similarity.steps import Similarity, Step


def script_collisions(name: NormalisedName, table: ExactLookup) -> Iterator[SimilarName]:
    """Yield the names on record of which a reading of `name` with other characters is a writing.

    After them come those it is in the mainland's words.
    """
    for form in name.forms:
        for alternative in conversion_alternatives(form):
            yield from (_collision(form, alternative, entry) for entry in _indexed_names(alternative, table))
    for alternative in name.reworded:
        for entry in _indexed_names(alternative, table):
            text = explanations.reworded(name.text, alternative, entry.text)
            yield SimilarName(entry.entity_id, "near", entry.text, text)


def _indexed_names(form: str, table: ExactLookup) -> Iterator[IndexedName]:
    return (hit.entry for hit in table.exact(form, script_folded=False) or table.variants(form))


def _collision(form: str, alternative: str, entry: IndexedName) -> SimilarName:
    pairs = enumerate(zip(form, alternative, strict=True), start=1)
    steps = tuple(Step("conversion", at, a, b) for at, (a, b) in pairs if a != b)
    text = explanations.resembling(form, entry.text, Similarity("lookalike", steps))
    return SimilarName(entry.entity_id, "lookalike", entry.text, text, tuple(step.at for step in steps))
