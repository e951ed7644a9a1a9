"""Reading a text: the one entry of the room."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from checker.dataset.dataset import Dataset
from checker.errors import QueryError
from checker.identifiers.find import find_identifiers
from checker.names import has_control_characters
from checker.reading.figures.amounts import amounts
from checker.reading.figures.dates import dates
from checker.reading.figures.rates import rates
from checker.reading.figures.terms import terms
from checker.reading.model import MAX_FIGURES, MAX_TEXT, LeftOut, TextReading
from checker.reading.names.find_names import find_names, without_names
from checker.reading.names.name_mentions import name_mentions
from checker.reading.personal import mask_personal
from checker.reading.plain_text import PlainText, plain_text
from checker.reading.suggest import suggest
from registries.model import Text

One = TypeVar("One")

_TOO_LONG: Final = Text(
    zh=f"文字太长。最多读 {MAX_TEXT} 个字：请只贴要查的那一段。",
    en=f"The text is too long. At most {MAX_TEXT:,} characters are read: please paste only the passage that matters.",
)
_EMPTY: Final = Text(
    zh="没有文字。请贴上短信、合同里的一段话，或账单上的几行字。",
    en="There is no text. Please paste a message, a passage of a contract, or lines of a statement.",
)
_NO_TEXT: Final = Text(
    zh="这不是文字：里面有程序或图片才有的字符。请贴上能读的文字，图片和文件请先转成文字。",
    en="This is no text: it holds characters of programs or pictures. Please paste text that can be read; of a picture "
    "or a file, the words in it.",
)


_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_text(text: str, dataset: Dataset, judged_on: date) -> TextReading:
    """Return what stands in a text, everything personal in it masked first.

    Raises QueryError for one that is empty, no text, or longer than MAX_TEXT code points. Linear in the text; the names
    that are looked up are bounded.
    """
    refuse_no_text(text)
    masked, spans = mask_personal(text, dataset.index.has_name)
    plain = plain_text(masked)
    found = find_names(plain.text, dataset.index)
    names, more_names = name_mentions(masked, plain, found, dataset, judged_on)
    hidden = without_names(plain.text, found)  # 360借条最高20万 says nothing of what is borrowed
    figures = PlainText(hidden, plain.places)
    money, more_amounts = _first(amounts(figures, masked))
    percents, more_rates = _first(rates(figures, masked))
    days, more_dates = _first(dates(figures, masked))
    payments, more_terms = _first(terms(figures, masked))
    identifiers, more_identifiers = _first(find_identifiers(masked))
    return TextReading(
        masked_text=masked,
        names=names,
        amounts=money,
        rates=percents,
        dates=days,
        terms=payments,
        identifiers=identifiers,
        masked=spans,
        left_out=LeftOut(
            names=more_names,
            amounts=more_amounts,
            rates=more_rates,
            dates=more_dates,
            terms=more_terms,
            identifiers=more_identifiers,
        ),
        suggested=suggest(names, money, percents, days, payments),
        dataset_revision=dataset.revision,
    )


def refuse_no_text(text: str) -> None:
    """Raise QueryError for what cannot be read: nothing, too much, or no text. The error repeats nothing of it."""
    if len(text) > MAX_TEXT:
        raise QueryError(_TOO_LONG, "text")
    if not text.strip():
        raise QueryError(_EMPTY, "text")
    if has_control_characters(text) or _LONE_SURROGATE.search(text):
        raise QueryError(_NO_TEXT, "text")


def _first(mentions: Iterable[One]) -> tuple[tuple[One, ...], int]:
    """Return the first MAX_FIGURES mentions, and how many more there are."""
    every = iter(mentions)
    first = tuple(islice(every, MAX_FIGURES))
    return first, sum(1 for _ in every)
