"""The pages that a search engine may list: those that speak of nobody. All others say noindex.

A page that shows an answer names a firm: out of its day and context, in a list of search results, it would accuse or
recommend.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from flask import current_app, request, url_for

from checker.guidance import guides
from checker.web.i18n import Lang

#: Endpoints of the blueprint, in the order of the site map.
LISTED: Final = (
    "home",
    "emergency",
    "collector",
    "cost",
    "guides_list",
    "guide",
    "sources",
    "method",
    "privacy",
    "about",
)
LANGUAGES: Final[tuple[Lang, ...]] = ("zh", "en")


@dataclass(frozen=True)
class ListedPage:
    """A page that may be listed, by its address in each language: absolute, with nothing in it but the language."""

    addresses: dict[Lang, str]


def listed_pages() -> Iterator[ListedPage]:
    """Yield every page that may be listed."""
    for endpoint in LISTED:
        values = [{"slug": slug} for slug in guides()] if endpoint == "guide" else [{}]
        yield from (_page(endpoint, value) for value in values)


def listed_page() -> ListedPage | None:
    """Return the page of the present request; None where it may not be listed, as no answer to a POST may."""
    if not may_be_listed():
        return None
    return _page((request.endpoint or "").removeprefix("web."), dict(request.view_args or {}))


def may_be_listed() -> bool:
    """Return whether the present request is for a page that may be listed."""
    blueprint, _, endpoint = (request.endpoint or "").partition(".")
    return blueprint == "web" and endpoint in LISTED and request.method in {"GET", "HEAD"}


def _page(endpoint: str, values: dict[str, Any]) -> ListedPage:
    return ListedPage({lang: absolute_url(endpoint, lang, **values) for lang in LANGUAGES})


def absolute_url(endpoint: str, lang: Lang, **values: str) -> str:
    """Return the whole address of one of our pages, by HTTPS where people come by nothing else."""
    https = bool(getattr(current_app.config.get("SETTINGS"), "https", False))
    scheme = "https" if https else request.scheme
    return url_for(f"web.{endpoint}", **values, lang="en" if lang == "en" else None, _external=True, _scheme=scheme)
