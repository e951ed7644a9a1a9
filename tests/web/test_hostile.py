"""Text from lists is other people's text: whatever it says, it never becomes a new element or a script's address."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from checker.report import Report
from checker.web.link_targets import dial_url, web_url
from tests.every_case import every_case
from tests.web import making, reports, standings
from tests.web.reading import soup

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</svg><script>alert(1)</script>",
    "</text><foreignObject><iframe src=javascript:alert(1)>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '"><input autofocus onfocus=alert(1)>',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "https://x.example/\" onclick='alert(1)",
    "https://x.example/<script>",
    "{{ 7*7 }}{% raw %}",
    "${alert(1)}#{alert(1)}",
    "<!--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;",
    "<details open ontoggle=alert(1)>",
    "<form action=//evil.example><button>查一查</button>",
    "</textarea></select></button><marquee onstart=alert(1)>",
    "\u202e贷粒微\u2066<b>\u2069",
    "＜script＞alert(1)＜/script＞",
)
#: Fields that are no free text: types, dates, keys the page looks words up by.
CLOSED = frozenset(
    [
        "kind",
        "type",
        "standing",
        "tier",
        "relation",
        "role",
        "severity",
        "state",
        "purpose",
        "alert",
        "confidence",
        "as_of",
        "licence_type",
        "observe",
        "contract_date",
        "judged_on",
        "tier_without",
        "alert_without",
        "about",
        "page",
        "since",
        "digest",
        "method",
        "payee",
        "nature",
        "sure",
        "due",
        "effective_from",
    ]
)


def full() -> Report:
    """A report that uses every part of the page."""
    rich, answered = reports.contradicted(), reports.answered()
    return rich.model_copy(
        update={
            "match": rich.match.model_copy(
                update={
                    "alternatives": tuple(
                        alternative
                        for made in (standings.unknown(), reports.lookalike(), reports.ambiguous())
                        for alternative in made.match.alternatives
                    )
                }
            ),
            "verdict": rich.verdict.model_copy(update={"next": (making.LENDER_QUESTION,)}),
            "situation": answered.situation.model_copy(update={"doors": reports.doors().situation.doors}),
            "notes": reports.ambiguous().notes,
            "findings": (*rich.findings, *answered.findings),
            "evidence": (*rich.evidence, *answered.evidence),
            "effects": answered.effects,
            "suppositions": answered.suppositions,
            "cost": reports.cost(),
        }
    )


def poisoned(value: Any, payload: str, key: str = "") -> Any:
    """The same value with every free text replaced by the payload."""
    if key in CLOSED:
        return value
    if isinstance(value, dict):
        return {name: poisoned(inner, payload, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [poisoned(inner, payload, key) for inner in value]
    open_text = isinstance(value, str) or (value is None and key in {"url", "phone", "as_of_note"})
    return payload if open_text else value


def hostile(payload: str) -> Report:
    return Report.model_validate(poisoned(full().model_dump(), payload))


#: Of a page: every element with the names of its attributes.
Shape = list[tuple[str, tuple[str, ...]]]


def shape(html: bytes) -> Shape:
    """Of a page as it is sent."""
    return shape_of(BeautifulSoup(html, "html.parser"))


def shape_of(page: BeautifulSoup) -> Shape:
    """Without glosses, which only names in Chinese have: they are taken out of the page."""
    for gloss in page.select(".gloss"):
        gloss.decompose()
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in page.find_all(True)]


@pytest.fixture(scope="module")
def harmless(app: Flask) -> dict[str, Shape]:
    """What any page with such words looks like, in each language."""
    app.extensions["checker"].held["harmless"] = hostile("无害")
    return {lang: shape(app.test_client().get(f"/check?name=harmless&lang={lang}").data) for lang in ("zh", "en")}


@every_case("payload", PAYLOADS)
@every_case("lang", ("zh", "en"))
def test_hostile_text_makes_no_new_element_and_no_new_attribute(
    app: Flask, client: FlaskClient, harmless: dict[str, Shape], payload: str, lang: str
) -> None:
    app.extensions["checker"].held["hostile"] = hostile(payload)
    page = soup(client, f"/check?name=hostile&lang={lang}")
    addresses = [str(tag[name]) for tag in page.find_all(True) for name in ("href", "action", "src") if tag.get(name)]
    assert shape_of(page) == harmless[lang]
    assert all(address.startswith(("/", "#", "tel:", "sms:", "http://localhost/feeds/")) for address in addresses)


@every_case("payload", PAYLOADS)
def test_hostile_words_typed_come_back_as_words(client: FlaskClient, payload: str) -> None:
    page = BeautifulSoup(client.get("/check", query_string={"name": payload, "x": "1"}).data, "html.parser")
    field = page.select_one("input#name")
    assert field is not None
    assert field["value"] == "".join(character for character in payload if character.isprintable())


@every_case("url", [*PAYLOADS, "ftp://x", "//x.example", "/x", "https://", "https://x y", "https://x\n"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_url(url) is None


def test_a_web_address_stays() -> None:
    assert web_url("https://www.nfra.gov.cn/a?b=1&c=2#d") == "https://www.nfra.gov.cn/a?b=1&c=2#d"


@every_case(
    ("phone", "url"),
    [
        ("110", "tel:110"),
        ("12110", "sms:12110"),
        ("400-812 3456", "tel:4008123456"),
        ("+8610 6627", "tel:+86106627"),
        ("110;ext", None),
        ("", None),
        (None, None),
    ],
)
def test_only_numbers_can_be_rung(phone: str | None, url: str | None) -> None:
    assert dial_url(phone) == url


@pytest.mark.browser
def test_a_real_browser_sees_no_new_element_either(app: Flask, site: str, browser: Browser) -> None:
    held = app.extensions["checker"].held
    held["harmless"] = hostile("无害")
    page = browser.new_page()
    alarms: list[str] = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: alarms.append(message.text))
    page.on("request", lambda request: alarms.append(request.url) if not request.url.startswith(site) else None)
    page.goto(f"{site}/check?name=harmless")
    counting = "document.querySelectorAll(':not(svg text)').length"
    count = page.evaluate(counting)
    for payload in PAYLOADS:
        held["hostile"] = hostile(payload)
        page.goto(f"{site}/check?name=hostile")
        assert page.evaluate(counting) == count, payload
    page.close()
    assert alarms == []
