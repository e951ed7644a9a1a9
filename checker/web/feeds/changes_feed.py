"""The feed of all changes: the newest revisions, and archives of twenty revisions each that never change (RFC 5005)."""

from typing import Final

from checker.service.checker import Checker
from checker.web.feeds.addresses import changes_feed_url, sources_url, tag
from checker.web.feeds.entries import revision_entry
from checker.web.feeds.errors import NoSuchFeedError
from checker.web.feeds.model import Feed, FeedLink
from checker.web.i18n import Translator, text
from registries.model import Text

#: Revisions of one document.
PAGE: Final = 20


def changes_feed(checker: Checker, t: Translator, archive: int | None) -> Feed:
    """Return the newest revisions, or one archive, counted from 1, the oldest. Raises NoSuchFeedError."""
    newest, when, _ = checker.publications()
    archives = max(0, (newest - 1) // PAGE)
    if archive is not None and not 1 <= archive <= archives:
        wording = text("feed.no_archive" if archives else "feed.no_archives")
        raise NoSuchFeedError(Text(zh=wording.zh.format(n=archives), en=wording.en.format(n=archives)), "archive")
    last = newest if archive is None else archive * PAGE
    titles = {source.id: t.say(source.title) for source in checker.all_sources}
    changes = checker.changes(last - PAGE + 1, last)
    return Feed(
        id=tag(t.lang, "changes"),
        title=t("feed.changes"),
        subtitle=t("feed.changes_about"),
        updated=changes[0].when if changes else when,
        author=t("site.name"),
        lang=t.lang,
        links=_links(t, archive, archives),
        entries=tuple(revision_entry(one, titles.get(one.source, one.source), t) for one in changes),
        archive=archive is not None,
    )


def _links(t: Translator, archive: int | None, archives: int) -> tuple[FeedLink, ...]:
    """Return the links: to itself, to the page of lists, and to the documents before and after it."""
    links = [FeedLink("self", changes_feed_url(t.lang, archive)), FeedLink("alternate", sources_url(t.lang))]
    before = archives if archive is None else archive - 1
    if before:
        links.append(FeedLink("prev-archive", changes_feed_url(t.lang, before)))
    if archive is not None:
        links.append(FeedLink("current", changes_feed_url(t.lang)))
        if archive < archives:
            links.append(FeedLink("next-archive", changes_feed_url(t.lang, archive + 1)))
    return tuple(links)
