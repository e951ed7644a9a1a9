#!/usr/bin/env bash
# Guess: a finder of links finds https://t.cn/A6abc in 点击https://t.cn/A6abc查看详情, and ends it before 查看: Chinese has
#   no spaces, and addresses are copied in ASCII.
# Seen: linkify-it-py finds no link at all, for a letter stands before it; with a space before it, it takes 查看详情 along.
#   urlextract finds it, takes 查看详情 along, and in 见http://a.cn/x，退订回T the rest of the message behind the full-width comma.
# Version: linkify-it-py 2.2.0, urlextract 1.10.0
# For us: links in messages are found by expressions of our own, which end a path at the first character that is not ASCII.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check linkify-it-py==2.2.0 urlextract==1.10.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from linkify_it import LinkifyIt
from urlextract import URLExtract

print("linkify-it-py", version("linkify-it-py"), "urlextract", version("urlextract"))
texts = ("点击https://t.cn/A6abc查看详情", "点击 https://t.cn/A6abc查看详情", "见http://a.cn/x，退订回T")
print("guess:", [["https://t.cn/A6abc"], ["https://t.cn/A6abc"], ["http://a.cn/x"]], "of both")
linkify, extract = LinkifyIt(), URLExtract()
seen = [
    [[match.raw for match in linkify.match(text) or ()] for text in texts],
    [extract.find_urls(text) for text in texts],
]
print("seen: ", seen)
known = [
    [[], ["https://t.cn/A6abc查看详情"], []],
    [["https://t.cn/A6abc查看详情"], ["https://t.cn/A6abc查看详情"], ["http://a.cn/x，退订回T"]],
]
if seen != known:
    raise SystemExit("it behaves differently now")
PY
