"""Bytes to text, by what the bytes and the publisher say, never by a statistical guess.

Chinese government pages that call themselves gb2312 routinely hold 镕, 喆 or 㙍, which gb2312 does not have; a parser
given such bytes loses every row after the first of them and says nothing. So parsers are only ever given text, and
gb2312 and gbk are read as gb18030, which contains both.
"""

import codecs
import re
from collections.abc import Iterator

from registries.reader import Document, PageChangedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Labels that are believed. Western single-byte labels are absent on purpose: servers send them by default, they decode
#: any bytes at all, and no Chinese list can be written in them.
_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gb_2312", "csgb2312", "iso-ir-58", "chinese"), "gb18030"),
    **dict.fromkeys(("gbk", "x-gbk", "cp936", "ms936", "windows-936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5"), "big5hkscs"),
}
_HEADER_LABELS = {**_LABELS, "utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}

#: How far into a page its own statement is looked for. HTML says 1,024 bytes; templates put scripts before it.
_HEAD = 4096
_XML = re.compile(rb"""^\s{0,64}<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]+)""")
_META = re.compile(rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def decode(document: Document) -> str:
    """Return the text of a document: byte-order mark, HTTP header, `<meta>` or XML declaration, strict utf-8, strict
    gb18030.

    The first of these under which every byte decodes wins; a wrong label is passed over. The mark itself is not part of
    the text. Raises PageChangedError when nothing fits.
    """
    tried = []
    for encoding, skip in _candidates(document):
        text = _strictly(document.content[skip:], encoding)
        if text is not None:
            return text
        tried.append(encoding)
    raise PageChangedError(f"{document.url}: the bytes are not text in any of {', '.join(dict.fromkeys(tried))}")


def _candidates(document: Document) -> Iterator[tuple[str, int]]:
    """Yield encodings in the order in which they are believed, each with the bytes to skip."""
    for mark, encoding in _BOMS:
        if document.content.startswith(mark):
            yield encoding, len(mark)
    header = _HEADER_LABELS.get((document.charset or "").strip(" \"'").lower())
    if header:
        yield header, 0
    head = document.content[:_HEAD]
    for label in (*_XML.findall(head), *_META.findall(head)):
        if declared := _LABELS.get(label.decode("ascii", "replace").lower()):
            yield declared, 0
    yield "utf-8", 0
    yield "gb18030", 0


def _strictly(content: bytes, encoding: str) -> str | None:
    """Return the text, or None where a byte does not fit. A NUL means that this is no text, or text of another
    width."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text
