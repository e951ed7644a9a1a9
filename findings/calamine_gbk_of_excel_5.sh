#!/usr/bin/env bash
# Guess: calamine reads a workbook of Excel 5 that names code page 936 as GBK, as xlrd does.
# Seen: calamine gives U+FFFD and NUL for every byte (each is taken for half a character of two); xlrd
#   gives the names. Without the code page both give Western letters (¹«Ë¾) and no error.
# Version: python-calamine 0.9.1, xlrd 2.0.2, xlwt 1.3.0 (only its container)
# For us: xls is read by xlrd; a file before Excel 97 that names no Chinese code page is read as
#   GB 18030 and said to be.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-calamine==0.9.1 xlrd==2.0.2 xlwt==1.3.0
cd "$dir"
venv/bin/python - <<'PY'
import io
import struct
from importlib.metadata import version

import xlrd
from python_calamine import CalamineWorkbook
from xlwt.CompoundDoc import XlsDoc

print("python-calamine", version("python-calamine"), "xlrd", version("xlrd"))
print("guess: 公司名称 from both for code page 936")


def record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def workbook(code_page):
    """A workbook of Excel 5 (BIFF5): one sheet, one cell of text in GBK."""
    name, text = "名单".encode("gbk"), "公司名称".encode("gbk")
    head = record(0x809, struct.pack("<HHHH", 0x500, 0x5, 0, 1993))
    head += record(0x42, struct.pack("<H", code_page)) if code_page else b""
    head += record(0x31, struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5) + b"Arial") * 4
    head += record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0)) * 15
    head += record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0x1, 0x20, 0, 0, 0, 0))
    place = len(head) + 4 + 7 + len(name) + 4
    head += record(0x85, struct.pack("<IHB", place, 0, len(name)) + name) + record(0xA, b"")
    sheet = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 1993))
    sheet += record(0x204, struct.pack("<HHHH", 0, 0, 15, len(text)) + text) + record(0xA, b"")
    out = io.BytesIO()
    XlsDoc().save(out, head + sheet)
    return out.getvalue()


seen = {}
for code_page in (936, None):
    file = workbook(code_page)
    by_calamine = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()[0][0]
    by_xlrd = xlrd.open_workbook(file_contents=file, logfile=io.StringIO()).sheet_by_index(0).cell_value(0, 0)
    seen[code_page] = (by_calamine, by_xlrd)
    print("seen:  code page", code_page, "calamine", ascii(by_calamine), "xlrd", by_xlrd)
if seen != {936: ("\ufffd\0" * 8, "公司名称"), None: ("¹«Ë¾Ãû³Æ", "¹«Ë¾Ãû³Æ")}:
    raise SystemExit("it behaves differently now")
PY
