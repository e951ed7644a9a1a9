#!/usr/bin/env bash
# Guess: a name in traditional characters reads like the same name in simplified ones: 長沙銀行 is chang
#   sha yin hang.
# Seen: the phrases are in simplified characters, all but a few: 長沙 reads zhang sha, 銀行 yin xing, 重慶
#   zhong qing, 廈門 sha men; 分行, alike in both scripts, is right.
# Version: pypinyin 0.55.0
# For us: script first, sound second: never a pinyin key of a name as typed.
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
print("guess: each pair alike")
pairs = [("长沙银行", "長沙銀行"), ("重庆", "重慶"), ("厦门", "廈門"), ("分行", "分行")]
seen = [(" ".join(lazy_pinyin(a)), " ".join(lazy_pinyin(b))) for a, b in pairs]
known = [
    ("chang sha yin hang", "zhang sha yin xing"),
    ("chong qing", "zhong qing"),
    ("xia men", "sha men"),
    ("fen hang", "fen hang"),
]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
