"""Saved pages of one source: `fixtures/<source id>/` holds `documents.json`, the files it names, and `expected.json`.

`documents.json`: a list of {url, file, media_type, charset, fetched_at}, in the order the reader takes them.
`expected.json`: {as_of, declared_total, serials, warnings, rows}, as the reader must give them.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from registries.reader import Document, ParsedList

FOLDER = Path(__file__).parent / "fixtures"


def load(source_id: str) -> tuple[Document, ...]:
    """The saved documents of a source. Raises FileNotFoundError when there are none."""
    folder = FOLDER / source_id
    entries = json.loads((folder / "documents.json").read_text("utf-8"))
    return tuple(_document(folder, entry) for entry in entries)


def save(source_id: str, documents: Iterable[tuple[str, Document]]) -> None:
    """Write documents, each with the file name it shall have. `expected.json` is left alone."""
    folder = FOLDER / source_id
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for file, document in documents:
        (folder / file).write_bytes(document.content)
        entries.append(
            {
                "url": document.url,
                "file": file,
                "media_type": document.media_type,
                "charset": document.charset,
                "fetched_at": document.fetched_at,
            }
        )
    (folder / "documents.json").write_text(dump(entries), "utf-8")


def as_json(reading: ParsedList) -> dict[str, Any]:
    """A reading in the form of `expected.json`; fields at their default are left out of rows."""
    return {
        "as_of": reading.as_of,
        "declared_total": reading.declared_total,
        "serials": list(reading.serials),
        "warnings": list(reading.warnings),
        "rows": [row.model_dump(mode="json", exclude_defaults=True) | {"kind": row.kind} for row in reading.rows],
    }


def dump(value: object) -> str:
    """JSON as the fixtures keep it: readable, one final newline."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _document(folder: Path, entry: dict[str, Any]) -> Document:
    return Document(
        url=entry["url"],
        content=(folder / entry["file"]).read_bytes(),
        fetched_at=entry["fetched_at"],
        media_type=entry.get("media_type"),
        charset=entry.get("charset"),
    )
