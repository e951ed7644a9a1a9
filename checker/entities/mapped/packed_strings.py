"""Many byte strings in one table, and where each of them ends in another."""

from array import array
from collections.abc import Iterable, Mapping

Table = bytes | memoryview
Tables = Mapping[str, Table]


def pack_strings(name: str, strings: Iterable[bytes]) -> dict[str, bytes]:
    """Return the two tables of these strings: `<name>` and `<name>.ends`, 64 bits a string in the machine's order."""
    packed, ends = bytearray(), array("Q", [0])
    for string in strings:
        packed += string
        ends.append(len(packed))
    return {name: bytes(packed), f"{name}.ends": ends.tobytes()}


class PackedStrings:
    """The strings of two tables, by their number. Raises KeyError, TypeError or ValueError for tables of
    others."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._packed = memoryview(tables[name])
        self._ends = memoryview(tables[f"{name}.ends"]).cast("Q")
        if not self._ends or self._ends[0] != 0 or self._ends[-1] != len(self._packed):
            raise ValueError(f"{name}: its ends are of other strings")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> bytes:
        """Return string number `at`, from 0."""
        return bytes(self._packed[self._ends[at] : self._ends[at + 1]])
