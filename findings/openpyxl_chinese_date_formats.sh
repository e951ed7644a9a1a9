#!/usr/bin/env bash
# Guess: a cell in one of Excel's built-in East Asian date formats (27 to 36, 50 to 58; a Chinese
#   Excel writes 31 for 2026年6月30日, with no format code in the file) is a date in both readers.
# Seen: calamine gives a date for all of them, openpyxl the number 46203 for all of them. Both give
#   a date for 14.
# Version: openpyxl 3.1.5, python-calamine 0.9.1
# For us: checked with openpyxl, a list's days are numbers; calamine reads them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$dir"
venv/bin/python - <<'PY'
import re
from importlib.metadata import version
from zipfile import ZipFile
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

print("openpyxl", version("openpyxl"), "python-calamine", version("python-calamine"))
ids = [14, *range(27, 37), *range(50, 59)]
print(f"guess: {len(ids)} dates in both")
book = Workbook()
for row in range(1, len(ids) + 1):
    book.active.cell(row, 1, 46203)
book.save("plain.xlsx")
styles = "".join(f'<xf numFmtId="{i}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>' for i in ids)
with ZipFile("plain.xlsx") as old, ZipFile("list.xlsx", "w") as new:
    for name in old.namelist():
        text = old.read(name).decode()
        if name == "xl/styles.xml":
            xfs = f'<cellXfs count="{len(ids)}">{styles}</cellXfs>'
            text = re.sub(r"<cellXfs.*?</cellXfs>", xfs, text, flags=re.S)
        if name.startswith("xl/worksheets/"):
            text = re.sub(r'r="A(\d+)"', lambda m: f'{m[0]} s="{int(m[1]) - 1}"', text)
        new.writestr(name, text)
cala = CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()
cells = load_workbook("list.xlsx").active["A"]
seen = [
    sum(str(row[0])[:10] == "2026-06-30" for row in cala),
    sum(str(cell.value)[:10] == "2026-06-30" for cell in cells),
    [cell.value for cell in cells][1],
]
known = [20, 1, 46203]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
