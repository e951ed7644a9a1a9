"""Every number of a help line that a page names can be dialled from that page, in both languages."""

import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.test import TestResponse

from checker.guidance.help_lines import EMERGENCY, links_for
from checker.web.guidance.emergency import first_hour
from registries.model import LicenceType
from tests.web.collector_stories import EVERYTHING, STORY
from tests.web.test_help_line import NO_PAGES, addresses, pages

NUMBERS = (
    "110",
    "120",
    "12110",
    "12356",
    "96110",
    "12378",
    "12345",
    "12348",
    "12368",
    "12363",
    "12321",
    "12377",
    "12315",
)
#: A number by itself: not a part of another one, of a percentage or of a date.
NAMED = re.compile(rf"(?<![\d.,-])(?:{'|'.join(NUMBERS)})(?![\d%]|[.,]\d)")
NAMES = (
    "360借条",
    "考拉速借",
    "银享花",
    "招联消费金融",
    "借呗",
    "微粒贷",
    "有人要打我",
    "我刚转了钱",
    "没听过的名字贷",
)
FORMS = [
    ("/check", {"name": "银享花", "observed.screen_share": "yes", "observed.upfront_fee": "yes"}),
    ("/check", {"name": "360借条", "received": "9000", "each": "1000", "times": "12"}),
    ("/check", {"name": ""}),
    ("/collector", STORY),
    ("/collector", EVERYTHING),
    ("/cost", {"received": "7000", "each": "2500", "count": "4"}),
    ("/cost", {"received": "3分"}),
    ("/corrections", {"about": "甲"}),
    ("/report", {"about": "甲"}),
]


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application, in the place of the tiny one."""
    return real_app


def only_in_text(response: TestResponse) -> set[str]:
    page = BeautifulSoup(response.data, "html.parser")
    if page.html is None:
        return set()
    buttons = {str(link["href"]).partition(":")[2] for link in page.select('a[href^="tel:"], a[href^="sms:"]')}
    return set(NAMED.findall(page.get_text(" "))) - buttons


def test_the_numbers_are_all_there_are() -> None:
    kinds = (None, *LicenceType)
    offered = {link.phone for kind in kinds for link in (*EMERGENCY, *links_for(kind)) if link.phone}
    assert offered | {number.phone for number in first_hour().numbers} <= set(NUMBERS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_number_of_a_help_line_is_text_alone_on_any_page(app: Flask, lang: str) -> None:
    client, seen = app.test_client(), 0
    opened = [
        path
        for rule in pages(app)
        if rule.endpoint not in NO_PAGES and "GET" in (rule.methods or ())
        for path in addresses(rule)
    ]
    asked = [("/check", {"name": name}) for name in NAMES]
    for path, query in [*((path, {}) for path in opened), *asked, ("/nowhere", {})]:
        assert only_in_text(client.get(path, query_string={**query, "lang": lang})) == set(), (path, query)
        seen += 1
    for path, form in FORMS:
        assert only_in_text(client.post(path, query_string={"lang": lang}, data=form)) == set(), (path, form)
    assert seen > 40


def test_the_test_would_see_a_number_without_its_button() -> None:
    for page, expected in (
        ('<html><p>打12378。</p><a href="tel:110">110</a></html>', {"12378"}),
        ('<html><p>打12378</p><a href="tel:12378">投诉</a></html>', set()),
        ("<html><p>12,000元、120.5%、2026-110、1101234</p></html>", set()),
    ):
        assert only_in_text(TestResponse([page.encode()], "200 OK", None, None)) == expected  # type: ignore[arg-type]
