"""The README is tested: every setting, endpoint, command and link in it exists, and none is missing from it."""

import re
from pathlib import Path

import pytest

from checker.cli.main import COMMANDS
from checker.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", list(Settings.model_fields))
def test_every_setting_is_documented(field: str) -> None:
    assert f"`{PREFIX}{field.upper()}`" in README


def test_every_documented_setting_exists() -> None:
    named = set(re.findall(rf"{PREFIX}([A-Z_]+)", README))
    assert named == {field.upper() for field in Settings.model_fields}


def test_every_command_is_documented_and_exists() -> None:
    shown = set(re.findall(r"lender-checker ([a-z]+)", README))
    assert set(COMMANDS) == shown


def test_every_local_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_decisions_and_readme_name_no_path_of_a_machine() -> None:
    for page in (README, (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")):
        assert not re.search(r"/(?:home|root|work|tmp)/", page)
