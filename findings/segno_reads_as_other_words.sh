#!/usr/bin/env bash
# Guess: a QR code that segno makes of a name of two Han reads as that name; what is not in Shift JIS
#   goes as UTF-8.
# Seen: 安银 reads 螳蛾童, 星钱 reads 譏滄蝶: the six bytes of their UTF-8 pass the test for three kanji, so
#   they are written as kanji, even where encoding="utf-8" is given. qrcode's codes of both read well.
#   Of 676 pairs of 26 characters common in names of loans 75 are of this kind, 借呗 among them.
# Version: segno 1.6.6, read by zxing-cpp 3.1.1
# For us: a code for a name alone is read back after it is made, or holds an address in ASCII.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check segno==1.6.6 zxing-cpp==3.1.1 qrcode==8.2 pillow==13.0.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
from io import BytesIO
from itertools import product
import qrcode
import segno
import zxingcpp
from PIL import Image

print(*(f"{p} {version(p)}" for p in ("segno", "zxing-cpp", "qrcode")))
print("guess: each name three times; no pair in kanji mode that Shift JIS does not have")


def read(image):
    return zxingcpp.read_barcodes(image.convert("L"))[0].text


def read_segno(name, **options):
    segno.make(name, micro=False, **options).save(out := BytesIO(), kind="png", scale=6)
    return read(Image.open(out))


def in_shift_jis(text):
    try:
        return bool(text.encode("shift_jis"))
    except UnicodeError:
        return False


names = ("安银", "星钱", "银河")
seen = [(n, read_segno(n), read_segno(n, encoding="utf-8"), read(qrcode.make(n))) for n in names]
pairs = map("".join, product("借花贷呗易融安信宜享银河星桥小惠分期乐钱包普金额度速", repeat=2))
kanji = [p for p in pairs if segno.make(p, micro=False).mode == "kanji"]
seen.append(sum(not in_shift_jis(pair) for pair in kanji))
known = [
    ("安银", "螳蛾童", "螳蛾童", "安银"),
    ("星钱", "譏滄蝶", "譏滄蝶", "星钱"),
    ("银河", "银河", "银河", "银河"),
    75,
]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
