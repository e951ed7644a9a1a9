"""Our reader of PDFs beside pdfplumber's tables, on documents that are hard to read: time, memory, characters right.

`python -m benchmarks.pdf_readers`. Pages are printed by Chromium in the fonts that are there, and drawn by reportlab. A
character counts as right when its whole cell is, at its row and column. Each reader works in a process of its own.
"""

import io
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence

from tests.registries.documents.mutations import pdf as damaged
from tests.registries.documents.mutations.pdf import Damage, PdfTable

HEADER = ("序号", "机构名称", "备注")
ROWS = (
    HEADER,
    ("1", "广州飞贝车贷科技有限公司", "阿不都·热依木"),
    ("2", "胶州马上长风小额贷款有限公司", "2026-10-31"),
    ("3", "上海瑨墫𬭎鿏科技有限公司", "GUANG ZHOU Co., Ltd."),
    ("4", "北京㵲龘信息技术有限公司", "已备案"),
)
PLAIN = PdfTable(tuple(row for row in ROWS if "鿏" not in row[1] and "㵲" not in row[1]), (50, 220, 120))
FONTS = ("Noto Sans CJK SC", "Noto Serif CJK SC", "WenQuanYi Micro Hei")
STYLES = {
    "no outer lines": "table { border-style: hidden }",
    "lines between rows alone": "td { border-left: 0; border-right: 0 }",
    "white on dark": "tr:first-child td { background: #123; color: #fff }",
    "slanted watermark": "body::before { content: '仅供查阅'; position: fixed; top: 90px; left: 60px; font-size: 60px;"
    " color: #00000022; transform: rotate(-30deg) }",
}
DRAWN: tuple[Damage, ...] = (
    damaged.drop_outer_lines,
    damaged.whiten_lines,
    damaged.watermark,
    damaged.print_twice,
    damaged.shuffle_words,
    damaged.drop_a_piece,
    damaged.double_a_line,
)
READERS = ("pdfplumber", "ours")


def main() -> None:
    """Print the table."""
    documents = list(hard_set())
    for what, reader in (("pdfplumber", "pdfplumber"), ("ours", "ours")):
        took, memory, right, held, total = measure(reader, documents)
        print(f"{what:<11} {took:6.2f} s  {memory:5.0f} MiB  {right}/{total} characters right  {held} documents held")


def hard_set() -> Iterator[tuple[str, bytes, Sequence[Sequence[str]]]]:
    """Yield what is hard about each document, the document, its rows."""
    yield from printed()
    for number, damage in enumerate(DRAWN):
        drawn = damage(PLAIN.drawn(), random.Random(number))
        yield damage.__name__, drawn.content(), drawn.rows


def printed() -> Iterator[tuple[str, bytes, Sequence[Sequence[str]]]]:
    """Yield pages that Chromium prints."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - minutes of a browser, for this table alone

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for font, (what, style) in [(font, (font, "")) for font in FONTS] + [
            (FONTS[0], each) for each in STYLES.items()
        ]:
            cells = "".join("<tr><td>" + "<td>".join(row) for row in ROWS)
            table = "table { border-collapse: collapse } td { border: 1px solid; padding: 2px 8px }"
            css = f"body {{ font-family: '{font}' }} {table} {style}"
            page.set_content(f"<meta charset=utf-8><style>{css}</style><h2>名单</h2><table>{cells}</table>")
            yield what, page.pdf(format="A4", print_background=True), ROWS
        browser.close()


def measure(
    reader: str, documents: Sequence[tuple[str, bytes, Sequence[Sequence[str]]]]
) -> tuple[float, float, int, int, int]:
    """Return seconds, MiB at the peak, characters right, documents held, characters in all."""
    took = memory = 0.0
    right = held = total = 0
    for what, content, rows in documents:
        run = subprocess.run(
            [sys.executable, "-m", "benchmarks.pdf_readers", reader], input=content, capture_output=True, check=True
        )
        answer = json.loads(run.stdout)
        took, memory, held = took + answer["seconds"], max(memory, answer["memory"]), held + answer["held"]
        found = characters_right(answer["rows"], rows)
        right, total = right + found, total + sum(len(cell) for row in rows for cell in row)
        print(f"  {reader:<11} {what:<26} {found}/{sum(len(cell) for row in rows for cell in row)}")
    return took, memory, right, held, total


def characters_right(read: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> int:
    """Return how many characters stand in cells that were read right."""
    pairs = zip(read, rows, strict=False)
    return sum(len(b) for line, row in pairs for a, b in zip(line, row, strict=False) if a == b)


def read(reader: str, content: bytes) -> None:
    """Read one document and print what came, and its cost."""
    from registries.documents.pdf import pages, tables  # noqa: PLC0415
    from registries.documents.tables.cells import clean  # noqa: PLC0415 - in the child alone

    held = False
    began = time.process_time()
    if reader == "ours":
        read_here = pages.read(content)
        took = time.process_time() - began
        tables.read_in_child = lambda *_: read_here
        found = tables.pdf_tables(content)
        rows = [list(row) for table in found for row in table.rows]
        held = any(table.warnings for table in found) or not found
    else:
        import pdfplumber  # noqa: PLC0415

        began = time.process_time()
        with pdfplumber.open(io.BytesIO(content)) as document:
            raw = [row for page in document.pages for table in page.extract_tables() for row in table]
        took = time.process_time() - began
        rows = [[clean(cell or "") for cell in row] for row in raw]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"rows": rows, "held": held, "seconds": took, "memory": peak}, sys.stdout)


if __name__ == "__main__":
    if sys.argv[1:]:
        read(sys.argv[1], sys.stdin.buffer.read())
    else:
        main()
