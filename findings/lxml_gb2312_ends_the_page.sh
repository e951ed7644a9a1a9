#!/usr/bin/env bash
# Guess: lxml reads a page labelled gb2312 as browsers do, as GBK; or, if strictly, 镕 and 喆 (not in
#   GB 2312) are marks and the rest of the page is read.
# Seen: the page ends before the first of them: the paragraph's rest, the next one and the table are
#   gone, and no exception tells (a line in the parser's error_log does). html5lib reads all.
# Version: lxml 6.1.3 (libxml2 2.14.6), html5lib 1.1
# For us: bytes of a page are decoded (gb2312 as GB 18030) before lxml sees them.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check lxml==6.1.3 html5lib==1.1
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import html5lib
from lxml import etree, html

print("lxml", version("lxml"), "libxml2", etree.LIBXML_VERSION, "html5lib", version("html5lib"))
print("guess: the whole page, or the whole page with marks for 镕 and 喆")
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="{}"><title>许可</title></head><body>'
    "<p>星桥金镕小额贷款有限公司</p><p>银河喆融资担保有限公司</p>"
    "<table><tr><td>海棠典当有限公司</td></tr></table></body></html>"
)
gb2312, gbk = (PAGE.format(label).encode("gbk") for label in ("gb2312", "gbk"))
seen = [
    html.fromstring(gb2312).text_content(),
    html.fromstring(gbk).text_content(),
    "".join(html5lib.parse(gb2312).itertext()),
]
whole = "许可星桥金镕小额贷款有限公司银河喆融资担保有限公司海棠典当有限公司"
known = ["许可星桥金", whole, whole]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
