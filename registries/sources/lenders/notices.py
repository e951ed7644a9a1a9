"""From a lender's page of notices to the one notice that holds a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from registries.documents.dates import DATE, iso_date
from registries.documents.decode import decode
from registries.documents.html import parse
from registries.documents.json_page import parse_json
from registries.model import PartialDate
from registries.reader import Document, NeedsReviewError, PageChangedError
from registries.sources.lenders.descriptions import Kind, Lists, Method

if TYPE_CHECKING:
    from bs4 import Tag

_DATE = re.compile(DATE)
_DATE_BEFORE = re.compile(rf"^[\[【(（]?\s*{DATE}\s*[\]】)）]?\s*")
#: How far above a link its date may stand: a cell, a row, a list item.
_ABOVE = 3
#: Words of titles of lists; the known titles are made of these.
_LIKE_A_LIST = re.compile(
    r"(?:合作|助贷|增信|担保|催收|清收|贷后|引流|导流|获客|营销|平台运营|联合贷款|出资).{0,12}(?:机构|方|公司|名单|名录|清单|情况)"
)


@dataclass(frozen=True)
class Notice:
    """A link to a notice: title as printed, where it leads, and the date printed in the title or beside it."""

    title: str
    url: str
    date: PartialDate | None


def notices(page: Document, method: Method) -> tuple[Notice, ...]:
    """Return every notice the page links to, in its order, each address once. Raises PageChangedError when there is
    none."""
    text = decode(page)
    if method == "data_json":
        links = _in_json(parse_json(text), page.url)
    else:
        links = _in_html(text, page.url, only_pdf=method == "pdf_links")
    by_url: dict[str, Notice] = {}
    for notice in links:
        by_url.setdefault(notice.url, notice)
    if not by_url:
        raise PageChangedError(f"{page.url}: expected links to notices ({method}), found none")
    return tuple(by_url.values())


def newest_notice(candidates: Iterable[Notice], kind: Kind, lists: Lists) -> Notice | None:
    """Return the newest notice of that kind of list, or None. Raises NeedsReviewError where several could be it."""
    fitting = [notice for notice in candidates if not _holds(notice.title, lists.other_titles)]
    own_title = [notice for notice in fitting if _holds(notice.title, kind.titles)]
    matches = own_title or [notice for notice in fitting if _holds(notice.title, lists.shared_titles)]
    if len(matches) < 2:
        return matches[0] if matches else None
    newest = max(notice.date or "" for notice in matches)
    latest = [notice for notice in matches if notice.date == newest]
    if len(latest) == 1 and all(notice.date for notice in matches):
        return latest[0]
    raise NeedsReviewError(f"which is the list? {'; '.join(f'{notice.date} {notice.title}' for notice in matches)}")


def passed_over(candidates: Sequence[Notice], chosen: Notice, lists: Lists) -> tuple[list[str], list[str]]:
    """Return the titles that share words with a list's and are no list that is known: those that may well be newer
    than the chosen one, whatever they are, and the others, among them the notices of what was added or ended.

    A title of another kind of list is neither: that list has its own reader."""
    known = [word for kind in lists.kinds.values() for word in kind.titles]
    near: list[str] = []
    others: list[str] = []
    for notice in candidates:
        if notice == chosen or not _LIKE_A_LIST.search(notice.title):
            continue
        if _holds(notice.title, lists.other_titles):
            others.append(notice.title)
        elif not _holds(notice.title, (*known, *lists.shared_titles)):
            newer = not (notice.date and chosen.date) or notice.date > chosen.date
            (near if newer else others).append(notice.title)
    return near, others


def _holds(title: str, words: Iterable[str]) -> bool:
    return any(word in title for word in words)


def _in_json(value: object, base: str) -> Iterator[Notice]:
    """Yield notices of objects with DOCTITLE and URL, wherever they stand: how they nest was not seen."""
    if isinstance(value, list):
        for item in value:
            yield from _in_json(item, base)
    elif isinstance(value, dict) and "DOCTITLE" in value:
        if not isinstance(value.get("URL"), str):
            raise PageChangedError(f"{base}: a notice without URL: {sorted(value)}")
        yield _notice(str(value["DOCTITLE"]), urljoin(base, value["URL"]), str(value.get("DOCRELTIME", "")))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _in_json(item, base)


def _in_html(text: str, base: str, *, only_pdf: bool) -> Iterator[Notice]:
    for link in parse(text).select("a[href]"):
        url = urljoin(base, str(link["href"]).strip())
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or (only_pdf and not parts.path.lower().endswith(".pdf")):
            continue
        title = str(link.get("title") or "") or link.get_text(" ", strip=True)
        if title.strip():
            yield _notice(title, url, _beside(link))


def _notice(title: str, url: str, beside: str) -> Notice:
    title = " ".join(title.split())
    printed = _DATE.search(title) or _DATE.search(beside)
    return Notice(_DATE_BEFORE.sub("", title) or title, url, iso_date(printed[0]) if printed else None)


def _beside(link: "Tag") -> str:
    """Return the text around a link, as far up as nothing else is linked."""
    text = link.get_text(" ", strip=True)
    for above in list(link.parents)[:_ABOVE]:
        if len({str(sibling["href"]) for sibling in above.select("a[href]")}) > 1:
            break
        text = above.get_text(" ", strip=True)
    return text
