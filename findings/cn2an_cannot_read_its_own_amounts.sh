#!/usr/bin/env bash
# Guess: cn2an reads back the capital amounts that an2cn(…, 'rmb') writes.
# Seen: 12000.5 and 1000.5 come back, 100.05 (壹佰元零伍分) and 0.5 (伍角) raise, and 1.005 was already
#   written as one yuan.
# Version: cn2an 0.5.24
# For us: an amount in words that it refuses need not be a wrong amount.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check cn2an==0.5.24 proces==0.1.7
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import cn2an

print("cn2an", version("cn2an"))
print("guess: the same amount each time")
seen = []
for amount in (12000.5, 1000.5, 100.05, 0.5):
    words = cn2an.an2cn(amount, "rmb")
    try:
        seen.append((words, cn2an.cn2an(words, "smart")))
    except ValueError:
        seen.append((words, "error"))
known = [
    ("壹万贰仟元伍角", 12000.5),
    ("壹仟元伍角", 1000.5),
    ("壹佰元零伍分", "error"),
    ("伍角", "error"),
]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
