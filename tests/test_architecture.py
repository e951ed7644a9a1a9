"""The map of the code is tested: every room stands in docs/architecture.md, and the rooms stay as wide as agreed."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from scripts.measure_code import HERE, Module, clashing_classes, longest_chain, modules_of

PAGE = (HERE / "docs" / "architecture.md").read_text(encoding="utf-8")


@cache
def modules() -> dict[str, Module]:
    return modules_of(HERE)


def rooms() -> set[str]:
    """The folders right under both packages."""
    folders = (path.parent for package in ("checker", "registries") for path in (HERE / package).glob("*/__init__.py"))
    return {folder.relative_to(HERE).as_posix() for folder in folders}


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGE)
    assert links
    assert [link for link in links if not (HERE / "docs" / link).exists()] == []


def test_every_path_in_plain_text_exists() -> None:
    paths = re.findall(r"`((?:checker|registries|tests)/[\w/.]*)`", PAGE)
    assert paths
    assert [path for path in paths if not (HERE / path).exists()] == []


def test_every_room_is_on_the_map() -> None:
    assert sorted(room for room in rooms() if f"`{room}`" not in PAGE) == []


def test_no_folder_is_too_wide_to_read() -> None:
    folders = Counter(module.path.parent.relative_to(HERE) for module in modules().values())
    assert {str(folder): size for folder, size in folders.items() if size > 16} == {}
    assert folders[Path("checker")] <= 10


def test_a_chain_of_imports_can_be_followed() -> None:
    chain = longest_chain(modules())
    assert len(chain) <= 20, "\n".join(chain)


def test_a_class_is_found_by_its_name() -> None:
    assert len(clashing_classes(modules())) <= 3
