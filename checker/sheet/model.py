"""The evidence sheet: what it says, in both languages, whatever it is printed on. It knows the name alone: no answer,
no lender and no sum of a borrower can stand on it."""

from datetime import datetime

from checker.report import Dispute
from checker.summary.model import ListCount, RecordLine
from registries.model import Frozen, PartialDate, Text


class CitedRecord(Frozen):
    """A record that the sheet cites. `number`: its digest, by which it is found again; `contested`: who says that it is
    wrong, and since when."""

    as_of: PartialDate | None
    stale: bool
    publisher: str
    title: str
    text: Text
    number: str
    contested: Dispute | None = None


class Sheet(Frozen):
    """One sheet. `issued`: when the name was looked up, to the second; `records`: all that the answer rests on, what
    weighs most first. The other fields are those of its summary."""

    name: str
    issued: datetime
    revision: int
    ruleset: str
    title: str
    typed: Text | None
    firm: Text | None
    word: Text
    limit: Text | None
    basis: Text
    worst: RecordLine | None
    no_record: Text | None
    others: Text | None
    unchecked: tuple[Text, ...]
    unchecked_total: int
    lists: ListCount
    records: tuple[CitedRecord, ...]
