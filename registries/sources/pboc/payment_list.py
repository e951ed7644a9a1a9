"""One of the two lists of payment institutions: its pages, then the page of every institution on it.

The list carries no date of its own, so it is as of the day it was read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from registries.firm_names.legal_names import licence_of
from registries.model import LicenceRecord, LicenceStatus, Source
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.pboc.pages import cite, fetch_list, path, split, unlisted
from registries.sources.pboc.payment_detail import NAME, details
from registries.sources.pboc.payment_entry import entries
from registries.sources.pboc.payment_record import disagreements, licence


@dataclass(eq=False)
class PaymentList:
    """`status`: what standing on the list means. `dates_licence`: the date in a row is about the licence (注销日期),
    not about the page (生成日期)."""

    source: Source
    gate: Gate
    status: LicenceStatus
    dates_licence: bool = False

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Return every page of the list, then the page of every institution on it."""
        urls: dict[str, None] = {}
        for page in fetch_list(fetch, str(self.source.url)):
            yield page.document
            urls |= dict.fromkeys(entry.url for entry in entries(page))
        for url in urls:
            yield fetch.get(url, anchor=NAME)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return one row an institution, or PageChangedError: the list without the institutions' pages has no expiry
        and no former names, so one file saved by hand is not enough."""
        pages, others = split(documents)
        by_path = {path(document.url): document for document in others}
        rows: list[LicenceRecord] = []
        warnings: list[str] = []
        for entry in (entry for page in pages for entry in entries(page)):
            document = by_path.get(path(entry.url))
            if document is None:
                raise PageChangedError(f"the page of {entry.name} ({entry.url}) is missing: no row without it")
            page_details = details(document)
            warnings += [*page_details.warnings, *disagreements(entry, page_details)]
            try:
                citation = cite(self.source, entry.url, document)
                row = licence(entry, page_details, self.status, citation, dates_licence=self.dates_licence)
            except ValidationError as fault:
                raise PageChangedError(f"the row of {entry.name[:60]} ({entry.url}) cannot be: {fault}") from fault
            if named := licence_of(row, warnings):
                rows.append(named)
        listed = [name for row in rows for name in (row.legal_name, *row.former_names)]
        listed += [entry.name for page in pages for entry in entries(page)]
        warnings += [sentence for page in pages for sentence in unlisted(page, listed)]
        as_of = documents[0].fetched_at[:10]
        return ParsedList(tuple(rows), as_of, declared_total=pages[0].total, warnings=tuple(dict.fromkeys(warnings)))
