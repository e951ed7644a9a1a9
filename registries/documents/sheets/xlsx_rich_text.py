"""In the child: words in a cell of an xlsx file that are struck out while the rest of the cell is not."""

import zipfile
from typing import Any

_STRINGS = "xl/sharedStrings.xml"
_CHUNK = 1 << 20
_MARK = b"strike"

Node = Any  # lxml has no types


def struck_strings(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the struck-out words of each text that cells share, by the number under which they name it."""
    if _STRINGS not in archive.namelist() or not _is_marked(archive):
        return {}
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - only the child ever needs it

    found: dict[str, str] = {}
    with archive.open(_STRINGS) as file:
        nodes = etree.iterparse(file, tag="{*}si", resolve_entities=False, no_network=True, load_dtd=False)
        for number, (_, node) in enumerate(nodes):
            if words := struck_words(node):
                found[str(number)] = words
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
    return found


def struck_words(node: Node) -> str:
    """Return the words of a text whose own letters are struck out."""
    runs = (run for run in node.iter("{*}r") if any(map(_is_on, run.iterfind("{*}rPr/{*}strike"))))
    return "".join(text.text or "" for run in runs for text in run.iterfind("{*}t")).strip()


def _is_on(mark: Node) -> bool:
    return mark.get("val", "1") not in ("0", "false")


def _is_marked(archive: zipfile.ZipFile) -> bool:
    """Return whether any word of the file may be struck out; most files hold none, and are not parsed twice."""
    end = b""
    with archive.open(_STRINGS) as file:
        while chunk := file.read(_CHUNK):
            if _MARK in end + chunk:
                return True
            end = chunk[-len(_MARK) :]
    return False
