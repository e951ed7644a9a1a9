#!/usr/bin/env bash
# Guess: dateparser with languages=['zh'] reads 二〇二六年十一月二十九日, the form under every official notice,
#   as it reads 2026年11月29日.
# Seen: None, also with 零 for 〇, or with only the month in Han numerals.
# Version: dateparser 1.5.0
# For us: days of notices keep their own reader.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check dateparser==1.5.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import dateparser

print("dateparser", version("dateparser"))
print("guess: 2026-11-29 four times")
texts = ["2026年11月29日", "二〇二六年十一月二十九日", "二零二六年十一月二十九日", "2026年十一月二十九日"]
days = [dateparser.parse(text, languages=["zh"]) for text in texts]
seen = [day and day.date().isoformat() for day in days]
known = ["2026-11-29", None, None, None]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
