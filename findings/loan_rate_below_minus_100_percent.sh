#!/usr/bin/env bash
# Guess: rate() finds the rate of any plan that pmt() made, or gives nan (numpy) or None (pyxirr).
# Seen: for 12 payments at 30 % each period, which weekly loans reach, both give -1.85: a rate of
#   minus 185 %, which solves the equation but no loan has. irr() of the same payments is right in
#   both.
# Version: numpy-financial 1.0.0, pyxirr 0.10.8
# For us: check our annual costs against irr, never against rate.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check numpy==2.4.6 numpy-financial==1.0.0 pyxirr==0.10.8
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import numpy_financial
import pyxirr

print("numpy-financial", version("numpy-financial"), "pyxirr", version("pyxirr"))
print("guess: 0.3 four times")
payment = -float(numpy_financial.pmt(0.3, 12, -1000))
flows = [1000] + [payment] * 12
rates = [
    numpy_financial.rate(12, payment, 1000, 0),
    pyxirr.rate(12, payment, 1000),
    numpy_financial.irr(flows),
    pyxirr.irr(flows),
]
seen = [round(float(rate), 2) for rate in rates]
known = [-1.85, -1.85, 0.3, 0.3]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
