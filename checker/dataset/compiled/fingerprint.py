"""What the tables of a dataset depend on besides its records: the code and data that make a graph of them and name its
entities, how names are read, and the machine's byte order."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from checker.names import FORMAT as FORMAT_OF_NAMES

_ROOMS: Final = ("checker.entities", "checker.english_names", "checker.dataset", "registries.firm_names")
_MODULES: Final = ("model.py", "row_identity.py", "age.py", "characters.py", "radicals.py", "uscc.py")


def _files(folder: Traversable) -> list[Traversable]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    inner = [entry for sub in entries if sub.is_dir() and sub.name != "__pycache__" for entry in _files(sub)]
    return [entry for entry in entries if entry.name.endswith((".py", ".tsv", ".yaml"))] + inner


def _fingerprint() -> str:
    digest = hashlib.sha256(FORMAT_OF_NAMES.encode())  # which tells the byte order, too
    modules = [files("registries") / name for name in _MODULES]
    for entry in [*(entry for room in _ROOMS for entry in _files(files(room))), *modules]:
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:16]


FORMAT: Final = _fingerprint()
