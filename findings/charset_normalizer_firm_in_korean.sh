#!/usr/bin/env bash
# Guess: of a name of twelve Han in GBK charset-normalizer (requests' apparent_encoding) finds a
#   Chinese encoding, at worst another of the Chinese ones.
# Seen: 上海银河小额贷款有限公司 is UTF-16 and reads 짏몣틸…, all Hangul; others are Shift JIS. Of 100 firms of
#   the usual form 39 are misread. chardet reads all; with a second line both read.
# Version: charset-normalizer 3.5.3, chardet 7.7.0
# For us: the encoding of a page is what its publisher declares, or GB 18030; it is not guessed.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check charset-normalizer==3.5.3 chardet==7.7.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from itertools import product
import chardet
from charset_normalizer import from_bytes

print(*(f"{p} {version(p)}" for p in ("charset-normalizer", "chardet")))
print("guess: the name itself; none misread by either, for all are GBK")


def normalizer(text):
    return str(from_bytes(text.encode("gbk")).best())


def detector(text):
    data = text.encode("gbk")
    return data.decode(chardet.detect(data)["encoding"] or "ascii", "replace")


places, names = "上海 重庆 北京 广州 深圳".split(), "银河 星桥 恒远 南岭 海棠".split()
kinds = "小额贷款 融资担保 典当 网络科技".split()
firms = [f"{p}{n}{k}有限公司" for p, n, k in product(places, names, kinds)]
pairs = [f"{one}\n{two}" for one, two in zip(firms, firms[7:])]
seen = [
    normalizer("上海银河小额贷款有限公司"),
    [sum(read(text) != text for text in firms) for read in (normalizer, detector)],
    [sum(read(text) != text for text in pairs) for read in (normalizer, detector)],
]
known = ["짏몣틸뫓킡뛮듻뿮폐쿞릫쮾", [39, 0], [0, 0]]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
