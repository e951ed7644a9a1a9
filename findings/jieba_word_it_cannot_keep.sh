#!/usr/bin/env bash
# Guess: after add_word a name is one word.
# Seen: not if it holds a character beyond U+9FD5 or of an extension: the text is cut there before
#   the dictionary is asked. 㵲水 (a river, standard character), 䶮 and 𬭎 always stand alone; a middle
#   dot cuts, too. 借呗 is fine.
# Version: jieba 0.42.1
# For us: put no segmenter between a name and the list of names.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check jieba==0.42.1
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import jieba

jieba.setLogLevel(60)
print("jieba", version("jieba"))
names = ["借呗", "㵲水农商", "䶮龙贷", "𬭎金服", "微·粒贷"]
print("guess: each one word")
for name in names:
    jieba.add_word(name)
seen = ["/".join(jieba.cut(name)) for name in names]
known = ["借呗", "㵲/水/农商", "䶮/龙贷", "𬭎/金服", "微/·/粒贷"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
