"""关于侵害用户权益行为的APP（SDK）通报: apps named for what they do with personal data. It says nothing of a licence.

Only the newest notices are read, and none is a whole list. A notice that cannot be read (old Word, a picture, a lost
attachment) is named among the warnings, so the run waits for a person, and the others are read all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from registries.model import Access, Citation, Confidence, NoticeAction, NoticeRecord, Source, Text
from registries.reader import Document, Fetch, FetchError, Gate, NeedsReviewError, PageChangedError, ParsedList
from registries.sources.miit.app_table import App
from registries.sources.miit.column import ColumnEntry, column_page, entries, is_column_page, unread_items
from registries.sources.miit.issues import complaint
from registries.sources.miit.notice_apps import notice_apps
from registries.sources.miit.notice_page import attachments, path
from registries.sources.publishers import MIIT
from registries.sources.titles import gaps, listed

NEWEST, MOST_PAGES = 12, 5


@dataclass(eq=False)
class AppNotices:
    """One row an app and notice."""

    source: Source
    gate: Gate

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Yield pages of the column until enough notices are found, then each notice and its attachments."""
        columns: list[Document] = []
        for number in range(1, MOST_PAGES + 1):
            columns.append(column_page(fetch, number))
            yield columns[-1]
            if not entries(columns[-1]) or len(_newest(columns)) == NEWEST:
                break
        for entry in _newest(columns):
            page = fetch.get(entry.url, anchor="con_con")
            yield page
            yield from _attached(fetch, page)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return one row an app and notice. Raises PageChangedError without a page of the column that names a notice,
        so one attachment is not enough."""
        others = {path(document.url): document for document in documents if not is_column_page(document)}
        columns = [document for document in documents if is_column_page(document)]
        chosen = _newest(columns)
        if not chosen:
            raise PageChangedError("no title of the column is a 关于侵害用户权益行为的APP通报")
        rows: list[NoticeRecord] = []
        warnings = list(_unread(columns, chosen))
        for entry in chosen:
            try:
                notices, unexpected = self._notice(entry, others)
                rows += notices
            except (PageChangedError, NeedsReviewError, ValidationError) as fault:
                unexpected = (f"not read: {fault}",)
            warnings += [f"{entry.title} ({entry.url}): {sentence}" for sentence in unexpected]
        as_of = max((entry.date for entry in chosen if entry.date), default=None)
        return ParsedList(tuple(rows), as_of, warnings=tuple(warnings), passed_over=_passed_over(columns, chosen))

    def _notice(self, entry: ColumnEntry, others: Mapping[str, Document]) -> tuple[list[NoticeRecord], tuple[str, ...]]:
        page = others.get(path(entry.url))
        if page is None:
            raise PageChangedError("its page is missing")
        apps = notice_apps(page, others, taken_down=entry.kind == "taken_down")
        undated = () if entry.date else ("it has no date",)
        return [self._record(app, entry, page) for app in apps.apps], (*undated, *apps.warnings)

    def _record(self, app: App, entry: ColumnEntry, page: Document) -> NoticeRecord:
        cite = Citation(
            publisher=self.source.publisher.zh,
            title=entry.title,
            url=entry.url,
            as_of=entry.date,
            retrieved_at=date.fromisoformat(page.fetched_at[:10]),
            confidence=Confidence.OFFICIAL,
        )
        return NoticeRecord(
            subject=app.name,
            operator=app.operator.strip("/—-") or None,
            action=NoticeAction.PRIVACY_NOTICE,
            stage="final",
            date=entry.date,
            words=complaint(app.issues, entry.kind or "named", app.stores if app.shared else ()),
            cite=cite,
        )


def _newest(columns: Iterable[Document]) -> tuple[ColumnEntry, ...]:
    """Return the newest notices on apps, each once: a page that grew while it was read shows one twice."""
    named = {entry.url: entry for column in columns for entry in entries(column) if entry.kind}
    return tuple(sorted(named.values(), key=lambda entry: entry.date or "", reverse=True)[:NEWEST])


def _unread(columns: Iterable[Document], chosen: Sequence[ColumnEntry]) -> Iterator[str]:
    """Yield what the column shows and was not chosen, though it may name apps: notices whose numbers are missing from
    the series, titles in other words than are known, items without a title."""
    listing = [entry for column in columns for entry in entries(column)]
    yield from gaps((entry.title for entry in chosen), (entry.title for entry in listing))
    oldest = min((entry.date for entry in chosen if entry.date), default="")
    near = dict.fromkeys(
        entry.title for entry in listing if entry.resembles_one and (entry.date is None or entry.date >= oldest)
    )
    if near:
        yield f"titles much like a notice on apps were passed over, {listed(near)}"
    untitled = sum(map(unread_items, columns))
    if untitled:
        yield f"{untitled} items of the column have no title with a link, and were passed over"


def _passed_over(columns: Iterable[Document], chosen: Iterable[ColumnEntry]) -> tuple[str, ...]:
    addresses = {entry.url for entry in chosen}
    others = dict.fromkeys(entry.title for column in columns for entry in entries(column) if entry.url not in addresses)
    return (f"titles of the column passed over, {listed(others)}",) if others else ()


def _attached(fetch: Fetch, page: Document) -> Iterator[Document]:
    """Yield the attachments that can be had: `read` names the others. A refusal still ends the run."""
    with suppress(PageChangedError):
        for address in attachments(page):
            with suppress(FetchError):
                yield fetch.get(address)


READER = AppNotices(
    source=Source(
        id="miit.app_notices",
        title=Text(zh="关于侵害用户权益行为的APP（SDK）通报", en="Notices on apps and SDKs that harm users' rights"),
        publisher=MIIT,
        url="https://wap.miit.gov.cn/jgsj/xgj/fwjd/index.html",
        kind="notice",
        access=Access.AUTOMATIC,
        window=True,
        cadence_days=92,
    ),
    gate=Gate(20, 2000, removed_at_most=0.5, added_at_most=1.0, fill={"operator": 0.9, "date": 1.0, "words": 1.0}),
)
