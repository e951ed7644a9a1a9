"""Heads and feet that run through a document: the same words at the same height on most pages, but for the number of
the page."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from registries.documents.pdf.page_read import OutsideLine, PageRead

_HEIGHT = 4.0  # points
_MOST_PAGES = 0.6
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"[-–—~·\s]*(?:第?(\d+)页?|page\s?(\d+))[-–—~·\s]*$", re.IGNORECASE)
_OF = re.compile(
    r"第(\d+)页[,，/／、]?[(（]?共(\d+)页[)）]?|共(\d+)页[,，/／、]?第(\d+)页|page(\d+)of(\d+)", re.IGNORECASE
)
_SLASH = re.compile(r"(?:^|\D)(\d{1,4})\s?[/／]\s?(\d{1,4})$")


class RunningWords:
    """`known` says whether a line runs through the document, or is the number of its page."""

    def __init__(self, pages: Sequence[PageRead]) -> None:
        self._pages = len(pages)
        self._heights = [page["height"] for page in pages]
        found: dict[tuple[str, int], dict[int, list[tuple[int, ...]]]] = defaultdict(lambda: defaultdict(list))
        for index, page in enumerate(pages):
            for line in page["outside"]:
                found[_template(line), _band(line)][index].append(_numbers(line))
        self._running: set[tuple[str, int]] = {key for key, where in found.items() if _runs(where, len(pages))}

    def known(self, index: int, line: OutsideLine) -> bool:
        """Return whether the line is a running head or foot, or a page's number."""
        if line["beside"]:
            return False
        near = range(_band(line) - 1, _band(line) + 2)
        if any((_template(line), band) in self._running for band in near):
            return True
        return self._is_page_number(index, line)

    def _is_page_number(self, index: int, line: OutsideLine) -> bool:
        text = _flat(line)
        if _OF.fullmatch(text.strip("-–—·")):
            return True
        at_rim = not 0.12 * self._heights[index] < line["top"] < 0.88 * self._heights[index]
        number = _NUMBER.fullmatch(text)
        if number and at_rim:
            return int(number[1] or number[2]) == index + 1 or self._pages == 1
        slash = _SLASH.fullmatch(text)
        return bool(slash and at_rim and int(slash[1]) == index + 1)


def page_numbers(pages: Sequence[PageRead]) -> Iterator[str]:
    """Yield a sentence where the document says that it has another number of pages."""
    said: set[int] = set()
    for index, page in enumerate(pages):
        for line in page["outside"]:
            text = _flat(line)
            for match in _OF.finditer(text):
                said.add(int(match[2] or match[3] or match[6]))
            slash = _SLASH.search(text)
            if slash and int(slash[1]) == index + 1 and int(slash[2]) >= int(slash[1]) and _foot(page, line):
                said.add(int(slash[2]))
    for total in sorted(said - {len(pages)}):
        yield f"the document says that it has {total} pages, there are {len(pages)}"


def _foot(page: PageRead, line: OutsideLine) -> bool:
    return not 0.1 * page["height"] < line["top"] < 0.9 * page["height"]


def _runs(where: dict[int, list[tuple[int, ...]]], pages: int) -> bool:
    """Return whether a line stands on most pages, with the same numbers or with the page's own."""
    if pages < 2 or len(where) < max(2, _MOST_PAGES * pages):
        return False
    rows = [(index, numbers[0]) for index, numbers in where.items()]
    first_index, first = rows[0]
    columns = range(len(first))
    return all(
        all(numbers[column] == first[column] for _, numbers in rows)
        or all(numbers[column] - index == first[column] - first_index for index, numbers in rows)
        for column in columns
    )


def _flat(line: OutsideLine) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", line["text"]))


def _template(line: OutsideLine) -> str:
    return _DIGITS.sub("#", _flat(line))


def _numbers(line: OutsideLine) -> tuple[int, ...]:
    return tuple(int(digits[:15]) for digits in _DIGITS.findall(_flat(line)))


def _band(line: OutsideLine) -> int:
    return round(line["top"] / _HEIGHT)
