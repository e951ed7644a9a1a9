#!/usr/bin/env bash
# Guess: csv.Sniffer finds no delimiter in a list with one code a line, or a comma that is not there.
# Seen: the letter M, which every credit code of a company since 2015 has in ninth place; in numbers
#   of licences, the digit 0. The reader then cuts each code in two or three. clevercsv finds none.
# Version: Python 3.11 (csv), clevercsv 0.8.5
# For us: the delimiter is one of four, and a list of one column has none.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check clevercsv==0.8.5
cd "$dir"
venv/bin/python - <<'PY'
import csv
import sys
from importlib.metadata import version
import clevercsv

print("Python", sys.version.split()[0], "clevercsv", version("clevercsv"))
print("guess: an error, or one cell a line")
CODES = "91310000MA1FL4QK2X\n91310115MA1FL7TC8D\n91440300MA5FL9BW5H\n"
LICENCES = "L20261101\nL20261102\nL20261103\n"
seen = []
for text in (CODES, LICENCES):
    dialect = csv.Sniffer().sniff(text)
    first = next(csv.reader(text.splitlines(), dialect))
    seen.append((dialect.delimiter, first, clevercsv.Sniffer().sniff(text).delimiter))
known = [("M", ["91310000", "A1FL4QK2X"], ""), ("0", ["L2", "2611", "1"], "")]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
