"""The pages of the guides, as a person without JavaScript and as a screen reader gets them."""

import functools
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from checker.guidance import guides
from checker.web.guidance.guides import GuidePage, article_words
from checker.web.i18n import Translator
from tests.every_case import every_case
from tests.web.reading import soup, words

ReadPage = Callable[[str], BeautifulSoup]


@pytest.fixture(scope="module")
def read(app: Flask) -> ReadPage:
    """Read a page, once for all tests: none of them changes it."""
    return functools.cache(lambda path: soup(app.test_client(), path))


def text_of(tag: Tag | BeautifulSoup) -> str:
    return re.sub(r"\s+", "", tag.get_text())


@every_case("slug", guides())
@every_case("lang", ("zh", "en"))
def test_the_answer_comes_first_and_nothing_is_left_out(read: ReadPage, slug: str, lang: str) -> None:
    page = read(f"/guides/{slug}?lang={lang}")
    guide, say = guides()[slug], Translator("en" if lang == "en" else "zh").say
    shown = text_of(page)
    for text in (guide.title, guide.short, *(section.title for section in guide.sections)):
        assert re.sub(r"\s+", "", say(text)) in shown
    for point in guide.points:
        assert re.sub(r"\s+", "", say(point.text)) in shown
    sections = page.select("main > section")
    assert sections[1 if guide.opens_with_help else 0].select_one("#short")
    assert [say(guide.title) in (page.title or Tag(name="title")).get_text()]
    if guide.letter:
        assert re.sub(r"\s+", "", say(guide.letter.text)) in text_of(page.select_one(".letter") or page)


@every_case("slug", guides())
@every_case("lang", ("zh", "en"))
def test_every_law_sentence_is_followed_by_its_sources(read: ReadPage, slug: str, lang: str) -> None:
    page = read(f"/guides/{slug}?lang={lang}")
    guide = guides()[slug]
    shown = page.select(".points > li")
    assert len(shown) == len(guide.points)
    for point, item in zip(guide.points, shown, strict=True):
        links = item.select(".basis a")
        assert bool(links) is (point.kind != "do")
        assert len(links) == len(GuidePage(guide, Translator("zh")).basis(point))
        assert all(page.select_one(str(link["href"])) and words(link).strip() for link in links)


@every_case("slug", guides())
@every_case("lang", ("zh", "en"))
def test_the_notes_say_publisher_title_article_date_and_how_sure(read: ReadPage, slug: str, lang: str) -> None:
    page = read(f"/guides/{slug}?lang={lang}")
    guide, speaker = guides()[slug], Translator("en" if lang == "en" else "zh")
    notes = text_of(page.select_one("ol.sources") or page)
    for source in guide.sources.values():
        for part in (source.publisher, source.title):
            assert re.sub(r"\s+", "", speaker.say(part)) in notes
        assert re.sub(r"\s+", "", article_words(source.article or "", speaker.lang)) in notes
        assert re.sub(r"\s+", "", speaker.date(source.as_of)) in notes
        assert re.sub(r"\s+", "", speaker(f"guide.{source.confidence}")) in notes


@every_case("slug", guides())
def test_no_script_no_style_and_nothing_from_elsewhere(client: FlaskClient, slug: str) -> None:
    response = client.get(f"/guides/{slug}")
    page = BeautifulSoup(response.data, "html.parser")
    assert response.status_code == 200
    assert len(response.data) <= 60_000
    assert not page.select("script:not([src^='/assets/text-field.js']), style, [style], iframe, img")
    published = {source.url for source in guides()[slug].sources.values()} - {None}
    elsewhere = {str(link["href"]) for link in page.select("a[href^=http]")}
    assert elsewhere <= published


@every_case("slug", guides())
@every_case("lang", ("zh", "en"))
def test_the_help_line_is_there_and_first_for_whoever_is_chased(read: ReadPage, slug: str, lang: str) -> None:
    page = read(f"/guides/{slug}?lang={lang}")
    first = page.select_one("main > section")
    assert first is not None
    assert bool(first.select('a[href="tel:110"], a[href="tel:12356"]')) is guides()[slug].opens_with_help
    foot = page.select_one("footer")
    assert foot is not None
    assert foot.select('a[href="tel:110"]')
    assert foot.select('a[href="tel:12356"]')


@every_case("slug", guides())
@every_case("lang", ("zh", "en"))
def test_whoever_may_have_sent_money_finds_the_first_hour_first(read: ReadPage, slug: str, lang: str) -> None:
    page = read(f"/guides/{slug}?lang={lang}")
    first = page.select_one("main a")
    assert first is not None
    way = "/emergency?lang=en" if lang == "en" else "/emergency"
    assert (str(first["href"]) == way) is (guides()[slug].need == "tricked")


@every_case("slug", guides())
def test_numbers_can_be_dialled(read: ReadPage, slug: str) -> None:
    page = read(f"/guides/{slug}")
    dialled = {str(link["href"]) for link in page.select(".dial.wide a")}
    assert dialled == {f"tel:{number}" for number in guides()[slug].numbers}


@every_case("slug", guides())
def test_the_other_language_is_the_same_guide(read: ReadPage, slug: str) -> None:
    for lang, other in (("zh", f"/guides/{slug}?lang=en"), ("en", f"/guides/{slug}")):
        link = read(f"/guides/{slug}?lang={lang}").select_one("a.switch")
        assert link is not None
        assert link["href"] == other


@every_case("lang", ("zh", "en"))
def test_the_list_leads_to_every_guide_in_the_same_language(client: FlaskClient, lang: str) -> None:
    page = soup(client, f"/guides?lang={lang}")
    tail = "?lang=en" if lang == "en" else ""
    assert {str(link["href"]) for link in page.select(".guides a")} == {f"/guides/{slug}{tail}" for slug in guides()}
    assert len(page.select("main h2")) == len({guide.need for guide in guides().values()})
    for guide in guides().values():
        for slug in guide.related:
            assert client.get(f"/guides/{slug}{tail}").status_code == 200


@every_case(
    "path", ["/guides/nothing", "/guides/<script>alert(1)</script>", "/guides/../../etc/passwd", "/guides/home-visit/x"]
)
def test_no_such_guide(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"<script>alert" not in response.data
    assert b"tel:110" in response.data


def test_what_else_stands_in_the_address_is_not_shown(client: FlaskClient) -> None:
    response = client.get("/guides/home-visit?name=%3Cscript%3Ealert(1)%3C/script%3E&slug=overdue&lang=%22%3E")
    assert response.status_code == 200
    assert b"alert(1)" not in response.data.replace(b"%3Cscript%3Ealert(1)%3C/script%3E", b"")
    assert b"<script>" not in response.data


@every_case(
    ("article", "zh", "en"),
    [("第293条之一", "第293条之一", "art.\xa0293-1"), ("第13条", "第13条", "art.\xa013"), ("5.3", "5.3", "5.3")],
)
def test_articles_are_counted_as_each_language_does(article: str, zh: str, en: str) -> None:
    assert (article_words(article, "zh"), article_words(article, "en")) == (zh, en)
