"""The worst record of two names, and whether the other name is in it."""

from checker.comparison.model import CitedDocument, NameRecord, WhichName, WorstRecord
from checker.comparison.party import Party
from checker.comparison.words import ended, words
from registries.model import Text

_Print = tuple[str, str, str | None]


def worst_record(a: Party, b: Party, *, one_house: bool) -> WorstRecord | None:
    """Return the gravest record of the two names, of equals the newest; None where there is none of either.

    `one_house`: one firm runs both, so that it is not said of the other that the record does not name it.
    """
    sides: list[tuple[WhichName, Party, Party]] = [("a", a, b), ("b", b, a)]
    worst = [(which, party.records[0], party, other) for which, party, other in sides if party.records]
    if not worst:
        return None
    which, record, party, other = max(worst, key=lambda item: _weight(item[1]))
    both, same_title = _names(other, record), party.summary.title == other.summary.title
    if both and not same_title:
        return WorstRecord(of="both", record=record, text=words("worst.both", text=ended(record.text)), apart=None)
    text = words("worst.of", name=party.summary.title, text=ended(record.text))
    apart = None if both or one_house else _apart(record, other)
    return WorstRecord(of="both" if both else which, record=record, text=text, apart=apart)


def _weight(record: NameRecord) -> tuple[bool, bool, str]:
    """Grave ones first; that somebody imitates it is the least that can be said against a name."""
    return record.grave, record.rule != "imitated_brand", record.as_of or ""


def _apart(record: NameRecord, other: Party) -> Text | None:
    """Return that the record does not name the other; nothing is said of a name that may mean several."""
    if other.ambiguous or not record.documents or _is_in(record, other):
        return None
    return words("worst.apart", other=other.summary.title)


def _names(other: Party, record: NameRecord) -> bool:
    """Return whether the other name has the same record: of the same rule, in the same document."""
    return any(own.rule == record.rule and _prints(own) & _prints(record) for own in other.records)


def _is_in(record: NameRecord, other: Party) -> bool:
    """Return whether any record about the other, or about the firm that runs it, was read in the same document."""
    entities = [entity for entity in (other.entity, other.operator.firm if other.operator else None) if entity]
    rows = [row for entity in entities for row in other.graph.rows_about(entity)]
    return bool(_prints(record) & {_print(document) for document in other.documents(tuple(rows))})


def _prints(record: NameRecord) -> set[_Print]:
    return {_print(document) for document in record.documents}


def _print(document: CitedDocument) -> _Print:
    return document.publisher, document.title, document.as_of
