#!/usr/bin/env bash
# Guess: table.rows are the rows of the table that Word shows.
# Seen: a row inside a content control (forms that repeat a row have them) is not among them, and
#   len(table.rows) is one short: a firm is lost and nothing tells.
# Version: python-docx 1.2.0
# For us: take w:tr at any depth of the table; table.rows is no count.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
print("python-docx", version("python-docx"))
print("guess: 甲 乙 丙")
document = docx.Document()
table = document.add_table(3, 1)
for row, name in zip(table.rows, "甲乙丙"):
    row.cells[0].text = name
second = table.rows[1]._tr
control = parse_xml(f"<w:sdt {W}><w:sdtContent/></w:sdt>")
table._tbl.replace(second, control)
control[0].append(second)
document.save("list.docx")
seen = [row.cells[0].text for row in docx.Document("list.docx").tables[0].rows]
known = ["甲", "丙"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
