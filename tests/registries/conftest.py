"""Files are read in this process; a module about the process that reads them else asks for `in_child`."""

import pytest

from tests.registries.without_child import read_without_child


@pytest.fixture
def in_child() -> None:
    """Files are read as a refresh reads them, in a child process."""


@pytest.fixture(autouse=True)
def _without_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "in_child" not in request.fixturenames:
        read_without_child(monkeypatch)
