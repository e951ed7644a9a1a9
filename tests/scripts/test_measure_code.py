"""The measures of how the code reads, on a tree small enough to count by hand."""

from pathlib import Path

import pytest

from scripts.measure_code import (
    Module,
    clashing_classes,
    comments,
    longest_chain,
    measure,
    modules_of,
    odd_names,
    widest_folder,
)

FILES = {
    "checker/__init__.py": "",
    "checker/top.py": "from checker import middle\n\n\ndef told(found: int) -> int:\n    # why\n    return found\n",
    "checker/middle.py": "from registries.model import Row\n\n\nclass Case(Row):\n    kept_row = 1\n",
    "registries/__init__.py": "",
    "registries/model.py": "class Row:\n    pass\n\n\nclass Case:\n    pass\n",
}


@pytest.fixture
def modules(tmp_path: Path) -> dict[str, Module]:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return modules_of(tmp_path)


def test_the_longest_chain_is_followed_to_its_end(modules: dict[str, Module]) -> None:
    assert longest_chain(modules) == ["checker.top", "checker.middle", "registries.model"]


def test_the_widest_folder_and_clashing_names(modules: dict[str, Module], tmp_path: Path) -> None:
    assert widest_folder(modules) == (str(tmp_path / "checker"), 3)
    assert clashing_classes(modules) == ["Case"]


def test_odd_names_count_with_compounds_and_comments_by_line(modules: dict[str, Module]) -> None:
    assert odd_names(modules) == {"told": 1, "found": 2, "kept_row": 1}
    assert comments(modules.values()) == 1


def test_the_table_has_every_row(modules: dict[str, Module], tmp_path: Path) -> None:
    assert modules
    table = measure(tmp_path)
    assert table["longest import chain"] == "3"
    assert table["class names in two modules"] == "1 Case"
    assert table["function median / p90 / longest"] == "1 / 1 / 1"
