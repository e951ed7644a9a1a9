"""Type-ahead: the known names that begin with what a person has typed so far.

A suggestion completes a name and nothing more: it carries no standing, no tier and no warning, and to be suggested is
no praise. Fakes on record are suggested like anybody else; what they are, only the report says.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from checker.dataset.dataset import Dataset
from checker.entities.graph import Entity
from checker.errors import QueryError
from checker.names import has_control_characters, normalise
from checker.names.characters.ignorable import visible
from checker.names.lookup.prefix_search import Suggested
from checker.report import EntityRef
from checker.request.model import MAX_NAME
from checker.request.parsing import CONTROL_CHARACTERS
from checker.request.personal_data import personal_number
from registries.model import Text

#: How many names are given unless fewer or more are asked for, and the most that may be asked for.
USUAL: Final = 8
MOST: Final = 20

_SPARE = 8  # names that were looked for in vain are few, and fewer still begin alike

_TOO_LONG = Text(zh=f"名字最多 {MAX_NAME} 个字。", en=f"A name has at most {MAX_NAME} characters.")
_MOST = Text(zh=f"most 是1到{MOST}的整数。", en=f"`most` is a whole number from 1 to {MOST}.")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Suggestion(_Part):
    """A name that the typed text begins: `name` as it is on record, of `entity`, found by its characters, its pinyin or
    the initials of its pinyin."""

    name: str
    entity: EntityRef
    how: Literal["text", "pinyin", "initials"]


class Suggestions(_Part):
    """`q` is the typed text in normal form, empty where it held a person's number."""

    q: str
    suggestions: tuple[Suggestion, ...]
    dataset_revision: int


def suggest(dataset: Dataset, typed: str, most: int = USUAL) -> Suggestions:
    """At most `most` names on record that begin with `typed`; none for less than one Chinese character or two letters,
    and none for a person's number, which is not repeated either.

    Raises QueryError for more than 120 characters, control characters, or `most` outside 1 to 20.
    """
    _refuse(typed, most)
    text = "" if personal_number(typed) else normalise(typed).text
    begun = dataset.index.suggest(text, most + _SPARE)
    found = [_suggestion(one) for one in begun if not _only_looked_for(dataset.graph.entities[one.entity_id])]
    return Suggestions(q=text, suggestions=tuple(found[:most]), dataset_revision=dataset.revision)


def _only_looked_for(entity: Entity) -> bool:
    """Whether all we hold of it is a note that it was looked for in vain: suggested, it would seem to be somebody."""
    return entity.product is not None and entity.product.finding == "not_found"


def _suggestion(found: Suggested) -> Suggestion:
    entity = EntityRef(id=found.entity_id, type=found.entity_type, name=visible(found.entity_name))
    return Suggestion(name=visible(found.name), entity=entity, how=found.how)


def _refuse(typed: str, most: int) -> None:
    if len(typed) > MAX_NAME:
        raise QueryError(_TOO_LONG, "q")
    if has_control_characters(typed):
        raise QueryError(CONTROL_CHARACTERS, "q")
    if not 1 <= most <= MOST:
        raise QueryError(_MOST, "most")
