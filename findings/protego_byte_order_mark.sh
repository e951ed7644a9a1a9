#!/usr/bin/env bash
# Guess: a byte order mark before the first 'User-agent' of a robots.txt is passed over; editors on
#   Windows write one.
# Seen: the first line is then an unknown directive, its Disallow lines belong to no group, and
#   everything is allowed. bytes.decode('utf-8') leaves the mark in.
# Version: protego 0.7.0
# For us: decode robots.txt as utf-8-sig, or we fetch what a publisher asked us not to.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check protego==0.7.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from protego import Protego

print("protego", version("protego"))
print("guess: refused with and without the mark")
body = "User-agent: *\nDisallow: /inner/\n".encode()
page = "https://example.org/inner/list.html"
seen = [
    Protego.parse(raw.decode("utf-8")).can_fetch(page, "reader")
    for raw in (body, b"\xef\xbb\xbf" + body)
]
known = [False, True]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
