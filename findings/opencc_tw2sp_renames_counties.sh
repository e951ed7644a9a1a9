#!/usr/bin/env bash
# Guess: tw2sp turns Taiwan's words into the mainland's; a name already in simplified characters
#   comes out as it went in.
# Seen: 蚌埠 becomes 蚌端口, since Taiwan's 埠 (a port of a computer) is replaced by itself inside a
#   city's name; 塔吉克自治县 turns into a country, 智慧银行 into 智能银行.
# Version: opencc 1.4.2
# For us: use tw2sp as a further question only, never for the name that is stored or shown.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check opencc==1.4.2
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from opencc import OpenCC

print("opencc", version("opencc"))
print("guess: unchanged")
names = ["蚌埠农村商业银行", "塔什库尔干塔吉克自治县", "智慧银行", "重庆银行"]
convert = OpenCC("tw2sp").convert
seen = [convert(name) for name in names]
known = ["蚌端口农村商业银行", "塔什库尔干塔吉克斯坦自治县", "智能银行", "重庆银行"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
