"""The feed of one app or firm, or of a name: of one that is not known yet too, to tell when it is."""

from dataclasses import dataclass
from typing import Final

from checker.labels import label
from checker.report import EntityRef, Report
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.web.feeds.addresses import check_url, entity_feed_url, name_feed_url, tag
from checker.web.feeds.entries import entity_entry
from checker.web.feeds.errors import NoSuchFeedError
from checker.web.feeds.model import Feed, FeedEntry, FeedLink, Paragraph
from checker.web.i18n import Translator, text

#: So many of the newest revisions are looked through; a reader comes by more often.
LOOKED_THROUGH: Final = 60


@dataclass(frozen=True)
class _Head:
    """What a feed says of itself. `url`: its own address."""

    id: str
    name: str
    about: str
    url: str


def name_feed(checker: Checker, name: str, t: Translator) -> Feed:
    """Return the feed of a name as it was typed. Raises QueryError for one that cannot be looked up."""
    report = checker.check(check_request({"name": name}))
    entity = report.match.entity
    if entity is not None:
        entries, about = _entries(checker, entity.id, t), _known_about(report, entity, t)
    else:
        entries = (_several(report, checker, t) if report.match.kind == "ambiguous" else _unknown(report, checker, t),)
        key = "feed.several_about" if report.match.kind == "ambiguous" else "feed.unknown_about"
        about = t(key, name=name)
    return _feed(_Head(tag(t.lang, "name", name), name, about, name_feed_url(name, t.lang)), entries, checker, t)


def entity_feed(checker: Checker, entity_id: str, t: Translator) -> Feed:
    """Return the feed of one app or firm by its id. Raises NoSuchFeedError."""
    name = checker.entity_name(entity_id)
    if name is None:
        raise NoSuchFeedError(text("feed.no_entity"), "entity_id")
    entity = EntityRef(id=entity_id, type="organisation" if entity_id.startswith("org-") else "product", name=name)
    about = _known_about(checker.check(check_request({"name": name})), entity, t)
    entries = _entries(checker, entity_id, t)
    head = _Head(tag(t.lang, "entity", entity_id), name, about, entity_feed_url(entity_id, t.lang))
    return _feed(head, entries, checker, t)


def _feed(head: _Head, entries: tuple[FeedEntry, ...], checker: Checker, t: Translator) -> Feed:
    name, about, url = head.name, head.about, head.url
    return Feed(
        id=head.id,
        title=t("feed.name", name=name),
        subtitle=about,
        updated=entries[0].updated if entries else _first_day(checker),
        author=t("site.name"),
        lang=t.lang,
        links=(FeedLink("self", url), FeedLink("alternate", check_url(name, t.lang), "text/html")),
        entries=entries,
    )


def _entries(checker: Checker, entity_id: str, t: Translator) -> tuple[FeedEntry, ...]:
    newest = checker.publications()[0]
    revisions = checker.changes(newest - LOOKED_THROUGH + 1, newest)
    changed = ((revision.of(entity_id), revision) for revision in revisions)
    return tuple(entity_entry(change, revision, t) for change, revision in changed if change is not None)


def _known_about(report: Report, entity: EntityRef, t: Translator) -> str:
    word = label("standing", report.verdict.standing)
    return t("feed.known_about", name=entity.name, word=t.say(word))


def _unknown(report: Report, checker: Checker, t: Translator) -> FeedEntry:
    name = report.query.name
    return FeedEntry(
        id=tag(t.lang, "name", name, "unknown"),
        title=t("feed.unknown", name=name),
        updated=_first_day(checker),
        links=(FeedLink("alternate", check_url(name, t.lang), "text/html"),),
        content=(Paragraph((t("feed.unknown_lines"), t("feed.will_tell"))),),
    )


def _several(report: Report, checker: Checker, t: Translator) -> FeedEntry:
    name = report.query.name
    candidates = [other.entity for other in report.match.alternatives if other.kind == "candidate"]
    return FeedEntry(
        id=tag(t.lang, "name", name, "several"),
        title=t("feed.several", name=name),
        updated=_first_day(checker),
        links=(FeedLink("alternate", check_url(name, t.lang), "text/html"),),
        content=tuple(
            Paragraph((), t("feed.choose", name=entity.name), entity_feed_url(entity.id, t.lang))
            for entity in candidates
        ),
    )


def _first_day(checker: Checker) -> str:
    """Return when anything was first published: what is not known was not known then, and is no news."""
    return checker.publications()[2]
