"""What borrowers tell on /collector, and how a test fills it in."""

from playwright.sync_api import Page

from checker.web.collector.form import QUESTIONS

STORY = {"name": "某某", "lender": "360借条", "observed.visit_threatened": "yes"}
EVERYTHING = {
    "name": "华道数据处理(苏州)有限公司",
    "lender": "360借条",
    **{f"observed.{key}": "yes" for key in QUESTIONS},
}


def fill(page: Page, told: dict[str, str]) -> None:
    """Fill in the form of the page and send it."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    for field, value in told.items():
        if field.startswith("observed."):
            page.check(f'main input[name="{field}"][value="{value}"]')
        else:
            page.fill(f'main input[name="{field}"]', value)
    with page.expect_navigation():
        page.locator("main form > button").last.click()
