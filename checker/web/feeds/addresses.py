"""The addresses of feeds, and the ids of what is in them."""

import re
from typing import Final
from urllib.parse import quote

from flask import request, url_for

from checker.web.i18n import Lang

#: What may stand as authority of a tag URI (RFC 4151): a DNS name.
_DNS_NAME: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


def tag(lang: Lang, *parts: str | int) -> str:
    """Return a tag URI that names these parts on this site for good. English is another text, and has its own."""
    host = request.host.rpartition(":")[0] if re.search(r":\d+$", request.host) else request.host
    authority = host if _DNS_NAME.fullmatch(host) else "localhost"
    place = "/".join(quote(str(part), safe="") for part in parts)
    return f"tag:{authority},2026:{place}" + (":en" if lang == "en" else "")


def check_url(name: str, lang: Lang) -> str:
    """Return the whole address of the page on a name."""
    return url_for("web.check", name=name, lang=_lang(lang), _external=True)


def sources_url(lang: Lang) -> str:
    """Return the whole address of the page of all lists."""
    return url_for("web.sources", lang=_lang(lang), _external=True)


def changes_feed_url(lang: Lang, archive: int | None = None) -> str:
    """Return the whole address of the feed of all changes, or of one of its archives."""
    return url_for("web.changes_feed_page", archive=archive, lang=_lang(lang), _external=True)


def name_feed_url(name: str, lang: Lang) -> str:
    """Return the whole address of the feed of a name, known or not: it tells when the name becomes known."""
    return url_for("web.name_feed_page", name=name, lang=_lang(lang), _external=True)


def feed_url(lang: Lang, name: str | None = None) -> str:
    """Return the whole address of the feed of a name; without one, of all changes."""
    return name_feed_url(name, lang) if name else changes_feed_url(lang)


def entity_feed_url(entity_id: str, lang: Lang) -> str:
    """Return the whole address of the feed of one app or firm."""
    return url_for("web.entity_feed_page", entity_id=entity_id, lang=_lang(lang), _external=True)


def _lang(lang: Lang) -> str | None:
    return "en" if lang == "en" else None
