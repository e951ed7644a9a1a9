"""An English sentence with the Chinese names in it put into English, for where they stand in Chinese elsewhere."""

import re
from collections.abc import Iterable

from checker.english_names.authorities import authority_in_english
from checker.english_names.gloss import gloss


def in_english(sentence: str, names: Iterable[str]) -> str:
    """Return the sentence with each of these names in English. What cannot be put into English stays as it is."""
    english = {name: words for name in names if name in sentence and (words := name_in_english(name))}
    if not english:
        return sentence
    longest_first = sorted(english, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest_first)), lambda match: english[match[0]], sentence)


def name_in_english(name: str) -> str | None:
    """Return a firm, a brand or an authority in English, without the trade that a gloss adds in brackets."""
    authority = authority_in_english(name)
    if authority:
        return f"the {authority}"
    reading = gloss(name)
    if reading is None or reading.written:
        return None
    return reading.text.split(" (")[0]
