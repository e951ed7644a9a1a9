"""Copies of the working tree, in which faults are put and tests run: the tree itself is never touched."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Copy:
    """A copy of the working tree, for one process at a time."""

    root: Path

    def make(self, of: Path) -> None:
        """Copy what git tracks or would track."""
        listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listing, cwd=of, check=True, capture_output=True).stdout.decode().split("\0")  # noqa: S603
        for name in filter(None, names):
            if (of / name).is_file():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(of / name, self.root / name)

    def twin(self, of: "Copy") -> None:
        """The same once more, with what Python compiled for it in the meantime."""
        shutil.copytree(of.root, self.root)

    def put(self, module: str, code: str) -> str:
        """Write a module's text and give back the one before. What was compiled of it is forgotten: its time stamp may
        not have changed."""
        path = self.root / module
        before = path.read_text(encoding="utf-8")
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
            compiled.unlink()
        path.write_text(code, encoding="utf-8")
        return before
