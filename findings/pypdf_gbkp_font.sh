#!/usr/bin/env bash
# Guess: pdfplumber and pypdf read the same text from a PDF whose Song font is not embedded and
#   encoded as GBK-EUC-H or GBKp-EUC-H.
# Seen: pypdf reads the first and takes the second for UTF-16: other characters, a log line, no
#   error.
# Version: pypdf 7.1.0, pdfplumber 0.11.10
# For us: pypdf is no second reader for lists of such age.
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
print("guess: the same four times")
seen = [read(pdf(f"/{cmap}-EUC-H", "银行贷款".encode("gbk"))) for cmap in ("GBK", "GBKp")]
right = "银行贷款"
known = [[right] * 2, [right, "틸탐듻뿮"]]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
