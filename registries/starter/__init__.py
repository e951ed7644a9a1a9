"""Starter facts: reviewed YAML, one file a source, read like any other source.

`editions.yaml` numbers what each file held: a store never goes back to an older edition (`publishing`).

A file holds `source`, shared `citations` by key, and `rows`; a row's `cite` is a key, or a mapping with `use: key`
and the fields that differ.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from registries.model import RECORD, Record, Source
from registries.safe_yaml import read_yaml
from registries.sources.starter import STARTER

_LABELS = ("legal_name", "brand", "subject", "lender", "payee", "effective")


class StarterError(Exception):
    """A starter row that cannot stand. The message names the file and the row."""


@dataclass(frozen=True)
class StarterFile:
    """One loaded file: its source, its rows, the SHA-256 of its bytes, and its newest as-of date."""

    source: Source
    rows: tuple[Record, ...]
    sha256: str

    @property
    def as_of(self) -> str | None:
        """Return the newest date any row carries (ISO, maybe partial)."""
        return max((row.cite.as_of for row in self.rows if row.cite.as_of), default=None)


def digests() -> dict[str, str]:
    """Return source id → SHA-256 of its file's bytes."""
    return {source.id: hashlib.sha256(_bytes_of(source)).hexdigest() for source in STARTER}


def editions() -> dict[str, dict[int, str]]:
    """Return source id → edition → SHA-256 of the file as it then was; the highest is the one that is bundled."""
    content = (files(__package__) / "editions.yaml").read_bytes()
    return {source: dict(numbered) for source, numbered in read_yaml(content).items()}


def unnumbered() -> tuple[str, ...]:
    """Return the files whose bytes are not those of their highest edition: what to write into `editions.yaml`, a line
    each."""
    numbered = editions()
    return tuple(
        f"{source}: add edition {max(numbered.get(source, {0: ''})) + 1}: {sha256}"
        for source, sha256 in digests().items()
        if source not in numbered or numbered[source][max(numbered[source])] != sha256
    )


def load() -> tuple[StarterFile, ...]:
    """Return all starter files, validated row by row (not yet across files: see `validate`).

    Raises StarterError naming the file and the row at fault.
    """
    return tuple(_load_file(source) for source in STARTER)


def _name_of(source: Source) -> str:
    return f"{source.id.removeprefix('starter.')}.yaml"


def _bytes_of(source: Source) -> bytes:
    return (files(__package__) / _name_of(source)).read_bytes()


def _load_file(source: Source) -> StarterFile:
    name, data = _name_of(source), _bytes_of(source)
    content = read_yaml(data)
    if content.get("source") != source.id:
        raise StarterError(f"{name}: source must be {source.id}")
    rows = tuple(_rows(name, source, content.get("citations") or {}, content["rows"]))
    return StarterFile(source=source, rows=rows, sha256=hashlib.sha256(data).hexdigest())


def _rows(name: str, source: Source, citations: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[Record]:
    for number, row in enumerate(rows, start=1):
        label = next((row[key] for key in _LABELS if row.get(key)), None)
        try:
            cite = _citation(citations, row.get("cite"))
            yield RECORD.validate_python({"kind": source.kind, **row, "cite": cite})
        except (ValidationError, KeyError) as error:
            raise StarterError(f"{name} row {number} ({label}): {error}") from error


def _citation(citations: dict[str, Any], cite: str | dict[str, Any] | None) -> dict[str, Any]:
    if cite is None:
        raise KeyError("cite is missing")
    if isinstance(cite, str):
        return dict(citations[cite])
    own = dict(cite)
    shared = citations[own.pop("use")] if "use" in own else {}
    return {**shared, **own}
