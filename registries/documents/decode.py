"""Bytes to text, by what the bytes and the publisher say, never by a statistical guess.

Chinese government pages that call themselves gb2312 routinely hold 镕, 喆 or 㙍, which gb2312 does not have; a parser
given such bytes loses every row after the first of them and says nothing. So parsers are only ever given text, and
gb2312 and gbk are read as gb18030, which contains both.

A page with a byte or two that fit nowhere is still that page: they become U+FFFD, and whoever decodes it learns where
they stand, for the run must wait for a person then.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from registries.document import Document, PageChangedError

#: Byte-order marks, the longest first.
BOMS = (
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


#: GB 18030 as its editions of 2005 and 2022 read it. Python's codec is that of 2000: two-byte codes for letters that
#: Unicode did not have yet come out as private use characters, which no font draws and no search finds. Sources: the
#: index of the WHATWG Encoding Standard, and for six ideographs of Extension B glibc's table. U+E5E5 is A3 A0, no code
#: of the standard: what pages mean by it is a blank, says WHATWG.
_LATER_LETTERS = {
    0xE5E5: 0x3000, 0xE78D: 0xFE10, 0xE78E: 0xFE12, 0xE78F: 0xFE11, 0xE790: 0xFE13,
    0xE791: 0xFE14, 0xE792: 0xFE15, 0xE793: 0xFE16, 0xE794: 0xFE17, 0xE795: 0xFE18,
    0xE796: 0xFE19, 0xE7C7: 0x1E3F, 0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC,
    0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE831: 0x215D7,
    0xE832: 0x9FB8, 0xE83B: 0x2298F, 0xE843: 0x9FB9, 0xE854: 0x9FBA, 0xE855: 0x241FE,
    0xE864: 0x9FBB,
}  # fmt: skip
_LAST = ("gb18030", 0)
#: Stray bytes that a page may have, and how many characters there must be for each: else it is no text at all.
_MOST_STRAY, _FOR_EACH = 5, 10
_REPLACED = "\ufffd"
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class DecodedText:
    """The text of a document. `fault`: bytes of it that are no text, and where; None where there are none."""

    text: str
    fault: str | None = None


def decode(document: Document) -> str:
    """Return the text of a document: byte-order mark, HTTP header, `<meta>` or XML declaration, strict utf-8, strict
    gb18030.

    The first of these under which every byte decodes wins; a wrong label is passed over. Where none does, a few stray
    bytes are U+FFFD in the text (`decoded`). The mark itself is not part of the text. Raises PageChangedError when
    nothing fits.
    """
    return decoded(document).text


def decoded(document: Document) -> DecodedText:
    """Return the text of a document, and which bytes of it are none. Raises PageChangedError as `decode` does."""
    candidates = list(dict.fromkeys(_candidates(document)))
    for encoding, skip in candidates:
        text = _strictly(document.content[skip:], encoding)
        # text that is utf-8 but for a byte can be read as gb18030 without a fault, and be all wrong
        if text is not None and not (encoding == "gb18030" and _is_utf8_but_for_a_few(document.content)):
            return DecodedText(text)
    for encoding, skip in candidates:
        text = _leniently(document.content[skip:], encoding)
        if _holds_few(text, len(text)) and (encoding != "gb18030" or not _is_mostly_utf8(document.content)):
            return DecodedText(text, _fault(document, text, encoding))
    tried = ", ".join(dict.fromkeys(encoding for encoding, _ in candidates))
    raise PageChangedError(f"{document.url}: the bytes are not text in any of {tried}")


def stray_bytes(documents: Iterable[Document]) -> Iterator[str]:
    """Yield a sentence for each document of text that has bytes which are none."""
    for document in documents:
        if b"%PDF-" in document.content[:1024] or document.content.startswith(_BINARY):
            continue
        try:
            fault = decoded(document).fault
        except PageChangedError:
            continue  # a picture, or what its reader refuses by itself
        if fault:
            yield fault


def _candidates(document: Document) -> Iterator[tuple[str, int]]:
    """Yield encodings in the order in which they are believed, each with the bytes to skip."""
    for mark, encoding in BOMS:
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
    yield _LAST


def _strictly(content: bytes, encoding: str) -> str | None:
    """Return the text, or None where a byte does not fit. A NUL means that this is no text, or text of another
    width."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else _letters(text, encoding)


def _leniently(content: bytes, encoding: str) -> str:
    """Return the text with U+FFFD for what does not fit; too many of them where this is no such text."""
    return _letters(content.decode(encoding, "replace").replace("\0", _REPLACED), encoding)


def _letters(text: str, encoding: str) -> str:
    return text.translate(_LATER_LETTERS) if encoding == "gb18030" else text


def _holds_few(text: str, letters_read: int) -> bool:
    """Return whether there are stray bytes, and so few that it is text of that encoding all the same."""
    stray = text.count(_REPLACED)
    return 0 < stray <= _MOST_STRAY and letters_read - stray >= _FOR_EACH * stray


def _is_utf8_but_for_a_few(content: bytes) -> bool:
    text = _leniently(content, "utf-8")
    return _holds_few(text, sum(not letter.isascii() for letter in text))


def _is_mostly_utf8(content: bytes) -> bool:
    text = _leniently(content, "utf-8")
    wide = sum(not letter.isascii() for letter in text)
    return wide > 2 * text.count(_REPLACED)


def _fault(document: Document, text: str, encoding: str) -> str:
    """Return how many bytes fit nowhere, and the words around the first of them."""
    place = text.index(_REPLACED)
    around = " ".join(text[max(0, place - 20) : place + 20].split())
    return f"{document.url}: {text.count(_REPLACED)} stray bytes are no text in {encoding}, the first in {around!r}"
