"""Results of a pure function, remembered: bounded, and safe to share between threads."""

from collections.abc import Callable, Hashable
from typing import Final, TypeVar

Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")

#: How many results one memo keeps. A full one is emptied: what is asked often is soon back.
MOST: Final = 4096


class Memo(dict[Key, Result]):
    """`memo[key]` is `function(key)`, worked out when the key is first met; at most `most` are kept. Two threads may
    work one out twice."""

    def __init__(self, function: Callable[[Key], Result], most: int = MOST) -> None:
        super().__init__()
        self._function, self._most = function, most

    def __missing__(self, key: Key) -> Result:
        """Work the result out, and keep it."""
        result = self._function(key)
        if len(self) >= self._most:
            self.clear()
        if self._most:
            self[key] = result
        return result
