#!/usr/bin/env bash
# Guess: ☑存续 ☐注销 in a .docx, the boxes put in by Word's Insert Symbol, reads with some mark for each box.
# Seen: python-docx and docx2txt give 存续 注销: which of the two is ticked is gone. mammoth gives 🗹 and 🞎,
#   docx2python HTML with the code of the symbol font.
# Version: python-docx 1.2.0, docx2txt 0.9, mammoth 1.13.0, docx2python 3.7.1
# For us: a choice between words is not read from a text without its boxes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0 docx2python==3.7.1
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

print(*(f"{p} {version(p)}" for p in ("python-docx", "docx2txt", "mammoth", "docx2python")))
print("guess: a mark before each word, four times")
BOX = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:sym w:font="Wingdings" w:char="{}"/></w:r>"""
paper = docx.Document()
line = paper.add_paragraph()
for box, word in (("F0FE", "存续 "), ("F0A8", "注销")):
    line._p.append(parse_xml(BOX.format(box)))
    line.add_run(word)
paper.save("form.docx")
with open("form.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value.strip()
seen = [docx.Document("form.docx").paragraphs[0].text, docx2txt.process("form.docx").strip()]
seen += [raw, docx2python("form.docx").text.strip()]
span = "<span style=font-family:Wingdings>&#x00{};</span>".format
known = ["存续 注销"] * 2 + ["🗹存续 🞎注销", f"{span('FE')}存续 {span('A8')}注销"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
