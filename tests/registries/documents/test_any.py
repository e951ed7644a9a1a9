import io
import subprocess
import sys

import docx
import openpyxl
import pytest
import xlwt

from registries.documents import any_tables
from registries.reader import PageChangedError
from tests.every_case import every_case
from tests.registries.documents.making import Sheet, document, pdf

pytestmark = pytest.mark.usefixtures("in_child")

ROWS = (("序号", "名称"), ("1", "测试甲"))


def xlsx() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def xls() -> bytes:
    book, out = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("a")
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(number, column, text)
    book.save(out)
    return out.getvalue()


def word() -> bytes:
    held, out = docx.Document(), io.BytesIO()
    table = held.add_table(2, 2)
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    held.save(out)
    return out.getvalue()


HTML = "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}" for row in ROWS) + "</table>"


@every_case(
    "content",
    [
        pdf([Sheet(ROWS)], (50, 100)),
        xlsx(),
        xls(),
        word(),
        f"\r\n<!doctype html><meta charset=gbk>{HTML}".encode("gbk"),
        b"\xef\xbb\xbf" + HTML.encode(),
        '[{"序号": 1, "名称": "测试甲"}]'.encode(),
        "序号,名称\r\n1,测试甲\r\n".encode("gb18030"),
    ],
)
def test_the_bytes_say_what_it_is(content: bytes) -> None:
    assert [table.rows for table in any_tables(document(content))] == [ROWS]


@pytest.mark.parametrize(
    "content",
    [b"", b" \n", b"\x89PNG\r\n\x1a\n\0", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), b"{}", b"hello"],
    ids=["nothing", "blank", "picture", "old word", "json", "words"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(PageChangedError):
        any_tables(document(content))


def test_importing_the_readers_imports_no_parser() -> None:
    program = "import sys, registries.documents; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "registries.documents.pdf" in loaded
    assert not loaded & {"lxml", "bs4", "pypdfium2", "pdfplumber", "python_calamine", "xlrd", "docx", "requests", "PIL"}
