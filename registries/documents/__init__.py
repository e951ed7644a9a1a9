"""Documents to tables. Every reader of lists goes through one of these modules; none of them knows any list.

Importing this package imports no parser: web workers import the readers of lists for their metadata alone.
"""

import re
from dataclasses import replace

from registries.document import Document, PageChangedError
from registries.documents.csv_file import csv_table
from registries.documents.decode import decoded
from registries.documents.html import tables as html_tables
from registries.documents.json_page import json_table
from registries.documents.pdf import pdf_tables
from registries.documents.sheets.sheet import sheet_tables
from registries.documents.tables.table import Table
from registries.documents.word.document import docx_tables

#: How xls files of Excel 2 to 5 begin that are in no container.
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00")
#: How XML Spreadsheet 2003 begins.
_WORKBOOK = re.compile(r"<(?:\w{1,20}:)?Workbook\s[^>]{0,2000}urn:schemas-microsoft-com:office:spreadsheet")
#: How Word's files in XML, pages saved whole by a browser, and RTF begin.
_OTHER_OFFICE = re.compile(
    r"office/word/2003/wordml|office/2006/xmlPackage|\A\s{0,9}\{\\rtf|^MIME-Version:\s|^From: <Saved by", re.MULTILINE
)
_XML_DECLARATION = re.compile(r"^\ufeff?\s{0,64}<\?xml[^>]{0,300}\?>")


def any_tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of a document, whatever it is, told by its first bytes and never by its name.

    PDF, xlsx, xls, XML Spreadsheet 2003, docx, HTML, a JSON list of objects, CSV. Raises PageChangedError where it is
    none of these or broken, NeedsReviewError for a scanned PDF.
    """
    content = document.content
    if b"%PDF-" in content[:1024]:
        return pdf_tables(content)
    if content.startswith(b"PK"):
        return docx_tables(content) if b"word/document.xml" in content else sheet_tables(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "WordDocument".encode("utf-16-le") in content:
            raise PageChangedError("an old Word file (.doc): save it as .docx and import that")
        return sheet_tables(content)
    if content.startswith(_BARE_XLS):
        return sheet_tables(content)
    read = decoded(document)
    tables = _text_tables(read.text)
    if read.fault is None:
        return tables
    return tuple(replace(table, warnings=(read.fault, *table.warnings)) for table in tables)


def _text_tables(text: str) -> tuple[Table, ...]:
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if not start:
        raise PageChangedError("the document is empty")
    if _OTHER_OFFICE.search(text, 0, 4096):
        raise PageChangedError(
            "a Word file as XML, a web archive (.mht) or RTF: save it as .docx or .html, import that"
        )
    if start == "<":
        if _WORKBOOK.search(text, 0, 4096):
            return sheet_tables(_XML_DECLARATION.sub("", text).encode())  # which would name another encoding
        return html_tables(text)
    return (json_table(text),) if start in "[{" else (csv_table(text),)
