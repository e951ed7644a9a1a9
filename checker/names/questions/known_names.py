"""Which names on record a sentence speaks of: those with nothing but talk around them."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from checker.names.questions.around_names import (
    as_led_to,
    is_long_enough,
    is_of_another,
    may_begin,
    may_follow,
    may_lead,
)
from checker.names.questions.segmentation import Division, divide
from checker.names.questions.vocabulary import requests

_LONGEST: Final = 60  # characters; people's questions are shorter, and it bounds the work
_LONGEST_LEAD: Final = 16
_SHORTEST_LEAD: Final = 2
_LEGAL_ENDS: Final = ("有限公司", "责任公司", "股份公司")
_LEGAL_FORM: Final = re.compile(r"(?:\([\u4e00-\u9fff]{2,8}\))?(?:股份有限公司|有限责任公司|有限公司|股份公司|公司)")


def names_spoken_of(
    text: str, places: Iterable[tuple[int, int]], divided: Callable[[str], Division] = divide
) -> tuple[str, ...]:
    """Return the names of a text without spaces around which all is talk, the longest first.

    `places`: start and end of each name on record in the text; a legal form behind one may belong to it. None of a text
    longer than a question. `divided` divides it into words.
    """
    known = [(start, end) for start, first in places for end in _ends(text, first)]
    if not known or len(text) > _LONGEST:
        return ()
    division = divided(text)
    spoken = (text[start:end] for start, end in known if _is_spoken_of(text, start, end, division))
    return tuple(sorted(dict.fromkeys(spoken), key=len, reverse=True))


def _ends(text: str, end: int) -> Iterator[int]:
    legal_form = _LEGAL_FORM.match(text, end)
    if legal_form:
        yield legal_form.end()
    yield end


def _is_spoken_of(text: str, start: int, end: int, division: Division) -> bool:
    lead, behind = division.before[start] if start else "", division.behind[end] if end < len(text) else ""
    if start > _LONGEST_LEAD or is_of_another(lead, behind):
        return False
    ended = text[:end].endswith(_LEGAL_ENDS)
    led = start >= _SHORTEST_LEAD and may_lead(lead)
    behind = as_led_to(lead, behind)
    if led or not behind:
        return led and (not behind or may_follow(behind, led=True, ended=ended))
    if start and text[:start] not in requests() and not may_begin(lead):
        return False
    return may_follow(behind, led=False, ended=ended) and (start > 0 or is_long_enough(text[end:], behind))
