#!/usr/bin/env bash
# Guess: Unicode's table of confusable characters, which has 土 and 士, has the other pairs that every
#   reader of Chinese mixes up: 未末, 日曰, 己已, 戊戌, 壬王, 申甲.
# Seen: none of them. It has 37 pairs of Han, most of them two forms of one character (值値), and Han
#   against kana and Latin (口ロ, 〇O). A name in look-alikes (末来贷 for 未来贷) is 'no danger'.
# Version: confusable-homoglyphs 3.3.1 with the table of Unicode it ships
# For us: look-alikes of Han are a list of our own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check confusable-homoglyphs==3.3.1
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from confusable_homoglyphs import confusables

print("confusable-homoglyphs", version("confusable-homoglyphs"))
print("guess: all ten pairs")
PAIRS = "土士 口囗 口ロ 〇O 未末 日曰 己已 戊戌 壬王 申甲".split()


def in_table(one, other):
    found = confusables.is_confusable(one, greedy=True) or [{"homoglyphs": []}]
    return any(other in likeness["c"] for likeness in found[0]["homoglyphs"])


seen = [[p for p in PAIRS if in_table(*p)], confusables.is_dangerous("末来贷")]
known = [["土士", "口囗", "口ロ", "〇O"], False]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
