"""What of a typed text may be the name, when the rest of it is talk."""

from collections.abc import Callable
from typing import Final, NamedTuple

from checker.names.questions.clauses import is_talk, is_topic, is_topic_alone, leads_to_name
from checker.names.questions.courtesy import without_courtesy
from checker.names.questions.english import inside_question
from checker.names.questions.segmentation import Division, divide
from checker.names.questions.vocabulary import requests

_LONGEST: Final = 60  # characters; people's questions are shorter, and it bounds the work
_LONGEST_LEAD: Final = 16
_SHORTEST: Final = 2
_MOST_STARTS: Final = 4
#: Marks before a question; - and * stay, by which statements part the payee from the channel.
_AROUND_NAMES: Final = " .,;:!?~…。，、；：！？("
#: Words that may end a name as well as begin the talk about it: 京东|借款, 豆豆|钱.
_EITHER: Final = frozenset("TFGBVjX")


class Reading(NamedTuple):
    """What may be the name, and the words before and behind it that are talk. `likely`: a question follows,
    and no shorter name ends where a word does; the others are only good for a name on record."""

    name: str
    before: str
    behind: str
    likely: bool


def readings(text: str, divided: Callable[[str], Division] = divide) -> tuple[Reading, ...]:
    """Return what of a text may be the name, the longest first; none where nothing of it is talk, or all.

    `text`: a normal form. Of one that is longer than a question people type, nothing. `divided` divides it into words.
    """
    if not _SHORTEST < len(text) <= _LONGEST:
        return ()
    division = divided(text)
    ends, starts = _name_ends(text, division), _name_starts(text, division)
    if len(ends) == len(starts) == 1:  # nothing on either side is talk
        return ()
    likely, topics = _likely_ends(ends, division), _topic_ends(text, division) if len(starts) > 1 else []
    found: dict[str, Reading] = {}
    for start, asked in starts:
        for end in (*ends, *(topics if asked else ())):
            name = text[start:end]
            if len(name) >= _SHORTEST and name != text:
                found.setdefault(name, Reading(name, text[:start], text[end:], end in likely or end in topics[:1]))
    return tuple(sorted(found.values(), key=lambda reading: -len(reading.name)))


def before_talk(text: str, divided: Callable[[str], Division] = divide) -> dict[str, bool]:
    """Return what of `text` may be the name, as `readings` does, each with whether it is likely."""
    question = without_courtesy(text)
    names = {reading.name.strip(_AROUND_NAMES): reading.likely for reading in readings(question, divided)}
    in_english = inside_question(question)
    names |= {name: name == in_english[-1] for name in in_english if name not in names}
    return names if question == text else {question: False} | names


def _name_ends(text: str, division: Division) -> list[int]:
    """Return where a name may end: each place behind which all is talk, and the end of the text."""
    return [*(at for at in range(_SHORTEST, len(text)) if is_talk(division.behind[at])), len(text)]


def _likely_ends(ends: list[int], division: Division) -> frozenset[int]:
    """Return the first of these places where a word of the text ends, and those that follow behind words in which names
    end as well."""
    words, at, size = {0}, 0, ends[-1]
    while at < size:
        at = division.next_word[at]
        words.add(at)
    if division.behind[0][0] not in "xH":
        words.discard(division.next_word[0])  # one word of general Chinese is nobody's name: 身份证|怎么办
    first = next((end for end in ends if end in words), size)
    likely, at = [first], first
    while at < size and division.behind[at][0] in _EITHER:
        at = division.next_word[at]
        likely.append(at)
    return frozenset(end for end in likely if end in ends and not is_topic_alone(division.behind[end]))


def _topic_ends(text: str, division: Division) -> list[int]:
    """Return the places behind which there is nothing but topics: 怎么注销X|账户."""
    return [at for at in range(_SHORTEST, len(text)) if is_topic(division.behind[at])]


def _name_starts(text: str, division: Division) -> list[tuple[int, bool]]:
    """Return where a name may begin, and whether what stands before it asks: the beginning, and each place before which
    all is talk that leads to a name."""
    request = _request_length(text)
    most = min(_LONGEST_LEAD, len(text) - _SHORTEST)
    led = [at for at in range(1, most + 1) if leads_to_name(division.before[at])]
    asked = dict.fromkeys((*([request] if request else ()), *reversed(led)))
    return [(0, False), *((at, True) for at in asked)][:_MOST_STARTS]


def _request_length(text: str) -> int:
    if not text.startswith(requests()):
        return 0
    return max(len(word) for word in requests() if text.startswith(word))
