"""The closed list of questions that a person may answer about what he met, as data.

An answer is yes, no or unknown; unknown is never no. Each question's key is also the name of the fact that rules read.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

from pydantic import StringConstraints

from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

Answer = Literal["yes", "no", "unknown"]
About = Literal["verdict", "situation", "conduct"]
Section = Literal["money", "payment", "channel", "contract", "price", "claims", "data", "collection"]
SECTIONS: tuple[Section, ...] = get_args(Section)
Settles = Literal["upfront", "payee", "channel"]

#: The form of a question's key. Requests are checked against it, so that no long or odd key is ever processed.
KEY = r"^[a-z][a-z0-9_]{2,30}$"


class Observation(Frozen):
    """One question. `about`: what its answer can change; `settles`: which criterion of the score it settles; `after`:
    it is asked only once one of these was answered yes, and counts as no once all of them are answered no; `needs`:
    where that one was answered no, an answer to this one means nothing."""

    key: Annotated[str, StringConstraints(pattern=KEY)]
    about: About
    section: Section
    question: Text
    hint: Text | None = None
    settles: Settles | None = None
    after: tuple[str, ...] = ()
    needs: str | None = None

    def follows(self, answered: Mapping[str, str]) -> bool:
        """Return whether the question makes sense after these answers."""
        return not self.after or any(answered.get(key) == "yes" for key in self.after)


@cache
def observations() -> tuple[Observation, ...]:
    """Read all questions, once a process, in the order they are asked. Raises ValueError where the data is
    malformed."""
    raw = read_yaml((files("checker.observations") / "observations.yaml").read_text(encoding="utf-8"))
    questions = tuple(Observation.model_validate(item) for item in raw)
    keys = [item.key for item in questions]
    if len(keys) != len(set(keys)):
        raise ValueError("observations.yaml: a key is defined twice")
    if not {key for item in questions for key in item.after} <= set(keys):
        raise ValueError("observations.yaml: a question follows one that there is not")
    return questions


@cache
def observations_by_key() -> dict[str, Observation]:
    """Return the questions by their keys, in the same order."""
    return {item.key: item for item in observations()}
