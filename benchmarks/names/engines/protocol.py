"""What an engine is, as far as the comparison goes."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from checker.names import IndexedName, NormalisedName

#: How many names an answer may hold: enough that many outlets of one bank still leave room for five entities.
MOST = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """Names found, best first. `vouched`: whether the first is presented as the name that was asked for, not as one
    like it. `stage`: what found it, for engines that have several ways."""

    names: Sequence[str]
    vouched: bool
    stage: str = ""


Ask = Callable[[NormalisedName], Answer]


class Engine(Protocol):
    """One way to find names. Building and asking happen in different processes; only the folder passes between."""

    @property
    def name(self) -> str:
        """As shown, and chosen by `--only`."""
        ...

    @property
    def most_queries(self) -> int:
        """How many queries are asked of it at most; slow engines get an evenly spaced part."""
        ...

    def missing(self) -> str:
        """What has to be installed first, "" when all is there."""
        ...

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """Write all it needs into the folder; gives the bytes its index takes there."""
        ...

    def open(self, folder: Path) -> AbstractContextManager[Ask]:
        """Open what was built. Its names are those of the records, or their keys (`keys.key_of`)."""
        ...
