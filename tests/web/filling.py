"""How a test fills in the field that completes names."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


def typed(page: Page, text: str) -> None:
    page.locator("#name").press_sequentially(text)


def listed(page: Page) -> list[str]:
    """The names in the list, once it is open."""
    expect(page.locator("#name-names")).to_be_visible()
    return page.locator("[role=option] > bdi").all_inner_texts()


def value(page: Page) -> str:
    return page.locator("#name").input_value()


def settled(page: Page) -> None:
    """Longer than the script waits before it asks, and than this machine needs to answer."""
    page.wait_for_timeout(500)
