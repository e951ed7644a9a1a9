#!/usr/bin/env bash
# Guess: a cell with rowspan=4 in a table with two more rows gives two rows, as in browsers: HTML ends a
#   cell with its table.
# Seen: pandas.read_html gives four; the last two are 广东省 with nothing else, and html5lib's tree is read
#   the same way. Whoever counts firms by province counts two too many.
# Version: pandas 3.1.1, lxml 6.1.3, html5lib 1.1, beautifulsoup4 4.15.0
# For us: rows are counted as the page has them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pandas==3.1.1 lxml==6.1.3 html5lib==1.1 beautifulsoup4==4.15.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from io import StringIO
import pandas

print("pandas", version("pandas"), "lxml", version("lxml"), "html5lib", version("html5lib"))
print("guess: two rows, twice")
PAGE = (
    "<table><tr><th>省份</th><th>机构</th></tr>"
    "<tr><td rowspan=4>广东省</td><td>星桥小额贷款</td></tr><tr><td>海棠小额贷款</td></tr></table>"
)


def rows(flavor):
    table = pandas.read_html(StringIO(PAGE), flavor=flavor)[0]
    return list(zip(*table.fillna("").to_numpy().T.tolist()))


seen = [rows("lxml"), rows("html5lib")]
known = [[("广东省", "星桥小额贷款"), ("广东省", "海棠小额贷款"), ("广东省", ""), ("广东省", "")]] * 2
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
