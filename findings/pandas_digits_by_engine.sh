#!/usr/bin/env bash
# Guess: pandas.read_excel with dtype=str gives the 18 digits that stand in the workbook's XML, and its
#   two engines give the same.
# Seen: with openpyxl 911101081234567895, with calamine 911101081234567936, without a warning. That
#   calamine becomes the default engine is announced; that digits change is not.
# Version: pandas 3.1.1, openpyxl 3.1.5, python-calamine 0.9.1
# For us: a code that a workbook holds as a number is no code to look up.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1
cd "$dir"
venv/bin/python - <<'PY'
import warnings
from importlib.metadata import version
from zipfile import ZipFile
import pandas
from openpyxl import Workbook

print(*(f"{p} {version(p)}" for p in ("pandas", "openpyxl", "python-calamine")))
print("guess: 911101081234567895 twice")
book = Workbook()
book.active.append(["代码"])
book.active.append([7])
book.save("seven.xlsx")
# openpyxl itself would write 9.111010812345679e+17 for it.
with ZipFile("seven.xlsx") as old, ZipFile("list.xlsx", "w") as new:
    for name in old.namelist():
        new.writestr(name, old.read(name).replace(b"<v>7</v>", b"<v>911101081234567895</v>"))
warnings.simplefilter("error")
seen = [
    pandas.read_excel("list.xlsx", dtype=str, engine=engine)["代码"].tolist()[0]
    for engine in ("openpyxl", "calamine")
]
known = ["911101081234567895", "911101081234567936"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
