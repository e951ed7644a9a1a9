"""Faults of files: what a publisher may put where its PDF, Word or Excel file was."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.pages import Page
from tests.pages.nfra import AS_OF, DECOY, HEADER, institutions, list_rows
from tests.pages.nfra_pdf import table_pdf

Change = Callable[[Page], Page]
Rows = list[tuple[str, ...]]

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"
_PAGE = (
    '<html><head><meta charset="utf-8"></head><body><table><tr><td>文件不存在</td></tr></table></body></html>'.encode()
)


def on_file(magic: bytes, change: Callable[[bytes], bytes], content_type: str | None = None) -> Change:
    """A change of the bytes of files that begin so."""

    def changed(page: Page) -> Page:
        if not page.content.startswith(magic):
            return page
        return replace(page, content=change(page.content), content_type=content_type or page.content_type)

    return changed


def _as_html(page: Page) -> Page:
    """A web page under the address of a file."""
    return page if page.content_type.startswith(("text/html", "application/json")) else Page(_PAGE, page.content_type)


def _scan(_content: bytes) -> bytes:
    """A PDF of pictures: nothing to select in it."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for _ in range(3):
        canvas.rect(50, 50, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _locked(_content: bytes) -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    canvas.drawString(100, 100, "locked")
    canvas.save()
    return out.getvalue()


def _xxe(content: bytes) -> bytes:
    """A Word or Excel file whose XML asks for a file of the reader's machine."""
    doctype = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            body = old.read(item)
            if item.endswith(("document.xml", "sheet1.xml")):
                start, end = body.partition(b"?>")[0] + b"?>", body.partition(b"?>")[2]
                body = start + doctype + end.replace(b"</w:t>", b"&secret;</w:t>", 1)
            new.writestr(item, body)
    return out.getvalue()


def _zip_bomb(content: bytes) -> bytes:
    """One member more, of a quarter of a gigabyte of nothing."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as bomb, bomb.open("word/media/x.bin", "w") as member:
        for _ in range(256):
            member.write(bytes(1024 * 1024))
    return out.getvalue()


def _printed(rows: Callable[[Rows], Rows], header: Sequence[str] = HEADER) -> Change:
    """NFRA's list of legal persons printed anew with other rows, or another header over the same."""

    def changed(_content: bytes) -> bytes:
        return table_pdf(f"银行业金融机构法人名单\n（{AS_OF}）", header, rows(list_rows(institutions(small=True))))

    return on_file(PDF, changed)


def _same(rows: Rows) -> Rows:
    return rows


FILE_CHANGES: dict[str, Change] = {
    "html-for-file": _as_html,
    "truncated-pdf": on_file(PDF, lambda content: content[: len(content) // 2]),
    "scanned-pdf": on_file(PDF, _scan),
    "half-pdf": _printed(lambda rows: rows[: len(rows) // 2]),
    "gap-pdf": _printed(lambda rows: rows[:20] + rows[21:]),
    "twice-pdf": _printed(lambda rows: rows + rows[:5]),
    "ten-times-pdf": _printed(lambda rows: [(str(n), f"测试乙{n:04}银行", *rows[0][2:]) for n in range(1, 601)]),
    "swapped-pdf": _printed(_same, (HEADER[0], HEADER[2], HEADER[1], *HEADER[3:])),
    "twice-named-pdf": _printed(_same, (HEADER[0], HEADER[1], HEADER[1], *HEADER[3:])),
    "unknown-column-pdf": _printed(_same, (*HEADER[:2], "某新栏目", *HEADER[3:])),
    "decoy-pdf": on_file(PDF, lambda _: DECOY),
    "locked-pdf": on_file(PDF, _locked),
    "xxe": on_file(ZIP, _xxe),
    "zip-bomb": on_file(ZIP, _zip_bomb),
    "truncated-zip": on_file(ZIP, lambda content: content[: len(content) // 2]),
}
