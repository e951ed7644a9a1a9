#!/usr/bin/env bash
# Guess: paragraph.text is what Word shows: a date that Word 2003 wrapped in a smart tag (chsdate),
#   a field's result and the base of a ruby are in it.
# Seen: all three are left out without a sign: '截至2015年6月30日' reads '截至', '24%' reads '%', '昇和' with
#   pinyin above reads '和'. Tracked insertions, which Word shows too, are missing alike.
# Version: python-docx 1.2.0
# For us: gather the text of a paragraph from all w:t below it (less w:rt), not from paragraph.text.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-docx==1.2.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
print("python-docx", version("python-docx"))
print("guess: 截至2015年6月30日 / 年利率24% / 昇和 / 甲乙")


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


tag = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
ruby = f"<w:r><w:ruby><w:rt>{run('shēng')}</w:rt><w:rubyBase>{run('昇')}</w:rubyBase></w:ruby></w:r>"
paragraphs = [
    f"{run('截至')}{tag}{run('2015年6月30日')}</w:smartTag>",
    f"{run('年利率')}<w:fldSimple w:instr=' =24 '>{run('24')}</w:fldSimple>{run('%')}",
    ruby + run("和"),
    f"{run('甲')}<w:ins w:id='1' w:author='x'>{run('乙')}</w:ins>",
]
document = docx.Document()
for xml in paragraphs:
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {W}>{xml}</w:p>"))
document.save("list.docx")
seen = [paragraph.text for paragraph in docx.Document("list.docx").paragraphs]
known = ["截至", "年利率%", "和", "甲"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
