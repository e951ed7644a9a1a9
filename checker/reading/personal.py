"""Masking what names or numbers a person. Everything else of a reading is made from the masked text alone."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from checker.reading.model import MASK, MaskedSpan, PersonalKind
from checker.reading.persons import person_spans
from checker.reading.plain_text import PlainText, plain_text
from checker.request.personal_spans import personal_number_spans

Span = tuple[int, int, PersonalKind]


def mask_personal(raw: str, is_name: Callable[[str], bool]) -> tuple[str, tuple[MaskedSpan, ...]]:
    """Return the text with each character of a personal number or name as ●, and the places. `is_name`: whether a word
    is a name on record, and so no person's."""
    plain = plain_text(raw)
    spans = tuple(_merged((*plain.original(start, end), kind) for start, end, kind in _spans(plain, is_name)))
    masked = list(raw)
    for span in spans:
        masked[span.start : span.end] = [sign if sign == "\n" else MASK for sign in raw[span.start : span.end]]
    return "".join(masked), spans


def _spans(plain: PlainText, is_name: Callable[[str], bool]) -> Iterator[Span]:
    yield from personal_number_spans(plain.text)
    yield from ((start, end, "person") for start, end in person_spans(plain.text, is_name))


def _merged(spans: Iterable[Span]) -> Iterator[MaskedSpan]:
    """Yield the places without overlaps, in order; of overlapping ones the kind of the longest."""
    group = 0
    numbered: list[tuple[int, Span]] = []
    reached = 0
    for span in sorted(spans):
        if span[0] >= reached:
            group += 1
        reached = max(reached, span[1])
        numbered.append((group, span))
    for _, same in groupby(numbered, key=itemgetter(0)):
        together = [span for _, span in same]
        longest = max(together, key=lambda span: span[1] - span[0])
        yield MaskedSpan(start=together[0][0], end=max(end for _, end, _ in together), kind=longest[2])
