"""Lists read by a description (`spec.py`) instead of code, and files read by a mere column map."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from registries.characters import HAN
from registries.documents import any_tables
from registries.documents.dates import DATE, iso_date
from registries.documents.page_text import PageWords, mask_phones, page_url, without_phones, words_of
from registries.documents.tables.joined_tables import Announced, joined_tables
from registries.documents.tables.numbering import numbering
from registries.documents.tables.table import Table, header_key, records
from registries.firm_names.legal_names import licence_of, notice_of
from registries.model import Access, Citation, Confidence, LicenceRecord, NoticeRecord, PartialDate, Record, Source
from registries.reader import Document, Fetch, PageChangedError, ParsedList
from registries.row_identity import Identity, identity
from registries.sources.declarative.ignored_columns import status_in_ignored_columns
from registries.sources.declarative.spec import SourceSpec, spec_files
from registries.sources.declared_pages import missing_pages

_RECORD = TypeAdapter[LicenceRecord | NoticeRecord](LicenceRecord | NoticeRecord)
_NAMES = frozenset({"legal_name", "subject", "operator"})
_DATES = frozenset({"granted", "expires", "date", "cure_deadline", "as_of"})
_HAN = re.compile(f"[{HAN}]")
_NOTHING = frozenset({"", "-", "--", "—", "/", "无", "长期", "长期有效"})
#: Prefix of the fields that stand for headers of words; no record field has it.
_WORD = "word:"


@dataclass
class _Read:
    """What has been read so far, of all documents."""

    rows: list[LicenceRecord | NoticeRecord] = field(default_factory=list)
    serials: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    words: str = ""
    pages: int = 0


class DeclarativeReader:
    """The reader of a described list."""

    def __init__(self, description: SourceSpec) -> None:
        self.source, self.gate = description.source, description.gate.gate()
        self._description = description
        self._columns = {**description.columns, **{header: f"{_WORD}{header}" for header in description.words}}

    def documents(self, fetch: Fetch) -> Iterator[Document]:
        """Yield the one page or file of an automatic source. Raises what `fetch` raises."""
        if self.source.access is Access.AUTOMATIC:
            yield fetch.get(str(self.source.url), anchor=self._description.anchor)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return the rows of all documents together. Raises PageChangedError or NeedsReviewError."""
        read = _Read()
        for page in documents:
            printed_date = self._date_of(page)
            for cells in self._cells(page, read):
                if row := self._record(cells, self._cite(page, printed_date), read.warnings):
                    read.rows.append(row)
        read.warnings += missing_pages(read.words, read.pages)
        rows = _newest(read.rows, self._description.newest) if self._description.newest else tuple(read.rows)
        as_of = max((row.cite.as_of for row in rows if row.cite.as_of), default=None)
        return ParsedList(
            rows=rows,
            as_of=as_of,
            # Older rows of a firm were numbered too, and are not among the rows.
            serials=() if self._description.newest else tuple(read.serials),
            warnings=tuple(map(mask_phones, (*read.warnings, *_repeated(rows)))),
        )

    def _date_of(self, page: Document) -> PartialDate | None:
        """Return the list's date, where the description says after which words it stands. Raises PageChangedError
        where a page lacks it; a file has no words beside its table, and whoever imports it says its date."""
        words, printed_on = self._description.as_of_after, words_of(page)
        if words is None or printed_on == PageWords():
            return None
        printed = re.findall(rf"{re.escape(words)}\s*({DATE})", printed_on.text)
        dates = {day for each in printed if (day := iso_date(each))}
        if len(dates) != 1:
            raise PageChangedError(f"{page.url}: expected one date after {words!r}, found {sorted(dates) or 'none'}")
        return dates.pop()

    def _cells(self, page: Document, read: _Read) -> Iterator[dict[str, str]]:
        tables, description = any_tables(page), self._description
        read.pages += 1
        read.words += f" {words_of(page).text}"
        if description.layout == "table":
            publisher = Announced((self.source.publisher.zh,))
            whole = joined_tables(tables, self._columns, description.ignore, description.optional, publisher)
            parts, warnings = whole.parts, whole.warnings
        else:
            pairs = self._pairs(page, tables)
            parts = tuple(records(table, self._columns, description.ignore, description.optional) for table in pairs)
            warnings = tuple(warning for part in parts for warning in part.warnings)
        read.warnings += warnings
        if self.source.kind == "licence":
            read.warnings += status_in_ignored_columns(parts)
        read.serials += numbering([part.rows for part in parts], read.warnings)
        for part in parts:
            yield from part.rows

    def _pairs(self, page: Document, tables: Sequence[Table]) -> tuple[Table, ...]:
        fields = {header_key(header): name for header, name in self._columns.items()}
        required = set(fields.values()) - self._description.optional
        transposed = [_transposed(table) for table in tables]
        matching = tuple(
            table for table in transposed if required <= {fields.get(header_key(cell)) for cell in table.rows[0]}
        )
        if not matching:
            raise PageChangedError(
                f"{page.url}: none of {len(tables)} tables has the labels {', '.join(self._columns)}"
            )
        return matching

    def _record(
        self, cells: Mapping[str, str], cite: Citation, warnings: list[str]
    ) -> LicenceRecord | NoticeRecord | None:
        """Return one row, or None where it cannot be one; why is then a warning."""
        fields: dict[str, Any] = {"kind": self.source.kind, "cite": cite, **self._description.constants}
        for name, cell in cells.items():
            if name.startswith(_WORD):
                header = name.removeprefix(_WORD)
                if cell not in self._description.words[header]:
                    warnings.append(f"unknown word {cell[:40]!r} under {header}")
                    return None
                fields |= self._description.words[header][cell]
            elif name == "as_of":
                fields["cite"] = cite.model_copy(update={"as_of": _value(name, cell, warnings) or cite.as_of})
            elif name != "serial" and (value := _value(name, cell, warnings)):
                fields[name] = value
        try:
            row = _RECORD.validate_python(fields)
            return licence_of(row, warnings) if isinstance(row, LicenceRecord) else notice_of(row, warnings)
        except ValidationError as error:
            fault = error.errors()[0]
            warnings.append(f"a row is no {self.source.kind}: {fault['loc'][-1]}: {fault['msg']}")
            return None

    def _cite(self, page: Document, as_of: PartialDate | None) -> Citation:
        return Citation(
            publisher=self.source.publisher.zh,
            title=self.source.title.zh,
            url=page_url(page, self.source.url),
            as_of=as_of,
            retrieved_at=date.fromisoformat(page.fetched_at[:10]),
            confidence=Confidence.OFFICIAL,
        )


