"""A record in the words by which a person knows it again."""

from dataclasses import dataclass

from checker.evidence.book import statement_date
from registries.model import PartialDate, Record
from registries.row_identity import names_in


@dataclass(frozen=True)
class RecordSummary:
    """Whom a record is about, and where and when that was said."""

    names: tuple[str, ...]
    title: str
    publisher: str
    dated: PartialDate | None


def record_summary(record: Record) -> RecordSummary:
    """Return the record's names, each once, its list and date."""
    cite = record.cite
    return RecordSummary(tuple(dict.fromkeys(names_in(record))), cite.title, cite.publisher, statement_date(record))
