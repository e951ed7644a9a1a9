#!/usr/bin/env bash
# Guess: a legal name typed whole finds its document with the default tokenizer: the run of Han is
#   one word, in the index as in the question.
# Seen: only up to 13 characters. A word of 40 bytes or more is left out of the index, Han take
#   three each, and 重庆度小满小额贷款有限责任公司 (15) is found by nothing.
# Version: tantivy 0.27.0
# For us: a full-text index of names needs a tokenizer of its own (n-grams): most legal names are
#   longer.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check tantivy==0.27.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import tantivy

print("tantivy", version("tantivy"))
print("guess: one hit each")
names = ["中信消费金融有限公司", "重庆小雨点小额贷款有限公司", "重庆度小满小额贷款有限责任公司"]
builder = tantivy.SchemaBuilder()
builder.add_text_field("name", stored=True)
index = tantivy.Index(builder.build())
writer = index.writer()
for name in names:
    writer.add_document(tantivy.Document(name=name))
writer.commit()
index.reload()
searcher = index.searcher()
seen = [(len(n), searcher.search(index.parse_query(n, ["name"])).count) for n in names]
known = [(10, 1), (13, 1), (15, 0)]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
