#!/usr/bin/env bash
# Guess: 分行, 支行 and 银行 are the commonest words of the field: 行 in them reads háng, whatever stands
#   before.
# Seen: 银行西安分行 ends in fen xing, for 安分 is a phrase and taken first; 平分, 水分, 中分, 通分 do the same, 203
#   branches in all if each county had one. 支行 is no phrase and reads zhi xing everywhere.
# Version: pypinyin 0.55.0
# For us: compare all readings of 行, or cut the ending off before reading.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pypinyin==0.55.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from pypinyin import lazy_pinyin

print("pypinyin", version("pypinyin"))
print("guess: hang at the end of all five")
names = ["招商银行长沙分行", "招商银行西安分行", "招商银行南通分行", "西安分行", "长沙支行"]
seen = [lazy_pinyin(name)[-1] for name in names]
known = ["hang", "xing", "xing", "xing", "xing"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
