"""The names as engines compare them, kept in one mapped file; and the one form of a question that engines are asked."""

import mmap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from checker.names import IndexedName, NormalisedName
from checker.names.characters.chinese_script import simplified
from checker.names.normalise import index_key, key
from checker.names.tables import rows

_TEXT, _ENDS = "keys.txt", "keys.ends"


def key_of(text: str) -> str:
    """The form of a known name that questions are compared with: folded, simplified, without spaces."""
    return index_key(simplified(text))


def form_of(name: NormalisedName) -> str:
    """The form to search with: simplified and without question words, but with words such as 贷款, which names have."""
    form = key(name.text)
    for shorter in name.forms[len(name.whole) :]:
        if shorter in form and form.replace(shorter, "", 1) not in _generic():
            form = shorter
    return form


@cache
def _generic() -> frozenset[str]:
    return frozenset(word for kind, word in rows("noise.tsv", 2) if kind == "generic")


def keys_of(records: Sequence[IndexedName]) -> list[str]:
    """The key of each record, in their order."""
    return [key_of(record.text) for record in records]


def write(keys: Sequence[str], folder: Path) -> None:
    """Keep the keys in the folder."""
    encoded = [found.encode() for found in keys]
    (folder / _TEXT).write_bytes(b"".join(encoded))
    end, ends = 0, bytearray((0).to_bytes(4, "little"))
    for one in encoded:
        end += len(one)
        ends += end.to_bytes(4, "little")
    (folder / _ENDS).write_bytes(ends)


class Keys:
    """The keys of a folder by position, read where they are mapped."""

    def __init__(self, text: memoryview, ends: memoryview) -> None:
        self._text, self._ends = text, ends

    def __getitem__(self, at: int) -> str:
        return str(self._text[self._ends[at] : self._ends[at + 1]], "utf-8")

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self._ends) - 1))


@contextmanager
def opened(folder: Path) -> Iterator[Keys]:
    """The keys written into the folder."""
    yield Keys(mapped(folder / _TEXT), mapped(folder / _ENDS).cast("I"))


def mapped(path: Path) -> memoryview:
    """A file's bytes, shared with every process that maps it."""
    with path.open("rb") as file:
        return (
            memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if path.stat().st_size else memoryview(b"")
        )


def bytes_in(folder: Path) -> int:
    """What the files in a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
