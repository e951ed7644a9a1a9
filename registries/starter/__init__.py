"""Starter facts: reviewed YAML, one file a source, read like any other source.

A file holds `source`, shared `citations` by key, and `rows`; a row's `cite` is a key, or a mapping with `use: key`
and the fields that differ.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from registries.model import Record, Source
from registries.sources.starter import STARTER

_KINDS = TypeAdapter[Record](Record)
_LABELS = ("legal_name", "brand", "subject", "lender", "effective")


class StarterFault(Exception):  # noqa: N818 - a fault in the data, named row by row
    """A starter row that cannot stand. The message names the file and the row."""


@dataclass(frozen=True)
class StarterFile:
    """One loaded file: its source, its rows, the SHA-256 of its bytes, and its newest as-of date."""

    source: Source
    rows: tuple[Record, ...]
    sha256: str

    @property
    def as_of(self) -> str | None:
        """The newest date any row carries (ISO, maybe partial)."""
        return max((row.cite.as_of for row in self.rows if row.cite.as_of), default=None)


def load() -> tuple[StarterFile, ...]:
    """All starter files, validated row by row (not yet across files: see `validate`).

    Raises StarterFault naming the file and the row at fault.
    """
    return tuple(_load_file(source) for source in STARTER)


def _load_file(source: Source) -> StarterFile:
    name = f"{source.id.removeprefix('starter.')}.yaml"
    data = (files(__package__) / name).read_bytes()
    content = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    if content.get("source") != source.id:
        raise StarterFault(f"{name}: source must be {source.id}")
    rows = tuple(_rows(name, source, content.get("citations") or {}, content["rows"]))
    return StarterFile(source=source, rows=rows, sha256=hashlib.sha256(data).hexdigest())


def _rows(name: str, source: Source, citations: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[Record]:
    for number, row in enumerate(rows, start=1):
        label = next((row[key] for key in _LABELS if row.get(key)), None)
        try:
            cite = _citation(citations, row.get("cite"))
            yield _KINDS.validate_python({"kind": source.kind, **row, "cite": cite})
        except (ValidationError, KeyError) as error:
            raise StarterFault(f"{name} row {number} ({label}): {error}") from error


def _citation(citations: dict[str, Any], cite: str | dict[str, Any] | None) -> dict[str, Any]:
    if cite is None:
        raise KeyError("cite is missing")
    if isinstance(cite, str):
        return dict(citations[cite])
    own = dict(cite)
    shared = citations[own.pop("use")] if "use" in own else {}
    return {**shared, **own}
