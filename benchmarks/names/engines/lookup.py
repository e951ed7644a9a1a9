"""The floor: one dict, asked for the forms of the question until one is there. It answers exact names only."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from checker.names import IndexedName, NormalisedName

_NOTHING = Answer((), vouched=False)


@dataclass(frozen=True)
class Lookup:
    """A dict of all names."""

    name: str = "dict"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        keys.write(keys.keys_of(records), folder)
        return keys.bytes_in(folder)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine. The answers stand ready, so that nothing but the lookup takes time."""
        with keys.opened(folder) as mapped:
            known = {key: Answer((key,), vouched=True) for key in mapped}

        def ask(name: NormalisedName) -> Answer:
            for form in name.whole:
                if form in known:
                    return known[form]
            return next((known[form] for form in name.shorter if form in known), _NOTHING)

        yield ask
