"""Every page of every publisher that tests/pages knows how to build."""

import importlib
import pkgutil

import tests.pages
from tests.pages import Page


def routes(small: bool) -> dict[str, Page]:
    """Address → page, of all publishers. `small`: a few rows each, for tests; else the real sizes."""
    found: dict[str, Page] = {}
    for module in pkgutil.iter_modules(tests.pages.__path__, "tests.pages."):
        publisher = importlib.import_module(module.name)
        found |= publisher.routes(small) if hasattr(publisher, "routes") else {}
    return found
