"""Names on record that stand anywhere in a text, in time linear in its length."""

from collections.abc import Iterator
from typing import Final

from checker.names.compiled.form_lookup import FormLookup
from checker.names.lookup.name_starts import LONGER, NAME_LETTERS, PREFIX_LENGTH, NameStarts
from registries.characters import is_letter

_SHORTEST: Final = 2
_MOST_ALIKE: Final = 200  # names that begin with the same four characters


def names_in_text(text: str, lookup: FormLookup, starts: NameStarts) -> Iterator[tuple[int, int]]:
    """Yield start and end of the longest name on record at each place, none within another.

    `text`: folded and in simplified characters. Whether a name is there a word of its own, its neighbours tell.
    """
    longer: dict[str, tuple[str, ...]] = {}
    end = 0
    for at in range(len(text) - _SHORTEST + 1):
        if at >= end:
            lengths = starts.lengths(text[at], text[at + 1])
            if lengths and is_letter(text[at]) and (length := _longest(text, at, lengths, lookup, longer)):
                end = at + length
                yield at, end


def is_name(word: str, lookup: FormLookup) -> bool:
    """Return whether a word, folded and in simplified characters, is a name on record, whole."""
    return any(f"{letter}{word}" in lookup for letter in NAME_LETTERS)


def _longest(text: str, at: int, lengths: int, lookup: FormLookup, longer: dict[str, tuple[str, ...]]) -> int:
    """Return how long the longest name is that begins at `at`; 0 for none. `lengths`: those it may have
    (`NameStarts`). `longer`: names by their first four characters, as far as they were read."""
    start = text[at : at + PREFIX_LENGTH]
    if lengths & LONGER and len(start) == PREFIX_LENGTH:
        if start not in longer:
            longer[start] = _beginning_with(start, lookup)
        for name in longer[start]:
            if text.startswith(name, at):
                return len(name)
    for length in range(len(start), _SHORTEST - 1, -1):
        if lengths & 1 << length and is_name(start[:length], lookup):
            return length
    return 0


def _beginning_with(start: str, lookup: FormLookup) -> tuple[str, ...]:
    """Return the names longer than these four characters that begin with them, the longest first."""
    if f"h{start}" not in lookup:
        return ()
    walked = (key[1:] for letter in NAME_LETTERS for key, _ in lookup.with_prefix(letter + start, _MOST_ALIKE))
    return tuple(sorted({name for name in walked if len(name) > PREFIX_LENGTH}, key=lambda name: (-len(name), name)))
