#!/usr/bin/env bash
# Guess: a character that a predefined CMap lacks is one gap; the rest of the line is read by
#   pdfplumber as by pypdf.
# Seen: pdfminer goes on at the next byte, not at the next code: 𬭎贷 becomes 亍, a character that
#   stands nowhere on the page, and 贷 is gone. pypdf reads both.
# Version: pdfplumber 0.11.10 with pdfminer.six 20260107
# For us: a strange new name from a PDF may be a reading fault; a second reader shows it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pdfplumber==0.11.10 pdfminer.six==20260107 pypdf==7.1.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from io import BytesIO
import pdfplumber
import pypdf
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject
from pypdf.generic import NumberObject as Number, TextStringObject as Text


def named(**entries):
    values = {k: NameObject(v) if type(v) is str else v for k, v in entries.items()}
    return DictionaryObject({NameObject("/" + k): v for k, v in values.items()})


def pdf(encoding, raw):
    """Return a page with `raw` in a font that is not embedded, as old lists have it."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    info = named(Registry=Text("Adobe"), Ordering=Text("GB1"), Supplement=Number(5))
    box = ArrayObject(map(Number, (0, -200, 1000, 900)))
    about = named(Type="/FontDescriptor", FontName="/SimSun", Flags=Number(6), FontBBox=box)
    cid = named(Type="/Font", Subtype="/CIDFontType2", BaseFont="/SimSun", CIDSystemInfo=info)
    cid[NameObject("/FontDescriptor")] = writer._add_object(about)
    kids = ArrayObject([writer._add_object(cid)])
    font = named(Type="/Font", Subtype="/Type0", BaseFont="/SimSun", Encoding=encoding, DescendantFonts=kids)
    page[NameObject("/Resources")] = named(Font=named(F1=writer._add_object(font)))
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 50 780 Td <{raw.hex()}> Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(out := BytesIO())
    return out.getvalue()


def read(data):
    plumber = pdfplumber.open(BytesIO(data)).pages[0].extract_text()
    return [plumber, pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()]


print(*(f"{p} {version(p)}" for p in ("pdfplumber", "pdfminer.six", "pypdf")))
print("guess: pdfplumber ends in 贷, as pypdf does")
seen = read(pdf("/UniGB-UTF16-H", "𬭎贷".encode("utf-16-be")))
known = ["亍", "𬭎贷"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
