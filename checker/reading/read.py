"""Reading a text: the one entry of the room."""

from datetime import date
from typing import Final

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_lender
from checker.entities.standing import standing_of
from checker.errors import QueryError
from checker.names import normalise
from checker.reading.firms import firm_spans
from checker.reading.model import MAX_NAMES, MAX_TEXT, LeftOut, NameMention, Suggestion, TextReading
from registries.model import Text

_TOO_LONG: Final = Text(
    zh=f"文字太长。最多读 {MAX_TEXT} 个字：请只贴要查的那一段。",
    en=f"The text is too long. At most {MAX_TEXT:,} characters are read: please paste only the passage that matters.",
)
_EMPTY: Final = Text(
    zh="没有文字。请贴上短信、合同里的一段话，或账单上的几行字。",
    en="There is no text. Please paste a message, a passage of a contract, or lines of a statement.",
)


def read_text(text: str, dataset: Dataset, judged_on: date) -> TextReading:
    """Return what stands in a text. Raises QueryError for one that is empty, or longer than MAX_TEXT code points."""
    if not text.strip():
        raise QueryError(_EMPTY, "text")
    if len(text) > MAX_TEXT:
        raise QueryError(_TOO_LONG, "text")
    names = []
    for start, end in firm_spans(text):
        matched = match_lender(normalise(text[start:end]), dataset)
        standing = standing_of(matched.entity, dataset.graph, judged_on).standing
        names.append(
            NameMention(
                text=text[start:end],
                start=start,
                end=end,
                role="mentioned",
                found_by="legal_form",
                match=matched.match,
                standing=standing,
            )
        )
    return TextReading(
        masked_text=text,
        names=tuple(names[:MAX_NAMES]),
        left_out=LeftOut(names=max(0, len(names) - MAX_NAMES)),
        suggested=Suggestion(lenders=tuple(name.text for name in names[:3])),
        dataset_revision=dataset.revision,
    )
