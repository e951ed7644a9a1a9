"""The floor: one dict, asked once for the form of the question. It answers exact names and nothing else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from checker.names import KnownName, NormalisedName

_NOTHING = Answer((), vouched=False)


@dataclass(frozen=True)
class Lookup:
    """A dict of all names."""

    name: str = "dict"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[KnownName], folder: Path) -> int:
        """See Engine."""
        keys.write(keys.keys_of(records), folder)
        return keys.bytes_in(folder)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine. The answers stand ready, so that nothing but the lookup takes time."""
        with keys.opened(folder) as mapped:
            known = {key: Answer((key,), vouched=True) for key in mapped}

        def ask(name: NormalisedName) -> Answer:
            return known.get(name.forms[0], _NOTHING) if name.forms else _NOTHING

        yield ask
