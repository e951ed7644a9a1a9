"""Pages beside the report: corrections, leaving, assets, errors."""

import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from checker.web import render_problem
from registries.model import Text
from tests.web.reading import soup, words


def test_leave_asks_the_browser_to_forget(client: FlaskClient) -> None:
    response = client.get("/leave")
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "借前查" not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("contact", "href"),
    [("fix@example.org", "mailto:fix@example.org"), ("https://example.org/fix", "https://example.org/fix")],
)
def test_the_contact_is_a_link_when_it_can_be(app: Flask, client: FlaskClient, contact: str, href: str) -> None:
    app.config["SETTINGS"] = SimpleNamespace(contact=contact)
    try:
        assert [a for a in soup(client, "/corrections").select("main a") if a["href"] == href]
        app.config["SETTINGS"] = SimpleNamespace(contact="javascript:alert(1)")
        assert not soup(client, "/corrections").select("main a")
    finally:
        app.config["SETTINGS"] = SimpleNamespace(contact=None)
    assert "还没有留下联系方式" in words(soup(client, "/corrections"))


def test_robots_stay_away_from_names(client: FlaskClient) -> None:
    assert "Disallow: /check" in client.get("/robots.txt").get_data(as_text=True)
    assert soup(client, "/check?name=unknown").select_one('meta[name=robots][content="noindex"]')


def test_assets_may_be_kept_for_good_because_their_address_changes(client: FlaskClient) -> None:
    sheet = soup(client, "/").select_one("link[rel=stylesheet]")
    assert sheet is not None
    assert re.search(r"\?v=[0-9a-f]{10}$", str(sheet["href"]))
    assert "max-age=31536000" in client.get(str(sheet["href"]), buffered=True).headers["Cache-Control"]


@pytest.mark.parametrize("status", [400, 404, 413, 414, 429, 500, 503])
def test_an_error_page_still_shows_the_emergency_lines(app: Flask, status: int) -> None:
    with app.test_request_context("/anything"):
        response = render_problem(status, Text(zh="出错了", en="Wrong"), Text(zh="请再试。", en="Try again."), "zh")
    page = BeautifulSoup(response.data, "html.parser")
    assert response.status_code == status
    assert words(page.select_one("h1") or page) == "出错了"
    assert page.select('a[href="tel:110"]')
