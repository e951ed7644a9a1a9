"""Bytes as they came, each under its SHA-256, and a manifest of when and where each was met.

FOLDER/3f/3fa9…            the bytes
FOLDER/3f/3fa9….json       where they were last met
FOLDER/manifest.jsonl      one line for every time anything was met, never rewritten
FOLDER/validators/….json   per address: what to ask with, so that an unchanged page need not be sent again
"""

import hashlib
import json
import os
import re
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from registries.reader import Document

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Validators(BaseModel):
    """What the publisher called the version we hold: sent back as If-None-Match and If-Modified-Since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    sha256: str
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As request headers."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True)
class _Met:
    url: str
    fetched_at: str
    media_type: str | None
    charset: str | None


class Archive:
    """Everything that was ever fetched, in `folder`. Threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = threading.Lock()

    def put(self, document: Document, about: Mapping[str, object] | None = None) -> str:
        """Keep the bytes and note the meeting, `about` on the manifest line. Returns the SHA-256. Raises OSError."""
        path = self._path(document.sha256)
        if not _is_file_of(path, document.content):
            _write(path, document.content)
        met = {
            "url": document.url,
            "fetched_at": document.fetched_at,
            "media_type": document.media_type,
            "charset": document.charset,
        }
        _write(path.with_name(path.name + ".json"), json.dumps(met, ensure_ascii=False).encode())
        self._note({**met, **(about or {}), "sha256": document.sha256, "bytes": len(document.content)})
        return document.sha256

    def get(self, sha256: str) -> Document:
        """The document of that SHA-256 as it was last met. Raises KeyError if it is not here, or no longer whole."""
        if not _SHA256.fullmatch(sha256):
            raise KeyError(f"{sha256[:80]!r} is no SHA-256")
        path = self._path(sha256)
        try:
            met = _Met(**json.loads(path.with_name(path.name + ".json").read_bytes()))
            document = Document(met.url, path.read_bytes(), met.fetched_at, met.media_type, met.charset)
        except (OSError, ValueError, TypeError) as error:
            raise KeyError(f"the archive holds no document {sha256}") from error
        if document.sha256 != sha256:
            raise KeyError(f"the document {sha256} in the archive is damaged")
        return document

    def validators(self, url: str) -> Validators | None:
        """What to ask `url` with, if the version it speaks of is here and whole."""
        try:
            known = Validators.model_validate_json(self._validators_path(url).read_bytes())
            self.get(known.sha256)
        except (OSError, ValidationError, KeyError):
            return None
        return known if known.url == url and known.headers else None

    def remember(self, validators: Validators) -> None:
        """Ask with these the next time. Raises OSError."""
        _write(self._validators_path(validators.url), validators.model_dump_json().encode())

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _validators_path(self, url: str) -> Path:
        return self._folder / "validators" / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _note(self, line: Mapping[str, object]) -> None:
        with self._manifest, (self._folder / "manifest.jsonl").open("ab", buffering=0) as manifest:
            manifest.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _is_file_of(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, also when the machine stops in the middle."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        try:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
