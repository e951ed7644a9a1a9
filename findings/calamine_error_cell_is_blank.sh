#!/usr/bin/env bash
# Guess: a cell with #N/A or #REF! gives its text in calamine as in openpyxl.
# Seen: calamine gives '', the same as for an empty cell; openpyxl gives '#N/A'. A list whose names
#   come from a broken VLOOKUP reads as rows without a name.
# Version: python-calamine 0.9.1, openpyxl 3.1.5
# For us: an empty cell of a spreadsheet may be an error of the publisher's; blanks in a needed
#   column are a reason to hold it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

print("python-calamine", version("python-calamine"), "openpyxl", version("openpyxl"))
print("guess: #N/A #REF! in both")
book = Workbook()
book.active.append(["甲", "#N/A", "#REF!", None, "乙"])
book.save("list.xlsx")
cells = next(load_workbook("list.xlsx").active.iter_rows())
print("type in the file:", [cell.data_type for cell in cells])
seen = [
    CalamineWorkbook.from_path("list.xlsx").get_sheet_by_index(0).to_python()[0],
    [cell.value for cell in cells],
]
known = [["甲", "", "", "", "乙"], ["甲", "#N/A", "#REF!", None, "乙"]]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
