"""Words of a PDF that stand in no table's cell: a page's running heads and feet, titles and notes are known; whatever
else there is may be a lost row or column, and is a warning."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from registries.documents.dates import DATE
from registries.documents.pdf.page_read import OutsideLine, PageRead
from registries.documents.pdf.running_words import RunningWords, page_numbers

_MOST = 60  # characters of what was found that a message shows
_BLANK = re.compile(r"\s+")
_NOTE = re.compile(r"[（(【*※]?\s*(注|备注|说明|附注|数据来源|来源|填表|声明|提示|温馨提示|特别提示|免责)")
_TITLE = re.compile(
    r"[（(]?[一二三四五六七八九十]+[)）、.．]|附件|附表|表\s?[\d一二三四五六七八九十]|续表|[（(](续|接上)"
    r"|.{0,40}(名单|名录|清单|列表|一览表|明细表|情况表|汇总表|公示|公告|如下)[:：]?([（(].{0,30}[)）])?$"
)
_ABOUT = re.compile(
    rf"[（(]?(截[至止]|更新|发布|公示|公布|统计|制表|打印|单位|币种)?.{{0,6}}?[:：]?{DATE}.{{0,3}}[)）]?$|单位[:：]"
)
_TOTAL = re.compile(r"[（(]?(共|合计|总计|共计|总共)[:：]?\s?\d+\s?(家|户|条|个|项|款|名|人)")
_ADDRESS = re.compile(r"(https?://|file:/)\S+$")
_SIGNED = re.compile(r".{0,40}(公司|银行|局|委员会|部|协会|中心|办公室|分行)$")


def unaccounted(pages: Sequence[PageRead]) -> Iterator[str]:
    """Yield a sentence for each page with words that may belong to its table, and for a wrong number of pages."""
    running = RunningWords(pages)
    with_tables = [index for index, page in enumerate(pages) if page["tables"]]
    yield from page_numbers(pages)
    if not with_tables:
        return
    for index, page in enumerate(pages):
        unknown = _unknown(index, page, running, with_tables[0])
        if unknown:
            yield f"page {index + 1}: words stand outside the table's lines: {' '.join(unknown)[:_MOST]!r}"


def _unknown(index: int, page: PageRead, running: RunningWords, first: int) -> list[str]:
    unknown: list[str] = []
    noted = False
    lines = [line for line in page["outside"] if not running.known(index, line)]
    for place, line in enumerate(lines):
        text = unicodedata.normalize("NFKC", line["text"])
        if line["beside"]:
            unknown.append(line["text"])
            continue
        like_row = line["columns"] > 1 and not re.search("[:：]", text)
        before_all = index < first or (index == first and not line["table"])
        if like_row or (index < first and line["pieces"] > 2):
            unknown.append(line["text"])
            continue
        noted = noted or bool(is_note(text))
        titled = before_all and not (place + 1 == _above(lines) and _is_firm(text) and not line["large"])
        if titled or (noted and not _is_firm(text)) or _is_known(text) or signs(lines, place):
            continue
        unknown.append(line["text"])
    return unknown


def _above(lines: Sequence[OutsideLine]) -> int:
    """Return how many lines stand above the first table."""
    return sum(not line["table"] for line in lines)


def _is_firm(text: str) -> bool:
    """Return whether the words are a name as a row may have it, rather than a sentence."""
    return bool(_SIGNED.fullmatch(text))


def is_note(text: str) -> bool:
    """Return whether a note begins here."""
    return bool(_NOTE.match(text))


def is_about(text: str) -> bool:
    """Return whether the words say of when the table is, in what it counts, how long it is or where it stands."""
    return any(form.match(text) for form in (_ABOUT, _TOTAL, _ADDRESS))


def _is_known(text: str) -> bool:
    return bool(_TITLE.match(text)) or is_about(text)


def signs(lines: Sequence[OutsideLine], place: int) -> bool:
    """Return whether a line is who signs, above the date."""
    text = _BLANK.sub("", lines[place]["text"])
    below = lines[place + 1 : place + 2]
    return bool(below and _SIGNED.fullmatch(text) and re.fullmatch(DATE, _BLANK.sub("", below[0]["text"])))
