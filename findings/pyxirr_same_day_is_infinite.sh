#!/usr/bin/env bash
# Guess: xirr of a loan paid out and paid back on one day raises, as it does for flows of one sign.
# Seen: it returns inf, a float that passes every 'above 24 %' test and is no JSON; with a third
#   payment later the same loan gives None.
# Version: pyxirr 0.10.8
# For us: check the days of an offer before, and that the result is finite.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pyxirr==0.10.8
cd "$dir"
venv/bin/python - <<'PY'
from datetime import date
from importlib.metadata import version
import pyxirr

print("pyxirr", version("pyxirr"))
print("guess: an error for all three")
day, later = date(2026, 1, 1), date(2026, 2, 1)
seen = [
    pyxirr.xirr([day, day], [-1000, 1100]),
    pyxirr.xirr([day, day, later], [-1000, 1000, 50]),
]
try:
    seen.append(pyxirr.xirr([day, later], [1000, 1100]))
except pyxirr.InvalidPaymentsError:
    seen.append("error")
known = [float("inf"), None, "error"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
