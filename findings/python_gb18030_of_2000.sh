#!/usr/bin/env bash
# Guess: Python's gb18030 codec reads what glibc, browsers and Node.js read; the standard was revised in 2005 and in 2022.
# Seen: 24 two-byte codes come out as private use characters, as in the edition of 2000: A8BC is U+E7C7 and no ḿ,
#   FE59 U+E81E and no 龴. webencodings, which names its encodings after the WHATWG standard, does the same, for it uses
#   Python's codec. Nothing fails; the character is drawn by no font and found by no search.
# Version: Python 3.11.7; webencodings 0.5.1
# For us: translate these private use characters after decoding.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check webencodings==0.5.1
cd "$dir"
venv/bin/python - <<'PY'
import platform
from importlib.metadata import version

import webencodings

print("Python", platform.python_version(), "webencodings", version("webencodings"))
codes = ["A8BC", "A6D9", "FE51", "FE59"]
print("guess:", ["1E3F", "FE10", "20087", "9FB4"])
seen = [f"{ord(bytes.fromhex(code).decode('gb18030')):04X}" for code in codes]
web = [f"{ord(webencodings.decode(bytes.fromhex(code), 'gb18030')[0]):04X}" for code in codes]
print("seen: ", seen, "webencodings:", web)
if seen != ["E7C7", "E78D", "E816", "E81E"] or web != ["E7C7", "E78D", "E816", "E81E"]:
    raise SystemExit("it behaves differently now")
PY
