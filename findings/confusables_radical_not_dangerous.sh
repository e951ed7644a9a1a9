#!/usr/bin/env bash
# Guess: is_dangerous('⽅正贷') is true: ⽅ (U+2F45, a radical) looks exactly like 方, and the package
#   knows it.
# Seen: is_confusable finds the pair, is_dangerous does not: it asks for mixed scripts first, and
#   radicals are of the script Han. None of the 329 radicals is dangerous before 贷, a katakana ロ for
#   口 is.
# Version: confusable-homoglyphs 3.3.1
# For us: fold radicals (NFKC does 216 of the 329) before looking; is_dangerous says nothing about
#   Han for Han.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check confusable-homoglyphs==3.3.1
cd "$dir"
venv/bin/python - <<'PY'
import unicodedata
from importlib.metadata import version
from confusable_homoglyphs import confusables

print("confusable-homoglyphs", version("confusable-homoglyphs"))
print("guess: True, True, most of 329, True")
radicals = [chr(c) for c in range(0x2E80, 0x2FD6) if unicodedata.name(chr(c), "")]
seen = (
    bool(confusables.is_confusable("⽅", greedy=True)),
    confusables.is_dangerous("⽅正贷"),
    sum(confusables.is_dangerous(radical + "贷") for radical in radicals),
    confusables.is_dangerous("ロ袋贷"),
)
known = (True, False, 0, True)
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
