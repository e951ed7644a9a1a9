"""What a look-up of a typed name answers: the names it matched, or the names it merely resembles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from checker.names import explanations
from checker.names.characters.ignorable import visible
from checker.names.indexed_name import Conversions, Hit, IndexedName
from checker.terms import AlternativeKind, MatchKind
from registries.model import Text

#: Names that are suggested beside one another; more are a list to scroll, not a question to answer.
MAX_ALTERNATIVES: Final = 5


@dataclass(frozen=True, slots=True)
class SimilarName:
    """Another entity the query might be about. `positions`: the characters of the form that differ, from 1."""

    entity_id: str
    kind: AlternativeKind
    name: str
    explanation: Text
    positions: tuple[int, ...] = ()


class Resolution(NamedTuple):
    """What a query leads to: one entity when it matched, several when it is ambiguous, none otherwise.

    `hits`: the names that matched, best first. `form` is the form that matched, or the most literal one; `cut`: words
    were left off to get it; `talk`: those words, or what seems to be asked about an unknown name. `similar_names` (at
    most five, best first): for an ambiguous name its candidates; for one without a match the names it resembles; none
    for a matched name, beside which they would only spread doubt (`NameIndex.weightier_similar_names` returns them to
    callers that need them all the same).
    """

    raw: str
    kind: MatchKind
    form: str
    hits: tuple[Hit, ...] = ()
    cut: bool = False
    similar_names: tuple[SimilarName, ...] = ()
    conversions: Conversions = Conversions()
    talk: str = ""

    @property
    def entity_ids(self) -> tuple[str, ...]:
        """Return the entities meant, the weightiest first: one when matched, two or more when ambiguous, none
        otherwise."""
        return tuple(entry.entity_id for entry in entries_by_entity(self.hits))

    @property
    def matched(self) -> IndexedName | None:
        """Return the name that was matched; None unless exactly one entity can be meant."""
        return None if self.kind in ("none", "ambiguous") else self.hits[0].entry

    @property
    def explanation(self) -> Text:
        """Return the sentence that says how the query led to its entity, or that it led to none."""
        query = visible(self.raw)
        if self.kind == "none":
            resembles = any(similar.kind != "candidate" for similar in self.similar_names)
            return explanations.no_match(query, resembles, may_be_short=bool(self.similar_names))
        if self.kind == "ambiguous":
            return explanations.ambiguous(
                query, [entry.entity_name for entry in entries_by_entity(self.hits)[:MAX_ALTERNATIVES]]
            )
        return explanations.matched(query, self.form, self.hits[0], self.talk, self.conversions)


def entries_by_entity(hits: Iterable[Hit]) -> list[IndexedName]:
    """Return one entry of each entity hit, the weightiest first, then by the entity's name and id."""
    ordered = sorted((hit.entry for hit in hits), key=lambda entry: (-entry.weight, entry.entity_name, entry.entity_id))
    return list({entry.entity_id: entry for entry in reversed(ordered)}.values())[::-1]
