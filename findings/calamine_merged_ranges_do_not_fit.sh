#!/usr/bin/env bash
# Guess: merged_cell_ranges are indices into what to_python() returns.
# Seen: they count from A1, while to_python() starts at the first cell that is not empty: on a sheet
#   with two empty rows and an empty column the range points past the data.
# Version: python-calamine 0.9.1
# For us: fill merged cells only in rows read with skip_empty_area=False.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

print("python-calamine", version("python-calamine"))
print("guess: rows[row][column] of the range's start is 丙, both times")
book = Workbook()
for cell, value in {"B3": "省", "C3": "名称", "B4": "丙", "C4": "甲", "C5": "乙"}.items():
    book.active[cell] = value
book.active.merge_cells("B4:B5")
book.save("list.xlsx")
sheet = CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0)
((row, column), _) = sheet.merged_cell_ranges[0]
seen = []
for rows in (sheet.to_python(), sheet.to_python(skip_empty_area=False)):
    inside = row < len(rows) and column < len(rows[row])
    seen.append(rows[row][column] if inside else "outside")
known = ["outside", "丙"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