def imported_reader(
    source: Source, columns: Mapping[str, str], constants: Mapping[str, Any] | None = None
) -> DeclarativeReader:
    """Return a reader of files saved by hand, of any form that `any_tables` knows, from nothing but a column map:
    printed header → record field. `constants`: fields no column says.

    Raises SourceSpecError where the map cannot make records of the source's kind.
    """
    return DeclarativeReader(
        spec_files(source.id, {"source": source, "columns": columns, "constants": constants or {}})
    )


def _transposed(table: Table) -> Table:
    """Return a table of labels and values in turn as one header row and one row."""
    pairs = [pair for row in table.rows for pair in zip(row[::2], row[1::2], strict=False)]
    labels = tuple(label.rstrip("：: ") for label, _ in pairs)
    return Table((labels, tuple(value for _, value in pairs)))


def _value(name: str, cell: str, warnings: list[str]) -> str | None:
    """Return what a cell gives a field: a name as printed, a date in ISO, else the text; None where it is none."""
    if cell in _NOTHING:
        return None
    if name in _NAMES:
        name = without_phones(cell)
        return name if _HAN.search(name) else None
    if name not in _DATES:
        return cell
    day = iso_date(cell)
    if day is None:
        warnings.append(f"no date for {name}: {cell[:40]!r}")
    return day


def _newest(rows: Iterable[Record], name: str) -> tuple[Record, ...]:
    """Return one row a firm: that with the newest date in the field `name`; of equal ones the first."""
    newest: dict[Identity, Record] = {}
    for row in rows:
        best = newest.setdefault(identity(row), row)
        if _date_in(row, name) > _date_in(best, name):
            newest[identity(row)] = row
    return tuple(newest.values())


def _date_in(row: Record, name: str) -> str:
    return (row.cite.as_of if name == "as_of" else getattr(row, name)) or ""


def _repeated(rows: Sequence[Record]) -> Iterator[str]:
    """Yield rows about one thing, of which the list does not say which counts."""
    seen: set[Identity] = set()
    for row in rows:
        if identity(row) in seen:
            yield f"more than one row is about {identity(row)[1][:60]}"
        seen.add(identity(row))
