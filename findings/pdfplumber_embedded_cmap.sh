#!/usr/bin/env bash
# Guess: a line that fpdf2 writes in Noto Sans CJK, an OpenType font with CFF outlines, reads in
#   pdfplumber, pypdf and pdfium alike: the file has a ToUnicode table for every glyph.
# Seen: pdfplumber finds no character at all, pypdf a NUL before each, pdfium the line. The font's
#   Encoding is a CMap embedded in the file, as the PDF standard allows; for such fonts only.
# Version: pdfplumber 0.11.10 with pdfminer.six 20260107, pypdf 7.1.1, pypdfium2 5.15.2, fpdf2 2.8.9,
#   cvttf-NotoSansCJK-Regular 1.0
# For us: a page that reads empty is not an empty page; pdfium reads our PDFs.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check fpdf2==2.8.9 cvttf-notosanscjk-regular==1.0 pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.1 pypdfium2==5.15.2
cd "$dir"
venv/bin/python - 2>/dev/null <<'PY'
from importlib.metadata import distribution, version
from io import BytesIO
import fpdf
import pdfplumber
import pypdf
import pypdfium2

print(*(f"{p} {version(p)}" for p in ("pdfplumber", "pdfminer.six", "pypdf", "pypdfium2", "fpdf2")))
print("guess: 星桥小额贷款 three times")
package = distribution("cvttf-notosanscjk-regular")
font = next(f.locate() for f in package.files if f.suffix == ".otf")
paper = fpdf.FPDF()
paper.add_page()
paper.add_font("noto", "", str(font))
paper.set_font("noto", size=12)
paper.write(text="星桥小额贷款")
data = bytes(paper.output())
with pdfplumber.open(BytesIO(data)) as book:
    plumber = book.pages[0].extract_text()
seen = [
    plumber,
    pypdf.PdfReader(BytesIO(data)).pages[0].extract_text(),
    pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
]
known = ["", "\0星\0桥\0小\0额\0贷\0款", "星桥小额贷款"]
print("seen: ", seen)
if seen != known:
    print("it behaves differently now")
    raise SystemExit(1)
PY
