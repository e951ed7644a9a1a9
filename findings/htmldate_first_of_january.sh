#!/usr/bin/env bash
# Guess: htmldate (trafilatura's finder of dates) reads 2026年3月4日, the form of every notice in China,
#   or finds nothing.
# Seen: 2026-01-01 for 4 March and for 31 December, in the text and in the page's own PubDate; 2026-03-04 in
#   the same places reads well. Its extensive search (on by default) falls back to the year.
# Version: htmldate 1.11.0
# For us: a notice's day is read by our own rule, never by a finder of dates that answers in any case.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check htmldate==1.11.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from htmldate import find_date

print("htmldate", version("htmldate"))
print("guess: 2026-03-04, or None for the Chinese form")
TEXT = "<html><head><title>公告</title></head><body><p>发布时间：{}</p><p>星桥公司取得许可。</p></body></html>"
META = '<html><head><meta name="PubDate" content="{}"></head><body><p>星桥公司</p></body></html>'
days = ("2026年3月4日", "2026年12月31日", "2026-03-04")
seen = [(day, find_date(TEXT.format(day)), find_date(META.format(day))) for day in days]
known = [
    ("2026年3月4日", "2026-01-01", "2026-01-01"),
    ("2026年12月31日", "2026-01-01", "2026-01-01"),
    ("2026-03-04", "2026-03-04", "2026-03-04"),
]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
