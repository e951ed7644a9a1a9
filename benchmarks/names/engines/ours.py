"""The product's own index: exact forms first, then writings by rule, then resemblances that are only asked about."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks.names.engines.keys import bytes_in, mapped
from benchmarks.names.engines.protocol import Answer, Ask
from checker import names
from checker.names import KnownName, NameIndex, NormalisedName

_STAGES = {"legal_name": "exact", "alias": "exact", "none": "fuzzy"}
_UNCOMPILED = "names.json"

_Compile = Callable[[Iterable[KnownName]], dict[str, bytes]]


@dataclass(frozen=True)
class Ours:
    """Tables in files, mapped by every worker. Without a compiler the index is built on opening, which shows."""

    name: str = "ours"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[KnownName], folder: Path) -> int:
        """See Engine."""
        compiled: _Compile | None = getattr(names, "compile_names", None)
        if compiled is None:
            (folder / _UNCOMPILED).write_text(json.dumps([astuple(record) for record in records]))
            return 0
        for table, content in compiled(records).items():
            (folder / table).write_bytes(content)
        return bytes_in(folder)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        index = _opened(folder)

        def ask(name: NormalisedName) -> Answer:
            found = index.resolve(name)
            suspects = [suspicion.name for suspicion in found.suspicions]
            if found.matched is None:
                return Answer(suspects, vouched=False, stage=_STAGES.get(found.kind, found.kind))
            return Answer([found.matched.text, *suspects], vouched=True, stage=_STAGES.get(found.kind, found.kind))

        yield ask


def _opened(folder: Path) -> NameIndex:
    uncompiled = folder / _UNCOMPILED
    if uncompiled.exists():
        return NameIndex.build(KnownName(*fields) for fields in json.loads(uncompiled.read_text()))
    tables = {path.name: mapped(path) for path in folder.iterdir()}
    return NameIndex(tables)  # type: ignore[arg-type,unused-ignore]
