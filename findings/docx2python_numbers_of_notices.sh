#!/usr/bin/env bash
# Guess: docx2python writes automatic numbers into the text, so the 一、 and （一） of an official notice
#   are there.
# Seen: '--' for every Chinese numbering (chineseCounting and its kin), with a warning; decimal
#   numbers are written. Two items of a notice look like bullets.
# Version: docx2python 3.7.1
# For us: no reader here gives Word's Chinese numbers: nothing may depend on them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check docx2python==3.7.1 python-docx==1.2.0
cd "$dir"
venv/bin/python - <<'PY'
import warnings
from importlib.metadata import version
import docx
from docx.oxml import parse_xml
from docx2python import docx2python

warnings.simplefilter("ignore")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
print("docx2python", version("docx2python"))
print("guess: 1 一 一 壹")
document = docx.Document()
numbering = document.part.numbering_part.element
body = document.element.body
formats = ["decimal", "chineseCounting", "chineseCountingThousand", "ideographLegalTraditional"]
for n, fmt in enumerate(formats, 90):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="{n}">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'))
    listed = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr></w:pPr>'
    body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{listed}<w:r><w:t>甲</w:t></w:r></w:p>"))
document.save("notice.docx")
seen = docx2python("notice.docx").text.split()
known = ["1)", "甲", "--", "甲", "--", "甲", "--", "甲"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
