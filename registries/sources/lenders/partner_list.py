"""One lender's list of one kind: found by its title, read by its headers, never by position."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from registries.documents import any_tables
from registries.documents.dates import DATE, iso_date
from registries.documents.page_text import page_url, words_of
from registries.model import Access, Citation, Confidence, PartialDate, PartnerRole, Source, Text
from registries.reader import Document, Fetch, FetchError, Gate, PageChangedError, ParsedList
from registries.sources.lenders.descriptions import LenderSpec, ListKind, Lists
from registries.sources.lenders.notices import Notice, newest_notice, notices, passed_over
from registries.sources.lenders.rows import listing, partner_records
from registries.sources.titles import listed

#: Every page of a consumer-finance company holds these words; a wall does not.
ANCHOR = "消费金融"
_FILES = (".pdf", ".xlsx", ".xls", ".docx", ".doc")
_OLDER_PAGES = range(2, 6)
#: How a page may say its list's date, the surest first. A level that gives two different dates gives none.
_DATED = tuple(
    re.compile(form)
    for form in (rf"截[至止]到?\s?({DATE})", rf"(?:更新|发布|公示|公布)(?:日期|时间)?[:：]?\s?({DATE})", rf"({DATE})")
)


class PartnerList:
    """The platforms, guarantors or collectors that one lender publishes."""

    def __init__(self, lists: Lists, lender: LenderSpec, kind: ListKind) -> None:
        self.lender = lender
        self._lists, self._kind = lists, lists.kinds[kind]
        self._method = lender.method_of(kind)
        self.source = _source(lender, kind, self._kind.title)
        # Lists of a dozen names change by several at once; how long each is was not seen.
        self.gate = Gate(min_rows=1, max_rows=600, removed_at_most=0.34, added_at_most=0.5)

    def documents(self, fetch: Fetch) -> Iterator[Document]:
        """Yield the page of notices, older ones where the list is not on it, then the list itself.

        Raises what `fetch` raises; PageChangedError when no notice has the list's title, NeedsReviewError when several
        have.
        """
        if self._method == "manual":
            return
        pages = []
        for page in self._indexes(fetch):
            yield page
            pages.append(page)
            if self._method == "direct":
                return
            if notice := self._notice(page):
                is_file = urlsplit(notice.url).path.lower().endswith(_FILES)
                yield fetch.get(notice.url, anchor=None if is_file else ANCHOR)
                return
        raise PageChangedError(self._no_list_message(pages))

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return rows of the last document; a page of notices before it gives title and date.

        Raises PageChangedError or NeedsReviewError."""
        *indexes, page = documents
        notice = self._notice(indexes[-1]) if indexes else None
        near, others = self._passed_over(indexes, notice) if notice else ([], [])
        words = words_of(page)
        title = notice.title if notice else words.title
        as_of = (notice.date if notice else None) or _date_in(words.text)
        partner_list = listing(any_tables(page), self._lists, self.lender.legal_name, title)
        default = None
        if not partner_list.has_roles:
            default = self._role(f"{title} {partner_list.title}".strip(), partner_list.warnings)
        rows = partner_records(partner_list.partners, self.lender.legal_name, default, self._cite(page, title, as_of))
        own_rows = tuple(row for row in rows if row.role in self._kind.roles)
        if not own_rows:
            raise PageChangedError(
                f"{page.url}: no row is one of {', '.join(self._kind.roles)}. {' '.join(partner_list.warnings)}"
            )
        warnings = (
            *partner_list.warnings,
            *(f"titles much like a list's were passed over, {listed(near)}" for _ in near[:1]),
        )
        passed = tuple(f"titles passed over, {listed(others)}" for _ in others[:1])
        return ParsedList(rows=own_rows, as_of=as_of, warnings=warnings, passed_over=passed)

    def _indexes(self, fetch: Fetch) -> Iterator[Document]:
        """Yield the page of notices, then older ones while there are any."""
        yield fetch.get(self.lender.index, anchor="DOCTITLE" if self._method == "data_json" else ANCHOR)
        for number in _OLDER_PAGES if self.lender.older else ():
            try:
                yield fetch.get(str(self.lender.older).format(n=number), anchor=ANCHOR)
            except FetchError:
                return  # past the last page: what was not found is said by the caller

    def _notice(self, page: Document) -> Notice | None:
        return newest_notice(notices(page, self._method), self._kind, self._lists)

    def _passed_over(self, pages: Sequence[Document], chosen: Notice) -> tuple[list[str], list[str]]:
        return passed_over([notice for page in pages for notice in notices(page, self._method)], chosen, self._lists)

    def _no_list_message(self, pages: Sequence[Document]) -> str:
        titles = [notice.title[:40] for page in pages for notice in notices(page, self._method)]
        looked_for = ", ".join((*self._kind.titles, *self._lists.shared_titles))
        return (
            f"{self.lender.index}: none of {len(titles)} notices on {len(pages)} pages holds one of {looked_for};"
            f" they begin: {'; '.join(titles[:5])}. Known of the page: {self.lender.seen}"
        )

    def _role(self, title: str, warnings: Iterable[str]) -> PartnerRole:
        """Return what a row is where no column says it: what the list's own title says of all. Raises PageChangedError
        where it says nothing, or several things: a column that was lost is not made up for."""
        roles = {role for word, role in self._kind.titles.items() if word in title}
        others = [word for kind in self._lists.kinds.values() if kind != self._kind for word in kind.titles]
        role = roles.pop() if len(roles) == 1 else None
        if role is None or any(word in title for word in others):
            fault = f"no column says what each partner does, and the title {title[:80]!r} says no one role"
            raise PageChangedError("; ".join((fault, *warnings)))
        return role

    def _cite(self, page: Document, title: str, as_of: PartialDate | None) -> Citation:
        return Citation(
            publisher=self.lender.legal_name,
            title=title[:300] or self.source.title.zh,
            url=page_url(page, self.source.url),
            as_of=as_of,
            retrieved_at=date.fromisoformat(page.fetched_at[:10]),
            confidence=Confidence.OFFICIAL,
        )


def _source(lender: LenderSpec, kind: ListKind, title: Text) -> Source:
    method = lender.method_of(kind)
    return Source(
        id=f"lenders.{lender.slug}.{kind}",
        title=Text(zh=f"{lender.legal_name}：{title.zh}", en=f"{lender.legal_name}: {title.en}"),
        publisher=Text(zh=lender.legal_name, en=lender.legal_name),
        url=lender.index if method == "direct" else lender.page or lender.index,
        kind="partner",
        access=Access.MANUAL if method == "manual" else Access.AUTOMATIC,
        # No lender's page is known to declare that its list is complete.
        whole=False,
        cadence_days=None if method == "manual" else 92,  # "from time to time", as the lenders write
        max_age_days=180,
        how_to_check=Text(
            zh=f"打开这家公司的官网或官方App，找“{title.zh}”，看有没有合同上那家公司的全称。",
            en=f"On the lender's own site or app, look for its {title.en}, and for the full name from your contract.",
        ),
    )


def _date_in(text: str) -> PartialDate | None:
    for form in _DATED:
        dates = {day for printed in form.findall(text) if (day := iso_date(printed))}
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return None
