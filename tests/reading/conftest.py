"""A reading on the starter facts, for all tests that only read."""

from collections.abc import Callable
from datetime import date

import pytest

from checker.reading import TextReading, read_text
from checker.service.checker import Checker

TODAY = date(2026, 11, 30)
Read = Callable[[str], TextReading]


@pytest.fixture(scope="session")
def read(starter_checker: Checker) -> Read:
    """Read a text on the starter facts, on a day that stays."""
    dataset = starter_checker.newest()
    return lambda text: read_text(text, dataset, TODAY)
