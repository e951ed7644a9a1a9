"""The note on a name that was looked for by hand and not found: with its day, and that it is old once it is."""

from datetime import date

from registries.age import is_search_old
from registries.model import ProductRecord, Text


def looked_for_note(product: ProductRecord, judged_on: date | None) -> Text | None:
    """Return the note on a name that was not found, with the day of the search; on a later day also that it is old."""
    note, day = product.note, product.cite.as_of
    if note is None or day is None:
        return note
    old = judged_on is not None and is_search_old(day, judged_on)
    return Text(
        zh=f"{note.zh}（{day}查的{'，已经过了半年，情况可能变了' if old else ''}。）",
        en=f"{note.en} (Looked for on {day}{': half a year ago and more, it may have changed' if old else ''}.)",
    )
