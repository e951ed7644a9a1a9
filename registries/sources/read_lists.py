"""What the lists are that a program reads, as their readers describe them, without importing one: `read_lists.json`.

A reader imports what it takes to read PDF, HTML and spreadsheets, which is a tenth of the processor time of one answer;
an answer needs the lists' titles and ages. `python -m registries.sources` writes the file, and a test compares it.
"""

from importlib.resources import files
from typing import Final

from pydantic import TypeAdapter

from registries.model import Source

FILE: Final = "read_lists.json"
_SOURCES = TypeAdapter(tuple[Source, ...])


def read_lists() -> tuple[Source, ...]:
    """Return the sources of the built-in readers, in their order."""
    return _SOURCES.validate_json((files(__package__) / FILE).read_bytes())


def as_json(sources: tuple[Source, ...]) -> str:
    """Return sources as the file holds them."""
    return _SOURCES.dump_json(sources, indent=1, exclude_defaults=True).decode() + "\n"
