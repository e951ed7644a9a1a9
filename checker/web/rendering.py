"""Rendering of pages: the blueprint, the language of a request, templates, the addresses of pages and assets."""

from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Response, make_response, render_template, request, url_for

from checker.english_names.distinct import DistinctGlosses, no_gloss
from checker.reading.model import MAX_TEXT
from checker.request.model import MAX_NAME
from checker.screenshots.model import MAX_BYTES
from checker.screenshots.reader import pictures_are_read
from checker.web.check import check_form
from checker.web.check.report_page import dial_url, web_url
from checker.web.compare.address import compare_url
from checker.web.feeds.addresses import feed_url
from checker.web.i18n import Lang, Translator, pieces, texts
from checker.web.resend import fields_to_resend
from checker.web.search_engines.listed_pages import listed_page
from checker.web.security_headers import CSP_OF_SCRIPTED
from registries.model import Text

STATIC: Final = Path(__file__).with_name("static")
#: Pages that run no script: one has no field for a name; the other is kept for a day, to be read without a network.
_WITHOUT_SCRIPT: Final = frozenset({"leave", "emergency"})
YEAR: Final = 365 * 24 * 3600
#: What the address of a page holds, where that is more than a name: it stays when the language is changed.
_FIELDS_IN_ADDRESS: Final = {
    "web.replay": ("name", *check_form.REPLAY_FIELDS),
    "web.verify_code": ("name", "code"),
    "web.compare": ("a", "b"),
}


class _Pages(Blueprint):
    def get_send_file_max_age(self, filename: str | None) -> int | None:  # noqa: ARG002 - Flask's signature
        """Return a year: an asset carries its content's hash in the address, so that it may be cached for good."""
        return YEAR


blueprint = _Pages("web", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")


def language() -> Lang:
    """Return English when the address asks for it (?lang=en), else Chinese."""
    return "en" if request.args.get("lang") == "en" else "zh"


def render_problem(status: int, title: Text, detail: Text, lang: Lang | None = None) -> Response:
    """Return a readable page for an error: with the emergency lines, and with what a form held, to be sent again. It
    needs the application context and no data."""
    return page("problem", lang or language(), status, title=title, detail=detail, resend=fields_to_resend(status))


def asset(filename: str) -> str:
    """Return the address of a static file, with its content's hash."""
    return url_for("web.static", filename=filename, v=_content_mark(filename))


def asset_url(filename: str) -> str:
    """Return the absolute address of a static file, for whoever reads the page's head elsewhere."""
    return url_for("web.static", filename=filename, v=_content_mark(filename), _external=True)


@cache
def _content_mark(filename: str) -> str:
    return sha256((STATIC / filename).read_bytes()).hexdigest()[:10]


def page(template: str, lang: Lang, status: int = 200, *, typing: bool = False, **values: object) -> Response:
    """Return a page filled in. `typing`: it has a field for a name, which a script completes. `sharing`, among the
    values: it has buttons that copy and share its link, which another script shows where the browser can do that."""

    def page_url(endpoint: str, name: str | None = None) -> str:
        """Return the address of one of our pages by its endpoint, in the same language."""
        return url_for(f"web.{endpoint}", name=name, lang="en" if lang == "en" else None)

    def path_url(path: str) -> str:
        """Return the address of one of our pages by its path, as data names it, in the same language."""
        place, mark, part = path.partition("#")
        return url_for("web.home").rstrip("/") + place + ("?lang=en" if lang == "en" else "") + mark + part

    t = Translator(lang)
    links = {
        "page_url": page_url,
        "path_url": path_url,
        "asset": asset,
        "asset_url": asset_url,
        "switch": _switch(lang),
    }
    links |= {"compare_url": partial(compare_url, lang), "feed_url": partial(feed_url, lang)}
    head = {"listed": listed_page() if status == 200 else None, "description": _description(t)}
    functions = {"t": t, "say": t.say, "web_url": web_url, "dial_url": dial_url, "pieces": pieces}
    glosses = {"gloss": DistinctGlosses() if lang == "en" else no_gloss}
    scripted = template not in _WITHOUT_SCRIPT
    html = render_template(
        f"web/{template}.html",
        lang=lang,
        typing=typing,
        most=MAX_NAME,
        most_text=MAX_TEXT,
        scripted=scripted,
        pictures=pictures_are_read(),
        most_bytes=MAX_BYTES,
        **head,
        **links,
        **functions,
        **glosses,
        **values,
    )
    response = make_response(html, status)
    if scripted:
        response.headers["Content-Security-Policy"] = CSP_OF_SCRIPTED
    response.headers["Content-Language"] = "zh-CN" if lang == "zh" else "en"
    return response


def _description(t: Translator) -> str:
    """Return what a search engine shows under the title: the page's own words, or what the site does in general."""
    key = f"description.{(request.endpoint or '').removeprefix('web.')}"
    return t(key if key in texts() else "site.description")


def _switch(lang: Lang) -> str:
    """Return the address of this page in the other language; of the front page where no address leads here again."""
    other_lang = None if lang == "en" else "en"
    endpoint = request.endpoint or ""
    if not endpoint.startswith("web.") or request.method not in {"GET", "HEAD"} or endpoint == "web.static":
        return url_for("web.home", lang=other_lang)
    fields = _FIELDS_IN_ADDRESS.get(endpoint, ("name",))
    parameters = {key: check_form.clean_input(request.args.get(key, "")) for key in fields}
    present: dict[str, Any] = {key: value for key, value in parameters.items() if value}
    return url_for(endpoint, **(request.view_args or {}), **present, lang=other_lang)
