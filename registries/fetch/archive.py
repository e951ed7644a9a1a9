"""The archive: bytes as they came, each under its SHA-256, and a manifest of when and where each was fetched.

FOLDER/3f/3fa9…            the bytes
FOLDER/3f/3fa9….json       where they were last fetched
FOLDER/manifest.jsonl      one line for every fetch, never rewritten
FOLDER/validators/….json   per address: its validators (ETag, Last-Modified), so that no unchanged page is sent again
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
    """HTTP validators of the version we hold (RFC 9110 §8.8): sent back as If-None-Match and If-Modified-Since."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    sha256: str
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """Return them as the headers of a conditional request."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True)
class _LastSeen:
    url: str
    fetched_at: str
    media_type: str | None
    charset: str | None


class Archive:
    """A content-addressed store in `folder` of everything ever fetched. Threads and processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = threading.Lock()

    def put(self, document: Document, request: Mapping[str, object] | None = None) -> str:
        """Store the bytes and append to the manifest, with `request` on its line. Return the SHA-256. Raises
        OSError."""
        path = self._path(document.sha256)
        if not _holds(path, document.content):
            _write(path, document.content)
        seen = {
            "url": document.url,
            "fetched_at": document.fetched_at,
            "media_type": document.media_type,
            "charset": document.charset,
        }
        _write(path.with_name(path.name + ".json"), json.dumps(seen, ensure_ascii=False).encode())
        self._append_manifest({**seen, **(request or {}), "sha256": document.sha256, "bytes": len(document.content)})
        return document.sha256

    def get(self, sha256: str) -> Document:
        """Return the document of that SHA-256 as last fetched. Raises KeyError if it is not here, or no longer
        whole."""
        if not _SHA256.fullmatch(sha256):
            raise KeyError(f"{sha256[:80]!r} is no SHA-256")
        path = self._path(sha256)
        try:
            seen = _LastSeen(**json.loads(path.with_name(path.name + ".json").read_bytes()))
            document = Document(seen.url, path.read_bytes(), seen.fetched_at, seen.media_type, seen.charset)
        except (OSError, ValueError, TypeError) as error:
            raise KeyError(f"the archive holds no document {sha256}") from error
        if document.sha256 != sha256:
            raise KeyError(f"the document {sha256} in the archive is damaged")
        return document

    def validators(self, url: str) -> Validators | None:
        """Return the validators for `url`, if the version they belong to is here and whole; else None."""
        try:
            validators = Validators.model_validate_json(self._validators_path(url).read_bytes())
            self.get(validators.sha256)
        except (OSError, ValidationError, KeyError):
            return None
        return validators if validators.url == url and validators.headers else None

    def remember(self, validators: Validators) -> None:
        """Store validators for the next request. Raises OSError."""
        _write(self._validators_path(validators.url), validators.model_dump_json().encode())

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _validators_path(self, url: str) -> Path:
        return self._folder / "validators" / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _append_manifest(self, line: Mapping[str, object]) -> None:
        with self._manifest, (self._folder / "manifest.jsonl").open("ab", buffering=0) as manifest:
            manifest.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    """Write the whole file or none of it, also when the machine stops in the middle."""
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
