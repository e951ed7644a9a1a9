"""What the compiled tables depend on besides the names: this package's code and data, what folding takes from the
registries, and the machine's byte order."""

import hashlib
import sys
from importlib.resources import files
from importlib.resources.abc import Traversable

_SHARED = ("characters.py", "radicals.py", "radicals.tsv", "unassigned.tsv")


def _files(folder: Traversable) -> list[Traversable]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    # compiled Python is made from what is hashed here, and differs between machines
    inner = [entry for sub in entries if sub.is_dir() and sub.name != "__pycache__" for entry in _files(sub)]
    return [entry for entry in entries if entry.name.endswith((".py", ".tsv"))] + inner


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.byteorder.encode())
    shared = [files("registries") / name for name in _SHARED]
    for entry in [*_files(files("checker.names")), *shared]:
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return digest.hexdigest()[:16]


FORMAT = _fingerprint()
