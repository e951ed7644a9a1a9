#!/usr/bin/env bash
# Guess: with wordWrap="CJK" ReportLab keeps closing punctuation off the start of a line, in Chinese as in Japanese.
# Seen: it does for 、 。 ）, which Japanese uses; a line begins with ， ： ； ？ ！ 》 ”, which stand in nearly every Chinese
#   sentence. The table of what may not end a line is used by nothing: 《 and （ stand there alone.
# Version: reportlab 5.1.0
# For us: the evidence sheet breaks its lines itself (checker/sheet/line_breaks.py).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check reportlab==5.1.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
style = ParagraphStyle("zh", fontName="STSong-Light", fontSize=10, wordWrap="CJK")
print("reportlab", version("reportlab"))
print("guess: no line begins with closing punctuation, none ends with an opening bracket")


def lines(text):
    """Lines of five characters."""
    paragraph = Paragraph(text, style)
    paragraph.wrap(50, 1000)
    return ["".join(word.text if hasattr(word, "text") else word for word in getattr(line, "words", line[1])) for line in paragraph.blPara.lines]


begin = "".join(mark for mark in "、。），：；？！》”" if lines(f"国家金融局{mark}约谈")[1][0] == mark)
end = "".join(mark for mark in "《“（" if lines(f"某某公司{mark}约谈")[0][-1] == mark)
print("seen: ", begin, "begin a line,", end, "end one")
if (begin, end) != ("，：；？！》”", "《“（"):
    raise SystemExit("it behaves differently now")
PY
