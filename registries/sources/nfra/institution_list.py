"""One of the half-yearly lists of column 863: a title among many, one PDF, six columns.

    序号 | 中文全称 | 英文全称 | 机构编码 | 机构类型 | 监管责任单位

The columns and the title are those seen of the lists at 2025-12-31 (3,619 and 114 rows), whose last 序号 is their
number of rows; the PDF declares no other total. Every row of the PDF is read. Rows whose 机构类型 is known to be none
of ours (`types` maps it to None) give no record, and the numbers after them move up in `serials`: so these run
from 1 to the number of records exactly when the printed ones run without a gap, and a lost page or a row of an unknown
type shows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from registries.documents.dates import iso_date
from registries.documents.pdf import pdf_table
from registries.documents.tables.joined_tables import Announced, joined_tables
from registries.documents.tables.table import serials
from registries.firm_names.legal_names import licence_of
from registries.model import Citation, Confidence, LicenceRecord, LicenceStatus, LicenceType, PartialDate, Source
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.nfra.doc_info import (
    HOST,
    Article,
    DocEntry,
    DocInfo,
    is_list_page,
    pdf_attachment,
    read_article,
    titles_in,
)
from registries.sources.publishers import NFRA
from registries.sources.titles import listed, nearly

COLUMN = 863
COLUMNS = {
    "序号": "serial",
    "中文全称": "name",
    "英文全称": "english",
    "机构编码": "number",
    "机构类型": "type",
    "监管责任单位": "regulator",
}
_DECOY_BYTES = 1024  # the decoy has 968
_REGION = re.compile(r"(.{2,8}?)金融监管分?局")
_HEAD_OFFICES = ("金融监管总局", NFRA.zh)


@dataclass  # not frozen: the Reader protocol declares plain attributes
class InstitutionList:
    """The reader of one list. `name`: what its title begins with. `types`: 机构类型 as printed → ours, or None."""

    source: Source
    gate: Gate
    name: str
    types: Mapping[str, LicenceType | None]

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Return the pages of the column, the newest article of that title, and its PDF."""
        info = DocInfo(fetch)
        column = info.column(COLUMN)
        yield from column.pages
        article = info.article(self._newest(column.entries).doc_id)
        yield article
        yield fetch.get(pdf_attachment(read_article(article)))

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return rows of the PDF; the as-of date is the title's. A PDF saved by hand has no title, so no date of its
        own."""
        pdf = _the_pdf(documents)
        articles = [
            read_article(document) for document in documents if document is not pdf and not is_list_page(document)
        ]
        others = [entry for entry in titles_in(documents) if entry.doc_id not in {each.doc_id for each in articles}]
        as_of = self._as_of(articles[0]) if articles else None
        announced = Announced((NFRA.zh,), articles[0].title if articles else "")
        table_rows = joined_tables((pdf_table(pdf.content, tuple(COLUMNS)),), COLUMNS, announced=announced)
        rows = tuple({**row, "type": _joined(row["type"])} for row in table_rows.rows)
        cite = self._cite(articles[0] if articles else None, pdf, as_of)
        warnings = [*table_rows.warnings, *self._unknown_types(rows), *self._newer(others, articles)]
        named = [
            licence_of(self._record(row, kind, cite), warnings) for row in rows if (kind := self.types.get(row["type"]))
        ]
        return ParsedList(
            rows=tuple(row for row in named if row),
            as_of=as_of,
            serials=tuple(self._serials(rows)),
            warnings=tuple(warnings),
            passed_over=_other_lists(others),
        )

    def _newer(self, others: Iterable[DocEntry], articles: Iterable[Article]) -> Iterator[str]:
        """Yield titles that are nearly this list's, and newer than the one that was read: has it another name now?"""
        day = max((article.published for article in articles), default="")
        near = [entry.title for entry in others if entry.published > day and nearly(entry.title, self.name)]
        if near:
            yield f"newer titles much like {self.name} were passed over, {listed(near)}"

    def _newest(self, entries: Iterable[DocEntry]) -> DocEntry:
        named = [entry for entry in entries if self.name in entry.title]
        if not named:
            raise PageChangedError(f"no title of column {COLUMN} holds {self.name!r}")
        newest = max(named, key=lambda entry: (entry.published, entry.doc_id))
        self._as_of(newest)
        return newest

    def _as_of(self, entry: DocEntry) -> PartialDate:
        printed = re.search(rf"{self.name}[（(](截至[^（）()]{{5,15}})[）)]", entry.title)
        as_of = iso_date(printed[1]) if printed else None
        if as_of is None or len(as_of) < len("2025-12"):
            raise PageChangedError(f"expected a title like {self.name}（截至2025年12月末）, found {entry.title!r}")
        return as_of

    def _cite(self, article: Article | None, pdf: Document, as_of: PartialDate | None) -> Citation:
        page = f"{HOST}/cn/view/pages/governmentDetail.html?docId={{}}&itemId={COLUMN}&generaltype=1"
        return Citation(
            publisher=self.source.publisher.zh,
            title=article.title if article else self.name,
            url=page.format(article.doc_id) if article else None,
            as_of=as_of,
            retrieved_at=date.fromisoformat(pdf.fetched_at[:10]),
            confidence=Confidence.OFFICIAL,
        )

    def _record(self, row: Mapping[str, str], licence_type: LicenceType, cite: Citation) -> LicenceRecord:
        regulator = _joined(row["regulator"])
        region = _REGION.fullmatch(regulator)
        return LicenceRecord(
            legal_name=row["name"],
            licence_type=licence_type,
            status=LicenceStatus.IN_FORCE,
            number=_joined(row["number"]) or None,
            regulator=regulator or None,
            region=region[1] if region and regulator not in _HEAD_OFFICES else None,
            cite=cite,
        )

    def _serials(self, rows: Sequence[Mapping[str, str]]) -> Iterator[int]:
        left_out = 0
        for serial, row in zip(serials(rows), rows, strict=True):
            if self.types.get(row["type"], row) is None:
                left_out += 1
            else:
                yield serial - left_out

    def _unknown_types(self, rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
        unknown = [row for row in rows if row["type"] not in self.types]
        for kind in dict.fromkeys(row["type"] for row in unknown):
            names = [row["name"] for row in unknown if row["type"] == kind]
            yield f"机构类型 {kind[:30]!r} is not known: {len(names)} rows, the first is {names[0][:40]}"


def _other_lists(entries: Iterable[DocEntry]) -> tuple[str, ...]:
    titles = [entry.title for entry in entries if "名单" in entry.title]
    return (f"lists of the column passed over, {listed(titles)}",) if titles else ()


def _the_pdf(documents: Sequence[Document]) -> Document:
    pdfs = [document for document in documents if document.content.startswith(b"%PDF")]
    if len(pdfs) != 1:
        raise PageChangedError(f"expected one PDF, found {len(pdfs)} among {[document.url for document in documents]}")
    if len(pdfs[0].content) < _DECOY_BYTES:
        raise PageChangedError(f"{pdfs[0].url}: {len(pdfs[0].content)} bytes, as of the site's empty decoy")
    return pdfs[0]


def _joined(cell: str) -> str:
    """Return a cell that holds no words apart, whatever line breaks the PDF put into it."""
    return "".join(cell.split())
