"""What of a typed text may be the name, when the rest of it is talk."""

from typing import Final, NamedTuple

from checker.names.questions.clauses import is_talk, is_topic, leads_to_name
from checker.names.questions.segmentation import Division, divide
from checker.names.questions.vocabulary import requests

_LONGEST: Final = 60  # characters; people's questions are shorter, and it bounds the work
_LONGEST_LEAD: Final = 16
_SHORTEST: Final = 2
_MOST: Final = 24
#: Words that may end a name as well as begin the talk about it: 京东|借款, 豆豆|钱.
_EITHER: Final = frozenset("TGBVX")


class Reading(NamedTuple):
    """What may be the name, and the words before and behind it that are talk."""

    name: str
    before: str
    behind: str


def readings(text: str) -> tuple[Reading, ...]:
    """Return what of a text may be the name, the longest first; none where nothing of it is talk, or all.

    `text`: a normal form. Of one that is longer than a question people type, nothing.
    """
    if not _SHORTEST < len(text) <= _LONGEST:
        return ()
    division = divide(text)
    starts, ends = _name_starts(text, division), _name_ends(text, division)
    found = [
        Reading(text[start:end], text[:start], text[end:])
        for start, asked in starts
        for end in (*ends, *(_topic_ends(text, division) if asked else ()))
        if end - start >= _SHORTEST and end - start < len(text)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda reading: -len(reading.name))[:_MOST])


def _name_ends(text: str, division: Division) -> list[int]:
    """Return where a name may end: the end of the text, the first place behind which all is talk, and within that talk
    the places behind words that names end in as well."""
    first = next((at for at in range(_SHORTEST, len(text)) if is_talk(division.behind[at])), len(text))
    ends, at = [first], first
    while at < len(text):
        letter, at = division.behind[at][0], division.next_word[at]
        if letter not in _EITHER:
            break
        ends.append(at)
    return list(dict.fromkeys((len(text), *(end for end in ends if end == first or is_talk(division.behind[end])))))


def _topic_ends(text: str, division: Division) -> list[int]:
    """Return the places behind which there is nothing but topics: 怎么注销X|账户."""
    return [at for at in range(_SHORTEST, len(text)) if is_topic(division.behind[at])]


def _name_starts(text: str, division: Division) -> list[tuple[int, bool]]:
    """Return where a name may begin, and whether what stands before it asks: the beginning, and each place before which
    all is talk that leads to a name."""
    request = max((len(word) for word in requests() if text.startswith(word)), default=0)
    most = min(_LONGEST_LEAD, len(text) - _SHORTEST)
    led = [at for at in range(1, most + 1) if leads_to_name(division.before[at])]
    return [(0, False), *((at, True) for at in dict.fromkeys((*([request] if request else ()), *led)))]
