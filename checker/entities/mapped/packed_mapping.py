"""A mapping from strings to values, in tables: looked up by bisection, its values made when they are asked for."""

import threading
from array import array
from bisect import bisect_left
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from typing import Any, TypeVar

from cachetools import LRUCache

from checker.entities.mapped.packed_strings import PackedStrings, Tables, pack_strings

V = TypeVar("V")


def pack_mapping(name: str, items: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the tables of a mapping, its keys in the order in which they come; each must come once."""
    keys: list[bytes] = []
    values: list[bytes] = []
    for key, value in items:
        keys.append(key.encode())
        values.append(value)
    order = array("I", sorted(range(len(keys)), key=keys.__getitem__))
    tables = pack_strings(f"{name}.keys", keys) | pack_strings(f"{name}.values", values)
    return tables | {f"{name}.order": order.tobytes()}


class PackedMapping(Mapping[str, V]):
    """The mapping of such tables. Safe between threads.

    `decode`: the value of its bytes. `remember`: how many values are kept, each counted as `weigh` says (default: 1);
    a value that is asked for again later is made again, equal to the first. Raises KeyError, TypeError or ValueError
    for tables that do not fit together.
    """

    def __init__(
        self,
        tables: Tables,
        name: str,
        decode: Callable[[bytes], V],
        *,
        remember: int,
        weigh: Callable[[V], int] | None = None,
    ) -> None:
        self._keys, self._values = PackedStrings(tables, f"{name}.keys"), PackedStrings(tables, f"{name}.values")
        self._order = memoryview(tables[f"{name}.order"]).cast("I")
        if not len(self._keys) == len(self._values) == len(self._order):
            raise ValueError(f"{name}: tables of different lengths")
        self._decode = decode
        self._lock = threading.Lock()
        self._remembered: LRUCache[int, V] = LRUCache(remember, weigh)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[str]:
        return (self._keys[at].decode() for at in range(len(self._keys)))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._place(key) is not None

    def __getitem__(self, key: str) -> V:
        place = self._place(key)
        if place is None:
            raise KeyError(key)
        return self._value(place)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """Return the value of a key; `default` where there is none."""
        place = self._place(key)
        return default if place is None else self._value(place)

    def values(self) -> ValuesView[V]:
        """Return all values, each made as it is come to, and none of them kept."""
        return _Values(self)

    def items(self) -> ItemsView[str, V]:
        """Return all keys with their values, as `values` makes them."""
        return _Items(self)

    def in_order(self) -> Iterator[tuple[str, V]]:
        """Yield every key and its value, in the order in which they were packed."""
        for at in range(len(self._keys)):
            yield self._keys[at].decode(), self._decode(self._values[at])

    def _place(self, key: str) -> int | None:
        wanted = key.encode("utf-8", "surrogatepass")
        found = bisect_left(self._order, wanted, key=self._keys.__getitem__)
        if found == len(self._order):
            return None
        place = self._order[found]
        return place if self._keys[place] == wanted else None

    def _value(self, place: int) -> V:
        with self._lock:
            value = self._remembered.get(place)
        if value is None:
            value = self._decode(self._values[place])
            with self._lock:
                if self._remembered.getsizeof(value) <= self._remembered.maxsize:
                    self._remembered[place] = value
        return value


class _Values(ValuesView[V]):
    _mapping: PackedMapping[V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping.in_order())


class _Items(ItemsView[str, V]):
    _mapping: PackedMapping[V]

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return self._mapping.in_order()
