"""robots.txt, sitemap.xml, and the header that keeps every other answer out of lists."""

from typing import Final
from xml.sax.saxutils import quoteattr

from flask import Response, request

from checker.web.rendering import blueprint
from checker.web.search_engines.listed_pages import ListedPage, absolute_url, listed_pages, may_be_listed

#: Crawlers that say publicly that they obey `noindex`, and those that only make a card for a link somebody sent. They
#: may read every page: whoever is kept out by robots.txt never reads its `noindex`, and may list the bare address,
#: which holds a name; and a link whose page may not be read gets no card.
READ_NOINDEX: Final = ("Googlebot", "bingbot", "DuckDuckBot", "YandexBot", "Applebot")
MAKE_CARDS: Final = ("Twitterbot", "facebookexternalhit", "LinkedInBot", "Slackbot-LinkExpanding", "TelegramBot")
#: What everybody else is asked not to read.
CLOSED: Final = (
    "/check",
    "/replay",
    "/compare",
    "/evidence",
    "/verify",
    "/todo",
    "/corrections/",
    "/feeds",
    "/api",
    "/leave",
)
#: What nobody has a reason to read, or to ask for by the thousand.
CLOSED_TO_ALL: Final = ("/api", "/leave")

_NAMESPACES: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_TAGS: Final = {"zh": "zh-CN", "en": "en"}


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Ask search engines to keep away from pages that name somebody, and lead them to the others."""
    lines = [f"User-agent: {agent}" for agent in (*READ_NOINDEX, *MAKE_CARDS)]
    lines += [f"Disallow: {path}" for path in CLOSED_TO_ALL]
    lines += ["", "User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines += ["", f"Sitemap: {absolute_url('sitemap', 'zh')}", ""]
    return Response("\n".join(lines), mimetype="text/plain")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """List every page that may be listed, in both languages, each with its other language."""
    entries = "\n".join(_entry(page, address) for page in listed_pages() for address in page.addresses.values())
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{entries}\n</urlset>\n'
    return Response(xml, content_type="application/xml; charset=utf-8")


def _entry(page: ListedPage, address: str) -> str:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{_TAGS[lang]}" href={quoteattr(other)}/>'
        for lang, other in page.addresses.items()
    )
    return f"<url><loc>{address.replace('&', '&amp;')}</loc>{others}</url>"


@blueprint.after_app_request
def keep_unlisted(response: Response) -> Response:
    """Say noindex on every answer that is no page of the list: whatever is added tomorrow is unlisted until somebody
    lists it. Answers of the interface, which robots.txt closes to all, say so only where they are replays."""
    listed = may_be_listed() and response.status_code in {200, 304}
    if not listed and request.blueprint in {None, blueprint.name} and request.endpoint != "web.static":
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
    return response
