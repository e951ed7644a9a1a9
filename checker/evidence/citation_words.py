"""A record as the words that fill a sentence's gaps: authority, title, date, and a notice's own words."""

import re
from collections.abc import Sequence
from datetime import date

from checker.evidence.book import statement_date
from registries.age import is_stale
from registries.model import NoticeRecord, PartialDate, Record, SourcedRecord

# A list's title often ends in its date, which is told beside it
_TITLE_DATE = re.compile(r"（截至[^）]*）$")


def record_words(rows: Sequence[SourcedRecord[Record]], judged_on: date) -> dict[str, str]:
    """Return the words of the first record: authority, title, list, date, and a notice's subject and own words.

    `stale` is among them where all rows are past the maximum age of their lists. Empty for no rows.
    """
    if not rows:
        return {}
    record, cite = rows[0].record, rows[0].record.cite
    words = {"authority": cite.publisher, "title": cite.title, "list": _TITLE_DATE.sub("", cite.title)}
    words |= date_words("date", statement_date(record))
    if all(is_stale(row, judged_on) for row in rows):
        words["stale"] = "stale"
    if isinstance(record, NoticeRecord):
        words["name"] = record.subject
    if isinstance(record, NoticeRecord) and record.words:
        words |= {"words": record.words.zh, "words_en": record.words.en}
    return words


def date_words(word: str, when: PartialDate | None) -> dict[str, str]:
    """Return a date under the key `word` as Chinese readers write it (2025年12月2日), and as ISO under `word_en`."""
    if when is None:
        return {}
    marks = zip(when.split("-"), "年月日", strict=False)
    return {word: "".join(f"{int(part)}{mark}" for part, mark in marks), f"{word}_en": when}
