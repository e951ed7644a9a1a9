#!/usr/bin/env bash
# Guess: json.loads with a parse_constant that raises lets no infinity through.
# Seen: it refuses the words Infinity and NaN, and reads 1e999 (a valid JSON number) as inf without
#   calling it; parse_float is what sees such a number. A longer code with a point is rounded.
# Version: Python 3.11 and later (standard library)
# For us: numbers of a list are kept as they are written, and one too long for a number holds the run.
set -euo pipefail
python3 - <<'PY'
import json
import platform


def refuse(word):
    raise ValueError(word)


print("python", platform.python_version())
print("guess: 1e999 is refused, as Infinity is")
try:
    json.loads("Infinity", parse_constant=refuse)
    raise SystemExit("it behaves differently now")
except ValueError as fault:
    print("seen:  refused:", fault)
read = json.loads('{"code": 1e999, "number": 91440300123456904.7}', parse_constant=refuse)
print("seen: ", read)
if read["code"] != float("inf") or str(read["number"]) != "9.144030012345691e+16":
    raise SystemExit("it behaves differently now")
PY
