"""The lists that a process knows, and who reads them. No reader is imported here: whoever only judges records may
import this."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from registries.model import Source
from registries.reader import Reader


@dataclass(frozen=True)
class Sources:
    """Every source, in the order in which they are shown, and what gives the readers of those that are read. `faults`:
    files of the operator that describe no list, a line each."""

    all: tuple[Source, ...]
    load_readers: Callable[[], tuple[Reader, ...]]
    faults: tuple[str, ...] = ()

    @cached_property
    def readers(self) -> tuple[Reader, ...]:
        """Return the readers of the lists that are read; imported when first asked for."""
        return self.load_readers()

    @cached_property
    def max_ages(self) -> Mapping[str, int | None]:
        """Source id → days after which its rows are old; None: they do not age."""
        return {source.id: source.max_age_days for source in self.all}

    @cached_property
    def stamp(self) -> str:
        """Changes with every word of every source: answers name them."""
        described = "\n".join(source.model_dump_json() for source in self.all)
        return hashlib.sha256(described.encode()).hexdigest()[:16]

    def reader(self, name: str) -> Reader | None:
        """The reader of a source; the first dot may be typed as the underscore that file names have."""
        names = ((reader, reader.source.id) for reader in self.readers)
        return next((reader for reader, each in names if name in (each, each.replace(".", "_", 1))), None)
