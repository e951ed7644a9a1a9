#!/usr/bin/env bash
# Guess: what reportlab writes with its Song font comes back from pdfplumber, or is visibly missing
#   (a mark, a 'cid:').
# Seen: · (U+00B7, in names of people and of firms from Xinjiang), − and 鿏 of the standard
#   characters vanish without a mark: 阿·贷 reads 阿贷. pypdf and pdfium read them.
# Version: pdfplumber 0.11.10 with pdfminer.six 20260107, reportlab 5.1.0
# For us: a dot missing in a PDF's name is no difference between two firms.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check reportlab==5.1.0 pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.0 pypdfium2==5.15.2
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from io import BytesIO
import pdfplumber
import pypdf
import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

print(*(f"{p} {version(p)}" for p in ("pdfplumber", "pdfminer.six", "pypdf")))
print("guess: the line as written, three times")
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
canvas = Canvas(out := BytesIO())
canvas.setFont("STSong-Light", 12)
canvas.drawString(50, 780, "阿·贷−鿏昇")
canvas.save()
with pdfplumber.open(out) as book:
    plumber = book.pages[0].extract_text()
pdfium = pypdfium2.PdfDocument(out.getvalue())[0].get_textpage().get_text_range()
seen = [plumber, pypdf.PdfReader(out).pages[0].extract_text().strip(), pdfium]
known = ["阿贷昇", "阿·贷−鿏昇", "阿·贷−鿏昇"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
