"""What a resolver says to a query, whichever resolver it is; and our own."""

from collections.abc import Callable
from dataclasses import dataclass

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.names import normalise


@dataclass(frozen=True, slots=True)
class Answer:
    """`entity`: the entity the words were taken for. `kind`: the match kind. `told`: ids of the alternatives, in order,
    whether candidates or names that are merely alike."""

    entity: str | None
    kind: str = "none"
    told: tuple[str, ...] = ()


Answerer = Callable[[str], Answer]


def ours(dataset: Dataset) -> Answerer:
    """Typed words → normalise → match_name, as a check does it."""

    def answer(text: str) -> Answer:
        match = match_name(normalise(text), dataset).match
        told = tuple(alternative.entity.id for alternative in match.alternatives)
        return Answer(match.entity.id if match.entity else None, match.kind, told)

    return answer
