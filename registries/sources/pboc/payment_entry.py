"""The rows of a page of a payment list.

Seen in public crawlers of 2022 to 2026: `ul.txtlist > li`, the first of them the header, `span.xkzh`, `span.jgmc >
a[title, href]`, `span.date`. From memory: that nothing else stands in a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registries.documents.html import only
from registries.reader import PageChangedError
from registries.sources.pboc.pages import ListPage

if TYPE_CHECKING:
    from bs4 import Tag


@dataclass(frozen=True)
class PaymentEntry:
    """One row. `header`: the words above its date. `date`: as printed."""

    number: str
    name: str
    url: str
    header: str
    date: str


def entries(page: ListPage) -> Iterator[PaymentEntry]:
    """Yield the rows of a page. Raises PageChangedError when a row lacks its number, its name or its link: a list is
    read whole or not at all."""
    where = page.document.url
    items = only(page.tree, "ul.txtlist").select(":scope > li")
    if len(items) < 2 or items[0].select("a[href]"):
        raise PageChangedError(f"{where}: ul.txtlist is not a header row with rows below it")
    header = _text(items[0], "span.date")
    for row in items[1:]:
        link = only(row, "span.jgmc a[href]")
        name = " ".join(str(link.get("title") or link.get_text()).split())
        number = _text(row, "span.xkzh")
        if not (name and number):
            raise PageChangedError(f"{where}: a row without number or name: {row.get_text(' ', strip=True)[:80]!r}")
        yield PaymentEntry(number, name, page.address(str(link["href"])), header, _text(row, "span.date"))


def _text(row: "Tag", css: str) -> str:
    return " ".join(only(row, css).get_text().split())
