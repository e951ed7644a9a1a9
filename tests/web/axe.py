"""axe-core in an open page. It is loaded once a document, and only what it finds wrong comes back: to hand over all
that is in order costs more than to look for it.
"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

STANDARD = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}

#: The colours alone, for a page whose elements were read before.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}

RUN = "options => axe.run(options).then(results => results.violations)"


def violations(page: Page, options: dict[str, Any]) -> str:
    """What axe-core finds wrong with the page as it is now, for people to read; empty if nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, {**options, "resultTypes": ["violations"]})
    return AxeResults({"violations": found}).generate_report() if found else ""


def violations_in_both_schemes(page: Page) -> str:
    """What axe-core finds wrong with the page in light colours, and with dark ones; it is left in light ones."""
    page.emulate_media(color_scheme="light")
    found = violations(page, STANDARD)
    page.emulate_media(color_scheme="dark")
    found += violations(page, STANDARD)
    page.emulate_media(color_scheme="light")
    return found
