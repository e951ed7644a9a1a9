"""docs/add-a-source.md, followed literally in a copy of the tree: so that it cannot rot."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOC = (ROOT / "docs" / "add-a-source.md").read_text("utf-8")
BLOCKS: dict[str, str] = dict(re.findall(r"^```\w+ (\S+/\S+)\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL))
SHIPPED, _, OWN = DOC.partition("## On one machine\n")
(COMMAND,) = re.findall(r"^```sh\n(.*?)\n```", SHIPPED, re.MULTILINE | re.DOTALL)
SAID = re.findall(r"^```text\n(.*?)\n```", SHIPPED, re.MULTILINE | re.DOTALL)
DESCRIPTION, PAGE, ORIGIN, EXPECTED = BLOCKS


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The parts of the project that the walk-through touches."""
    other = shutil.ignore_patterns("__pycache__", "fixtures")
    for folder in ("registries", "tests/pages", "tests/registries/sources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=other)
    for file in ("pyproject.toml", "tests/__init__.py", "tests/registries/__init__.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def write(tree: Path, path: str) -> None:
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(BLOCKS[path], "utf-8")


def run(tree: Path) -> tuple[int, str]:
    """The document's command, with this very Python."""
    python, *arguments = COMMAND.split()
    assert python == "python"
    done = subprocess.run([sys.executable, *arguments], cwd=tree, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_walk_through(tree: Path) -> None:
    write(tree, DESCRIPTION)
    code, out = run(tree)
    assert code == 1, out
    assert SAID[0] in out

    write(tree, PAGE)
    write(tree, ORIGIN)
    code, out = run(tree)
    assert code == 1, out
    assert SAID[1] in out
    assert (tree / EXPECTED).read_text("utf-8") == BLOCKS[EXPECTED]

    code, out = run(tree)
    assert code == 0, out
    assert "1 passed" in out


def test_on_one_machine(tmp_path: Path) -> None:
    (tmp_path / "testland.yaml").write_text(BLOCKS[DESCRIPTION], "utf-8")
    ((name, content),) = re.findall(r"^```csv (\S+)\n(.*?)^```", OWN, re.MULTILINE | re.DOTALL)
    (tmp_path / name).write_text(content, "utf-8")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = os.environ | {"PATH": path, "LENDER_CHECKER_DATA_DIR": str(tmp_path / "data")}
    steps = re.findall(r"^```(sh|text)\n(.*?)\n```", OWN, re.MULTILINE | re.DOTALL)
    assert [kind for kind, _ in steps] == ["sh", "text", "sh", "text"]
    for (_, commands), (_, lines) in zip(steps[::2], steps[1::2], strict=True):
        words = ["bash", "-e", "-c", commands]
        done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        assert all(line in done.stdout for line in lines.splitlines()), done.stdout


def test_every_path_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:registries|tests|docs)/[\w./]+)`", DOC))
    assert len(named) >= 5
    missing = [path for path in named if not (ROOT / path).exists()]
    assert not missing
