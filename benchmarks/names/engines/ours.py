"""The product's own index: exact forms first, then writings by rule, then resemblances that are only asked about."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.engines.keys import bytes_in, mapped
from benchmarks.names.engines.protocol import Answer, Ask
from checker.names import IndexedName, NameIndex, NormalisedName, compile_names

_STAGES = {"legal_name": "exact", "alias": "exact", "none": "fuzzy"}


@dataclass(frozen=True)
class Ours:
    """Tables in files, mapped by every worker."""

    name: str = "ours"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        for table, content in compile_names(records).items():
            (folder / table).write_bytes(content)
        return bytes_in(folder)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        index = NameIndex({path.name: mapped(path) for path in folder.iterdir()})

        def ask(name: NormalisedName) -> Answer:
            found = index.resolve(name)
            stage = _STAGES.get(found.kind, found.kind)
            suspects = [suspicion.name for suspicion in found.similar_names]
            if found.matched is None:
                return Answer(suspects, vouched=False, stage=stage)
            return Answer([found.matched.text, *suspects], vouched=True, stage=stage)

        yield ask
