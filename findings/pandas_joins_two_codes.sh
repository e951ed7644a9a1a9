#!/usr/bin/env bash
# Guess: pandas.read_html keeps the cell 440106,440301 (two districts) as text, at the latest with
#   converters={...: str}.
# Seen: one number, 440106440301, of type int64; with the converter the text '440106440301'. The comma
#   is taken for one of thousands wherever it stands, before the converter sees the cell.
# Version: pandas 3.1.1, lxml 6.1.3
# For us: read a table of codes with thousands=None, or not with read_html.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pandas==3.1.1 lxml==6.1.3
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from io import StringIO
import pandas

print("pandas", version("pandas"))
print("guess: '440106,440301' three times")
PAGE = (
    "<table><tr><th>机构</th><th>区划</th></tr>"
    "<tr><td>星桥小额贷款</td><td>440106,440301</td></tr></table>"
)


def cell(**options):
    return pandas.read_html(StringIO(PAGE), **options)[0]["区划"].tolist()[0]


seen = [cell(), cell(converters={"区划": str}), cell(thousands=None)]
known = [440106440301, "440106440301", "440106,440301"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
