"""What revisions changed, as entries of a feed."""

from typing import Final

from checker.changes.model import ChangeItem, EntityChange, RevisionChanges
from checker.changes.words import date_text, item_text, read_in_text
from checker.web.feeds.addresses import check_url, sources_url, tag
from checker.web.feeds.model import FeedEntry, FeedLink, Paragraph
from checker.web.i18n import Translator

#: Of one revision: so many apps and firms with what changed, and so many by name alone; the rest is counted.
_MOST_ENTITIES: Final = 40
_MOST_NAMES: Final = 40


def revision_entry(revision: RevisionChanges, source: str, t: Translator) -> FeedEntry:
    """Return what one revision changed for whom. `source`: what its list is called."""
    changed = len(revision.entities)
    title = t("feed.first" if revision.first else "feed.revision", revision=revision.revision, source=source, n=changed)
    if not changed:
        title = t("feed.revision_none", revision=revision.revision, source=source)
    return FeedEntry(
        id=tag(t.lang, "revision", revision.revision),
        title=title,
        updated=revision.when,
        links=(FeedLink("alternate", sources_url(t.lang)),),
        content=(Paragraph(_about(revision, t)), *_paragraphs(revision, t), *_rest(revision, t)),
    )


def entity_entry(change: EntityChange, revision: RevisionChanges, t: Translator) -> FeedEntry:
    """Return what one revision changed for one app or firm."""
    lines = _lines(change.items, revision, t)
    first = t.say(item_text(change.items[0], revision)).rstrip("。.")
    more = t("feed.and_more", n=len(change.items) - 1) if len(change.items) > 1 else ""
    page = FeedLink("alternate", check_url(change.name, t.lang), "text/html", change.name)
    sources = dict.fromkeys(
        (item.record.url, item.record.title) for item in change.items if item.record and item.record.url
    )
    via = tuple(FeedLink("via", url, title=title) for url, title in sources if url)
    return FeedEntry(
        id=tag(t.lang, "entity", change.id, revision.revision),
        title=t("feed.entity", name=change.name, what=first) + more,
        updated=revision.when,
        links=(page, *via),
        content=(Paragraph(lines), Paragraph((t("feed.revision_of", revision=revision.revision), t("feed.limit")))),
    )


def _about(revision: RevisionChanges, t: Translator) -> tuple[str, ...]:
    added, removed, changed = revision.rows
    rows = t("feed.rows", added=added, removed=removed, changed=changed)
    if revision.as_of is None:
        return rows, t("feed.limit")
    return t("feed.list_date", date=t.say(date_text(revision.as_of))), rows, t("feed.limit")


def _paragraphs(revision: RevisionChanges, t: Translator) -> tuple[Paragraph, ...]:
    """Return what changed, entity by entity. Of a list that is new to us only the names: all of it is new."""
    if revision.first:
        return ()
    return tuple(
        Paragraph(_lines(change.items, revision, t), change.name, check_url(change.name, t.lang))
        for change in revision.entities[:_MOST_ENTITIES]
    )


def _rest(revision: RevisionChanges, t: Translator) -> tuple[Paragraph, ...]:
    told = 0 if revision.first else _MOST_ENTITIES
    others = [change.name for change in revision.entities[told:]]
    if not others:
        return ()
    names = t("feed.comma").join(others[:_MOST_NAMES])
    key = "feed.names" if len(others) <= _MOST_NAMES else "feed.names_of"
    return (Paragraph((t(key, names=names, n=len(others)),)),)


def _lines(items: tuple[ChangeItem, ...], revision: RevisionChanges, t: Translator) -> tuple[str, ...]:
    space = "" if t.lang == "zh" else " "
    return tuple(
        t.say(item_text(item, revision)) + (space + t.say(read_in_text(item.record)) if item.record else "")
        for item in items
    )
