"""The words around a PDF's tables: the title above each, and what else may name firms."""

import unicodedata
from collections.abc import Iterator, Sequence

from registries.documents.pdf.accounting import is_about, is_note, signs
from registries.documents.pdf.page_read import OutsideLine, PageRead
from registries.documents.pdf.running_words import RunningWords
from registries.documents.tables.cells import clean
from registries.documents.tables.outside import Words


class Around:
    """Words outside the tables, but for heads and feet that run through all pages."""

    def __init__(self, pages: Sequence[PageRead]) -> None:
        running = RunningWords(pages)
        self._tables = [len(page["tables"]) for page in pages]
        self._lines = [
            [line for line in page["outside"] if not line["beside"] and not running.known(index, line)]
            for index, page in enumerate(pages)
        ]

    def title(self, page: int, place: int) -> str:
        """Return what stands over a table, up to the one before it: be it at the foot of the page before."""
        lines = [line for line in self._lines[page] if line["table"] == place]
        before = page - 1
        while not place and before >= 0:
            lines = [line for line in self._lines[before] if line["table"] == self._tables[before]] + lines
            if self._tables[before]:
                break
            before -= 1
        return "".join(_titles(lines))

    def words(self) -> tuple[Words, ...]:
        """Return all of it, a note as one text: a firm's name may go on in its next line."""
        return tuple(words for page, lines in enumerate(self._lines) for words in _words(page, lines))


def _titles(lines: Sequence[OutsideLine]) -> Iterator[str]:
    """Yield the lines that are a title: those after a note belong to it, up to a line that is larger or numbered."""
    noted = False
    for line in lines:
        text = unicodedata.normalize("NFKC", line["text"])
        noted = (noted or is_note(text)) and not line["large"]
        if not noted and not is_about(text):
            yield clean(line["text"])


def _words(page: int, lines: Sequence[OutsideLine]) -> Iterator[Words]:
    place = f"page {page + 1}, outside the table"
    note, table = "", 0
    for at, line in enumerate(lines):
        text = clean(line["text"])
        begins = is_note(unicodedata.normalize("NFKC", text))
        if note and (line["table"] != table or line["large"]):
            yield Words(place, note, note=True)
            note = ""
        if note or begins:
            note, table = note + text, line["table"]
        elif not signs(lines, at):
            yield Words(place, text)
    if note:
        yield Words(place, note, note=True)
