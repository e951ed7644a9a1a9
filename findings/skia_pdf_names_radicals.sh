#!/usr/bin/env bash
# Guess: a PDF of Skia (Chromium prints with it) in Noto Sans CJK reads as what was drawn; if not, NFKC
#   brings it back.
# Seen: 长门车行小 reads ⻓⻔⻋⾏⼩, radicals, in three readers: where the font has one glyph for both, the file's
#   ToUnicode table names the lower code point. NFKC brings back 行 and 小, not 长门车.
# Version: skia-python 144.1, cvttf-NotoSansCJK-Regular 1.0, pypdfium2 5.15.2, pypdf 7.1.1, pdfminer.six 20260107
# For us: radicals of both blocks are folded by a table before names are compared, not by NFKC.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check skia-python==144.1 cvttf-notosanscjk-regular==1.0 pypdfium2==5.15.2 pypdf==7.1.1 pdfminer.six==20260107
cd "$dir"
venv/bin/python - 2>/dev/null <<'PY'
from importlib.metadata import distribution, version
from io import BytesIO
from unicodedata import normalize
import pypdf
import pypdfium2
import skia
from pdfminer.high_level import extract_text

print(*(f"{p} {version(p)}" for p in ("skia-python", "pypdfium2", "pypdf", "pdfminer.six")))
print("guess: 长门车行小额贷款 every time")
package = distribution("cvttf-notosanscjk-regular")
font = next(f.locate() for f in package.files if f.suffix == ".otf")
paper = skia.PDF.MakeDocument(out := skia.DynamicMemoryWStream())
typeface = skia.Typeface.MakeFromFile(str(font))
page = paper.beginPage(600, 200)
page.drawString("长门车行小额贷款", 20, 50, skia.Font(typeface, 14), skia.Paint())
paper.endPage()
paper.close()
data = bytes(out.detachAsData())
seen = [
    pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range(),
    pypdf.PdfReader(BytesIO(data)).pages[0].extract_text(),
    extract_text(BytesIO(data)).strip(),
]
seen.append(normalize("NFKC", seen[0]))
known = ["⻓⻔⻋⾏⼩额贷款"] * 3 + ["⻓⻔⻋行小额贷款"]
print("seen: ", seen)
if seen != known:
    print("it behaves differently now")
    raise SystemExit(1)
PY
