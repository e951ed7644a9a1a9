#!/usr/bin/env bash
# Guess: jionlp.parse_money reads 两万五 as 25,000 and 1万5 as 15,000, as everybody who says them means.
# Seen: 20,005 and 20,010: the rule for Han numerals ignores the step left out, and 1万5 gains a ten.
#   壹万贰仟元整, the form of contracts, is 'illegal'.
# Version: jionlp 1.5.31
# For us: do not read sums that people type with it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check jionlp==1.5.31
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import jionlp

print("jionlp", version("jionlp"))
print("guess: 25000 15000 20500 12000")
seen = []
for text in ("两万五", "1万5", "两万零五百", "壹万贰仟元整"):
    try:
        seen.append(jionlp.parse_money(text)["num"])
    except ValueError:
        seen.append("error")
known = ["20005.00", "20010.00", "20500.00", "error"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
