"""Text around and inside publishers' tables: a page's title and words, dates, telephone numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registries.characters import is_printable
from registries.document import Document
from registries.documents.decode import decode
from registries.documents.html import parse

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_PHONE = re.compile(
    r"(?:[+＋]?86[-\s]?)?"
    r"(?:1[3-9][\d\s-]{9,12}|0\d{2,3}[-—\s)）]{0,2}\d{7,8}|[48]00[-\s]?\d{3,4}[-\s]?\d{3,4}|\d{7,})"
)
_PHONE_LABEL = re.compile(r"[（(，,;；:：/\s]*(?:联系|客服|投诉|咨询)?(?:人|电话|方式|手机)?[（(，,;；:：/\s]*$")
_MAX_MESSAGE = 1000
_NOT_AROUND = frozenset({"a", "head", "script", "style", "template", "noscript", "nav", "footer", "select"})


@dataclass(frozen=True)
class PageWords:
    """What a page says beside its tables; nothing where it is no page but a file."""

    title: str = ""
    text: str = ""


def words_of(page: Document) -> PageWords:
    """Return an HTML page's own name (its only <h1>, else its <title>) and the text that people see."""
    if not page.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return PageWords()
    tree = parse(decode(page))
    names = tree.select("h1") or tree.select("title")
    title = " ".join(names[0].get_text(" ").split()) if len(names) == 1 else ""
    return PageWords(title, tree.get_text(" "))


def text_around(tree: "BeautifulSoup", *parts: "Tag") -> Iterator[str]:
    """Yield the texts of a page that stand in none of these parts. Links are ways to other pages; menus and feet are
    the same on every page."""
    inside = {id(part) for part in parts}
    for text in tree.find_all(string=True):
        above = list(text.parents)
        if text.strip() and not any(id(one) in inside or one.name in _NOT_AROUND for one in above):
            yield str(text)


def without_phones(text: str) -> str:
    """Return the text up to a telephone number, without the words that announced it."""
    phone = _PHONE.search(text)
    return _PHONE_LABEL.sub("", text[: phone.start()]) if phone else text


def mask_phones(text: str) -> str:
    """Return the text with each telephone number, and whatever looks like one, put out: for messages."""
    return _PHONE.sub("…", text)


def page_url(page: Document, otherwise: str | None) -> str | None:
    """Return where a person finds the page: its address, or, for a file saved by hand, that of its source."""
    return page.url if page.url.startswith(("http://", "https://")) else otherwise


def one_line(message: str) -> str:
    """Return one line that a terminal can show, whatever a publisher or a file put into it."""
    line = " ".join("".join(letter if is_printable(letter) else " " for letter in message).split())
    return line if len(line) <= _MAX_MESSAGE else f"{line[: _MAX_MESSAGE - 1]}…"
