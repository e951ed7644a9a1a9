"""What search engines are told: pages that name nobody may be listed, in both languages; nothing else ever is."""

import re
import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from protego import Protego

from checker.app.factory import create_app
from checker.guidance import guides
from checker.settings import Settings
from checker.web.search_engines.listed_pages import LISTED
from checker.web.search_engines.page import MAKE_CARDS, READ_NOINDEX
from tests.web.test_help_line import FILLED, addresses

SITE = "http://localhost"
OPEN = ("/", "/emergency", "/collector", "/cost", "/guides", "/sources", "/method", "/privacy", "/about")
NAMING = ("/check?name=360借条", "/replay?name=考拉速借&as_of_rev=1", "/compare?a=360借条&b=银享花", "/feeds/x")
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def head(client: FlaskClient, path: str) -> tuple[bool, bool, BeautifulSoup]:
    """Whether the header says noindex, whether the page does, and the page."""
    response = client.get(path)
    is_page = response.mimetype == "text/html" and not 300 <= response.status_code < 400
    page = BeautifulSoup(response.data if is_page else "", "html.parser")
    robots = page.select_one("meta[name=robots]")
    return "noindex" in response.headers.get("X-Robots-Tag", ""), "noindex" in str(robots), page


def test_every_page_is_listed_or_says_noindex_twice(real: FlaskClient, real_app: Flask) -> None:
    listed = set()
    for rule in real_app.url_map.iter_rules():
        if not rule.endpoint.startswith("web.") or rule.endpoint == "web.static" or "GET" not in (rule.methods or ()):
            continue
        for path in addresses(rule):
            by_header, by_page, page = head(real, path)
            if rule.endpoint.removeprefix("web.") in LISTED:
                listed.add(path)
                assert (by_header, by_page) == (False, False), path
            else:
                assert by_header, path
                assert by_page or not page.html, path
    assert listed == {*OPEN, *(f"/guides/{slug}" for slug in guides())}


@pytest.mark.parametrize(
    "path", ["/check?name=360借条", "/replay?name=考拉速借&as_of_rev=1", "/nowhere", "/corrections"]
)
def test_a_page_that_names_somebody_or_is_none_is_not_listed(real: FlaskClient, path: str) -> None:
    by_header, by_page, page = head(real, path)
    assert (by_header, by_page) == (True, True)
    assert not page.select("link[rel=canonical], link[rel=alternate][hreflang]")


def test_no_answer_to_a_form_is_listed(real: FlaskClient) -> None:
    posted = real.post("/cost", data={"received": "10000", "each": "900", "count": "12"})
    assert posted.status_code == 200
    for answer in (posted, real.post("/collector"), real.post("/check", data={"name": "360借条"})):
        assert "noindex" in answer.headers["X-Robots-Tag"], answer.request.path
    assert 'content="noindex' in posted.text


def test_a_listed_page_names_itself_in_both_languages(real: FlaskClient) -> None:
    for path in (*OPEN, "/guides/home-visit", "/about?x=1&lang=zh"):
        plain = path.partition("?")[0]
        for lang in ("zh", "en"):
            page = head(real, f"{plain}?lang={lang}&name=360借条")[2]
            other = f"{SITE}{plain}?lang=en"
            expected = {"zh-CN": f"{SITE}{plain}", "en": other, "x-default": f"{SITE}{plain}"}
            links = {str(tag["hreflang"]): str(tag["href"]) for tag in page.select("link[rel=alternate][hreflang]")}
            canonical = page.select_one("link[rel=canonical]")
            assert links == expected
            assert canonical is not None
            assert canonical["href"] == (other if lang == "en" else f"{SITE}{plain}")
            assert page.html is not None
            assert page.html["lang"] == ("en" if lang == "en" else "zh-CN")


def test_every_page_has_a_description_and_the_listed_ones_their_own(real: FlaskClient) -> None:
    for lang in ("zh", "en"):
        said = []
        for path in (*OPEN, *(f"/guides/{slug}" for slug in FILLED["slug"])):
            tags = head(real, f"{path}?lang={lang}")[2].select("meta[name=description]")
            assert len(tags) == 1, path
            said.append(str(tags[0]["content"]))
        assert len(set(said)) == len(said)
        assert min(map(len, said)) >= 15
        naming = head(real, f"/check?name=考拉速借&lang={lang}")[2].select_one("meta[name=description]")
        assert naming is not None
        assert "考拉" not in str(naming["content"])
        assert str(naming["content"]) not in said


def test_the_site_map_holds_these_pages_each_with_its_other_language(real: FlaskClient) -> None:
    response = real.get("/sitemap.xml")
    assert response.content_type.startswith("application/xml")
    urls = ET.fromstring(response.data).findall("s:url", NAMESPACE)
    places = [url.findtext("s:loc", "", NAMESPACE) for url in urls]
    expected = {SITE + path for path in (*OPEN, *(f"/guides/{slug}" for slug in guides()))}
    assert set(places) == expected | {f"{place}?lang=en" for place in expected}
    assert len(places) == len(set(places))
    for url in urls:
        pair = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACE)}
        assert url.findtext("s:loc", "", NAMESPACE) in pair.values()
        assert pair["en"] == f"{pair['zh-CN']}?lang=en"
    for place in places:
        by_header, by_page, page = head(real, place.removeprefix(SITE))
        assert not by_header
        assert not by_page
        canonical = page.select_one("link[rel=canonical]")
        assert canonical is not None
        assert canonical["href"] == place


def test_https_alone_is_written_where_people_come_by_it_alone(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"https": True})).test_client()
    assert set(re.findall(r"<loc>(\w+):", client.get("/sitemap.xml").text)) == {"https"}
    assert "Sitemap: https://localhost/sitemap.xml" in client.get("/robots.txt").text


def test_robots_keep_whoever_may_not_read_noindex_from_pages_that_name_somebody(real: FlaskClient) -> None:
    robots = Protego.parse(real.get("/robots.txt").text)
    assert list(robots.sitemaps) == [f"{SITE}/sitemap.xml"]
    for path in OPEN:
        for agent in ("Baiduspider", "Sogou web spider", "Googlebot", "Twitterbot"):
            assert robots.can_fetch(SITE + path, agent), (agent, path)
    for path in NAMING:
        assert not robots.can_fetch(SITE + path, "Baiduspider"), path
        for agent in (*READ_NOINDEX, *MAKE_CARDS):  # who is kept out never reads noindex, and makes no card
            assert robots.can_fetch(SITE + path, agent), (agent, path)
    for agent in ("Baiduspider", *READ_NOINDEX):
        assert not robots.can_fetch(f"{SITE}/api/v1/check?name=a", agent)
