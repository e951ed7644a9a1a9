"""GET /feeds/…: Atom feeds of all changes, of one app or firm, of a name."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from flask import Response, request

from checker.errors import BadParameterError
from checker.request.personal_data_refusal import refuse_personal_number
from checker.service.checker import Checker
from checker.service.current import current_checker
from checker.web.check.check_form import TOLERATED
from checker.web.feeds.atom import CONTENT_TYPE, atom_of
from checker.web.feeds.changes_feed import changes_feed
from checker.web.feeds.entity_feed import entity_feed, name_feed
from checker.web.feeds.model import Feed
from checker.web.i18n import Translator, text
from checker.web.rendering import blueprint, language
from registries.model import Text

#: Readers come every few minutes; lists change once a day.
MAX_AGE: Final = 600


@blueprint.get("/feeds/changes.atom")
def changes_feed_page() -> Response:
    """Answer with the feed of all changes, or with ?archive=N one page of older ones."""
    fields = _fields("archive", "lang")
    archive = fields.get("archive")
    if archive is not None and not (archive.isascii() and archive.isdigit() and len(archive) < 8):
        raise BadParameterError(text("feed.no_archives"), "archive")
    number = int(archive) if archive is not None else None
    return _answer(lambda checker, t: changes_feed(checker, t, number), shared=True)


@blueprint.get("/feeds/entities/<entity_id>.atom")
def entity_feed_page(entity_id: str) -> Response:
    """Answer with the feed of one app or firm."""
    _fields("lang")
    return _answer(lambda checker, t: entity_feed(checker, entity_id, t), shared=True)


@blueprint.get("/feeds/name.atom")
def name_feed_page() -> Response:
    """Answer with the feed of ?name=…, whether it is known or not."""
    name = _fields("name", "lang").get("name", "").strip()
    refuse_personal_number(name, "name")
    return _answer(lambda checker, t: name_feed(checker, name, t), shared=False)


def _fields(*known: str) -> dict[str, str]:
    """Return the parameters of the address. Raises BadParameterError for one that is not known, or is there twice."""
    accepted = TOLERATED.union(known)
    if any(key not in accepted or len(values) > 1 for key, values in request.args.lists()):
        wording, listed = text("feed.parameter"), ", ".join(known)
        raise BadParameterError(Text(zh=wording.zh.format(known=listed), en=wording.en.format(known=listed)))
    return request.args.to_dict()


def _answer(feed_of: Callable[[Checker, Translator], Feed], *, shared: bool) -> Response:
    """Answer with the feed, or 304. `shared`: any cache may keep it; the address of a name's holds what was looked
    up."""
    checker, lang = current_checker(), language()
    feed = feed_of(checker, Translator(lang))
    response = Response(atom_of(feed), content_type=CONTENT_TYPE)
    response.headers["Cache-Control"] = f"{'public' if shared else 'private'}, max-age={MAX_AGE}"
    response.headers["Content-Language"] = "zh-CN" if lang == "zh" else "en"
    response.headers["X-Robots-Tag"] = "noindex"
    response.last_modified = datetime.fromisoformat(checker.publications()[1])  # no answer changed since
    response.add_etag()
    response.make_conditional(request)
    return response
