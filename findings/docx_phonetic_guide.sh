#!/usr/bin/env bash
# Guess: a rare character with its reading above it (Word's phonetic guide, 拼音指南) is in the text of a
#   .docx; the reading may be there too, apart.
# Seen: python-docx and mammoth leave the character out: 㵲水 reads 水. docx2python and docx2txt put the
#   reading in front: wǔ㵲水. None of the four gives the name.
# Version: python-docx 1.2.0, mammoth 1.13.0, docx2python 3.7.1, docx2txt 0.9
# For us: w:rubyBase is text, w:rt is not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0 mammoth==1.13.0 docx2python==3.7.1 docx2txt==0.9
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx2python import docx2python

print(*(f"{p} {version(p)}" for p in ("python-docx", "mammoth", "docx2python", "docx2txt")))
print("guess: 㵲水小额贷款有限公司 four times")
GUIDE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ruby>
<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>
<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>
<w:rt><w:r><w:t>wǔ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>㵲</w:t></w:r></w:rubyBase></w:ruby></w:r>"""
paper = docx.Document()
line = paper.add_paragraph()
line._p.append(parse_xml(GUIDE))
line.add_run("水小额贷款有限公司")
paper.save("notice.docx")
with open("notice.docx", "rb") as file:
    raw = mammoth.extract_raw_text(file).value
seen = [docx.Document("notice.docx").paragraphs[0].text, raw.strip()]
seen += [docx2python("notice.docx").text.strip(), docx2txt.process("notice.docx").strip()]
known = ["水小额贷款有限公司"] * 2 + ["wǔ㵲水小额贷款有限公司"] * 2
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
