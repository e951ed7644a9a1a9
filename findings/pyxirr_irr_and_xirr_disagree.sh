#!/usr/bin/env bash
# Guess: where flows have two rates (10 % and 40 % here), irr and xirr of one package, both starting
#   from 10 %, give the one nearest to the start.
# Seen: xirr on yearly days gives 10 %, irr of the same amounts 40 %; numpy-financial's irr gives 10
#   %. A fee paid back at the end makes such flows.
# Version: pyxirr 0.10.8, numpy-financial 1.0.0
# For us: where the sign changes more than once no one rate is the annual cost.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check numpy==2.4.6 numpy-financial==1.0.0 pyxirr==0.10.8
cd "$dir"
venv/bin/python - <<'PY'
from datetime import date
from importlib.metadata import version
import numpy_financial
import pyxirr

print("pyxirr", version("pyxirr"), "numpy-financial", version("numpy-financial"))
print("guess: 0.1 three times")
flows = [-1000, 2500, -1540]
days = [date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]
rates = pyxirr.xirr(days, flows), pyxirr.irr(flows), numpy_financial.irr(flows)
seen = [round(float(rate), 6) for rate in rates]
known = [0.1, 0.4, 0.1]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
