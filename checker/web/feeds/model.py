"""A feed and its entries, before they are written as XML."""

from dataclasses import dataclass
from typing import Literal

from checker.web.i18n import Lang

#: RFC 4287 section 4.2.7.2, RFC 5005 section 4.
Relation = Literal["self", "alternate", "via", "related", "current", "prev-archive", "next-archive"]


@dataclass(frozen=True)
class FeedLink:
    """A link of a feed or an entry. `type`: of what it leads to, where that is no page."""

    rel: Relation
    href: str
    type: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A heading, maybe with an address, and lines below it."""

    lines: tuple[str, ...]
    heading: str | None = None
    href: str | None = None


@dataclass(frozen=True)
class FeedEntry:
    """One entry. `id`: a tag URI (RFC 4151), never reused; `updated`: RFC 3339."""

    id: str
    title: str
    updated: str
    links: tuple[FeedLink, ...]
    content: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Feed:
    """One feed document. `archive`: it is complete and will not change (RFC 5005)."""

    id: str
    title: str
    subtitle: str
    updated: str
    author: str
    lang: Lang
    links: tuple[FeedLink, ...]
    entries: tuple[FeedEntry, ...]
    archive: bool = False
