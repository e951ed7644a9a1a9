"""Type-ahead: the names on record that begin with what a person has typed so far, or hold it.

A suggestion completes a name and nothing more: it carries no standing and no tier, and to be suggested is no praise. A
name that an official notice calls a fake comes last and with the words of that notice; nobody else is marked.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from checker.dataset.dataset import Dataset
from checker.entities.graph import Entity
from checker.entities.imitations import notices_of_fake
from checker.errors import QueryError
from checker.names import has_control_characters, normalise
from checker.names.characters.ignorable import visible
from checker.names.lookup.prefix_search import Completion
from checker.report import EntityRef
from checker.request.model import MAX_NAME
from checker.request.parsing import CONTROL_CHARACTERS
from checker.request.personal_data import find_personal_number
from registries.model import Text

#: How many names an answer holds unless the request says otherwise, and the most it may hold.
DEFAULT_COMPLETIONS: Final = 8
MAX_COMPLETIONS: Final = 20

# So many more are fetched, because names that were looked for in vain are left out of them.
_SPARE = 8  # such names are few, and fewer still begin alike

_TOO_LONG = Text(zh=f"名字最多 {MAX_NAME} 个字。", en=f"A name has at most {MAX_NAME} characters.")
_MOST_OUT_OF_RANGE = Text(
    zh=f"most 是1到{MAX_COMPLETIONS}的整数。", en=f"`most` is a whole number from 1 to {MAX_COMPLETIONS}."
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Imitated(_Part):
    """The name that a fake imitates, and which notice says so, in its `words`."""

    name: str
    listed_by: str
    title: str
    as_of: str | None
    words: Text


class SuggestedName(_Part):
    """A completed name: `name` as it is on record, of `entity`; `how` says whether its characters, its pinyin or the
    initials of its pinyin begin with the query, with `part` those of a later part of it. `imitates`: None unless a
    notice calls it a fake."""

    name: str
    entity: EntityRef
    how: Literal["text", "pinyin", "initials"]
    part: bool = False
    imitates: Imitated | None = None


class Suggestions(_Part):
    """The names that complete a query; `q` is the query in normal form, empty where it held a person's number."""

    q: str
    suggestions: tuple[SuggestedName, ...]
    dataset_revision: int


def suggest(dataset: Dataset, query: str, most: int = DEFAULT_COMPLETIONS) -> Suggestions:
    """Return at most `most` names on record that begin with `query` or hold it, those of lenders first.

    None for less than one Chinese character or two letters, and none for a person's number, which is not repeated
    either. Raises QueryError for more than 120 characters, control characters, or `most` outside 1 to 20.
    """
    _validate(query, most)
    text = "" if find_personal_number(query) else normalise(query).text
    completions = dataset.index.suggest(text, most + _SPARE)
    suggestions = [
        _suggestion(completion, entity)
        for completion in completions
        if not _is_search_without_result(entity := dataset.graph.entities[completion.entity_id])
    ]
    return Suggestions(q=text, suggestions=tuple(suggestions[:most]), dataset_revision=dataset.revision)


def _is_search_without_result(entity: Entity) -> bool:
    """Return whether all we hold of an entity is that it was looked for in vain: suggested, it would seem to exist."""
    return entity.product is not None and entity.product.finding == "not_found"


def _suggestion(completion: Completion, entity: Entity) -> SuggestedName:
    return SuggestedName(
        name=visible(completion.name),
        entity=EntityRef(id=completion.entity_id, type=completion.entity_type, name=visible(completion.entity_name)),
        how=completion.how,
        part=completion.part,
        imitates=_imitated(entity),
    )


def _imitated(entity: Entity) -> Imitated | None:
    """Return whom an entity imitates by the newest notice that calls it a fake."""
    record = next((row.record for row in notices_of_fake(entity)), None)
    if record is None:
        return None
    cite = record.cite
    return Imitated(
        name=visible(record.imitates or ""),
        listed_by=cite.publisher,
        title=cite.title,
        as_of=record.date or cite.as_of,
        words=record.words or Text(zh=f"《{cite.title}》", en=cite.title),
    )


def _validate(query: str, most: int) -> None:
    if len(query) > MAX_NAME:
        raise QueryError(_TOO_LONG, "q")
    if has_control_characters(query):
        raise QueryError(CONTROL_CHARACTERS, "q")
    if not 1 <= most <= MAX_COMPLETIONS:
        raise QueryError(_MOST_OUT_OF_RANGE, "most")
