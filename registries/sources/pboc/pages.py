"""Pages that lists of www.pbc.gov.cn share: the pager, and where the later pages are.

The pager's words 共:N条 当前页:1/M and the `tagname` of its links are in public crawlers of 2025 and 2026; both ways of
naming later pages (…/9398ddc0-2.html, formerly …/63ead9a6/index2.html) too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from registries.documents.decode import decode
from registries.documents.html import parse
from registries.documents.page_text import text_around
from registries.documents.tables.outside import Words, unread_firms
from registries.model import Citation, Confidence, Source
from registries.reader import Document, Fetch, PageChangedError
from registries.sources.publishers import PBOC

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_PAGER = re.compile(r"共[:：](\d{1,6})条当前页[:：](\d{1,4})/(\d{1,4})")
_LATER = re.compile(r"(?P<base>[/\w]*?[0-9a-f]{8}[0-9a-f]*(?:-|/index))\d{1,4}\.html")
_AS_OF_NOTE = "名单页没有写日期；这是读到它的月份。"
MOST_PAGES = 100


@dataclass(frozen=True)
class ListPage:
    """One page of a list. `total`: entries of the whole list as it declares them, None without a pager."""

    document: Document
    tree: "BeautifulSoup"
    total: int | None
    page: int
    pages: int

    def address(self, href: str) -> str:
        """Return a link of this page in full."""
        return urljoin(self.document.url, href)

    def later(self) -> Iterator[str]:
        """Yield the addresses of the pages after the first. Raises PageChangedError when the pager does not say where
        they are."""
        if self.pages == 1:
            return
        hrefs = [str(link.get("tagname") or link.get("href") or "") for link in self.tree.select("a[tagname], a[href]")]
        bases = {match["base"] for text in hrefs if (match := _LATER.fullmatch(text))}
        if len(bases) != 1:
            raise PageChangedError(
                f"{self.document.url}: of {self.pages} pages, the links to the later ones have {len(bases)} forms"
            )
        yield from (self.address(f"{min(bases)}{number}.html") for number in range(2, self.pages + 1))


def list_page(document: Document) -> ListPage:
    """Read the pager of one page of a list. Raises PageChangedError for two pagers that differ, or an impossible
    one."""
    tree = parse(decode(document))
    words = re.sub(r"\s+", "", tree.get_text())
    pagers = {tuple(map(int, match)) for match in _PAGER.findall(words)}
    if len(pagers) > 1:
        raise PageChangedError(f"{document.url}: its pagers differ: {sorted(pagers)}")
    total, page, pages = min(pagers, default=(None, 1, 1))
    if not (page and 1 <= page <= pages <= MOST_PAGES):
        raise PageChangedError(f"{document.url}: page {page} of {pages} cannot be")
    return ListPage(document, tree, total, page, pages)


def fetch_list(fetch: Fetch, url: str) -> Iterator[ListPage]:
    """Ask for the first page, then for every page that it announces."""
    first = list_page(fetch.get(url, anchor="txtlist"))
    yield first
    for address in first.later():
        yield list_page(fetch.get(address, anchor="txtlist"))


def split(documents: Sequence[Document]) -> tuple[tuple[ListPage, ...], tuple[Document, ...]]:
    """Return the pages of the list, and what came after them. Raises PageChangedError unless every announced page is
    there, in order, and all of them declare the same total."""
    if not documents:
        raise PageChangedError("no document")
    first = list_page(documents[0])
    pages = (first, *(list_page(document) for document in documents[1 : first.pages]))
    if [page.page for page in pages] != list(range(1, first.pages + 1)):
        numbers = ", ".join(str(page.page) for page in pages)
        raise PageChangedError(f"the list announces {first.pages} pages; those given are number {numbers}")
    declared = {(page.total, page.pages) for page in pages}
    if len(declared) > 1:
        raise PageChangedError(f"the list changed while it was read: its pages declare {sorted(map(str, declared))}")
    return pages, tuple(documents[first.pages :])


def unlisted(page: ListPage, names: Iterable[str]) -> Iterator[str]:
    """Yield firms that a page of the list names around it and that are none of its rows."""
    place = f"{page.document.url}: the text around the list"
    words = (Words(place, text) for text in text_around(page.tree, *page.tree.select("ul.txtlist")))
    yield from unread_firms(words, names, (PBOC.zh,))


def cite(source: Source, url: str, document: Document) -> Citation:
    """Return the citation of a row read on `url`. No list here carries a date, so a row is as of the month it was read
    in: with the day, every night would bring 300 changed rows that say nothing new."""
    return Citation(
        publisher=source.publisher.zh,
        title=source.title.zh,
        url=url,
        as_of=document.fetched_at[:7],
        as_of_note=_AS_OF_NOTE,
        retrieved_at=date.fromisoformat(document.fetched_at[:10]),
        confidence=Confidence.OFFICIAL,
    )


def path(url: str) -> str:
    """Return what tells one page of the site from another, whatever the scheme."""
    return urlsplit(url).path
