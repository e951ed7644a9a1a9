"""From what somebody typed to the forms under which it is looked up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from checker.names.characters import fold
from checker.names.noise import asks_hotline, stripped, telling
from checker.names.script import mainland_wording, simplified

_MAX_FOLDS = 12  # every input tried settles within four; a cycle would end here and stay deterministic


@dataclass(frozen=True, slots=True)
class NormalisedName:
    """A typed name, made comparable.

    `text` is the normal form to show. `plain` is its key before traditional characters became simplified ones.
    `whole` are the keys that keep every word: as typed, simplified, in mainland wording. `forms` are all keys to look
    up, most literal first: the whole ones, then without question and service words, last without generic words.
    `only_noise`: nothing but such words, or no letter at all.
    """

    raw: str
    text: str
    plain: str
    whole: tuple[str, ...]
    forms: tuple[str, ...]
    asks_hotline: bool
    only_noise: bool


def normalise(raw: str) -> NormalisedName:
    """Normalise any text, never failing. `normalise(n.text).text == n.text`. Drops control characters: callers that
    must refuse them ask `has_control_characters` first."""
    folded = _settle(raw, fold)
    text = _settle(folded, _fold_script)
    readings = dict.fromkeys((folded, text, _settle(folded, _fold_wording)))
    whole = _keys(readings)
    shorter = _keys(form for reading in readings for form in stripped(reading) if telling(form))
    return NormalisedName(
        raw=raw,
        text=text,
        plain=key(folded),
        whole=whole,
        forms=tuple(dict.fromkeys(whole + shorter)),
        asks_hotline=asks_hotline(text),
        only_noise=not any(map(str.isalnum, text)) or "" in stripped(text),
    )


def key(text: str) -> str:
    """A folded text without its spaces: what two writings of one name are compared by."""
    return text.replace(" ", "")


def known_key(text: str) -> str:
    """The key of a name on record: folded, nothing stripped, its characters as they are printed."""
    return key(_settle(text, fold))


def _keys(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in map(key, forms) if len(form) >= 2))


def _fold_script(folded: str) -> str:
    converted = simplified(folded)
    return folded if converted == folded else fold(converted)


def _fold_wording(folded: str) -> str:
    converted = mainland_wording(folded)
    return folded if converted == folded else fold(converted)


def _settle(text: str, step: Callable[[str], str]) -> str:
    for _ in range(_MAX_FOLDS):
        folded = step(text)
        if folded == text:
            break
        text = folded
    return text
