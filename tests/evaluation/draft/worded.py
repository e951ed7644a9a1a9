"""A drafted question or tout, and the files of wordings they are drafted from (questions/)."""

from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.draft.row import Row

_FOLDER = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Worded:
    """A drafted row with what it asks and the wording that decides its side."""

    row: Row
    asks: str
    about: str


def lines(file: str) -> list[str]:
    """The lines of a file of wordings."""
    return [line for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines() if line]
