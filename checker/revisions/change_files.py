"""What revisions changed, kept as files: it is dear to work out, and never changes again."""

import hashlib
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from pydantic import ValidationError

from checker.changes.model import RevisionChanges
from checker.corrections.disputes import Key

#: Raise it when changes change their shape or their meaning: files of the old one are then no longer read.
FORMAT: Final = 1
_LOG = logging.getLogger("checker.revisions")


class ChangeFiles:
    """One file a revision below a folder; None keeps nothing. Whatever goes wrong with a file, it is as if it were not
    there."""

    def __init__(self, root: Path | None) -> None:
        self._root = root

    def read(self, revision: int, fingerprint: str) -> RevisionChanges | None:
        """Return what the revision changed, if a file of this fingerprint says so."""
        if self._root is None:
            return None
        try:
            body = self._path(self._root, revision, fingerprint).read_bytes()
            return RevisionChanges.model_validate_json(body)
        except (OSError, ValidationError):
            return None

    def write(self, changes: RevisionChanges, fingerprint: str) -> None:
        """Keep what a revision changed, in place of files of other fingerprints."""
        if self._root is None:
            return
        path = self._path(self._root, changes.revision, fingerprint)
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._root, delete=False) as file:
                file.write(changes.model_dump_json().encode())
            Path(file.name).replace(path)  # a reader sees a whole file or none
            for other in self._root.glob(f"{changes.revision}-*.json"):
                if other != path:
                    other.unlink(missing_ok=True)
        except OSError as error:
            _LOG.warning("changes of a revision cannot be kept: %s", os.strerror(error.errno or 0))

    @staticmethod
    def _path(root: Path, revision: int, fingerprint: str) -> Path:
        return root / f"{revision}-{fingerprint}.json"


def fingerprint(when: str, withdrawn: Iterable[Key]) -> str:
    """Return a digest of what changes depend on besides the rows of their revision: when it was published, and the
    records that were withdrawn since, which no answer uses."""
    parts = [str(FORMAT), when, *sorted(f"{source}:{digest}" for source, digest in withdrawn)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
