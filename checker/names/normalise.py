"""From what somebody typed to the forms under which it is looked up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from checker.names.characters import disguised, fold, hidden_after, is_plain
from checker.names.noise import asks_hotline, stripped, telling
from checker.names.script import mainland_wording, simplified

_MAX_FOLDS = 12  # every input tried settles within four; a cycle would end here and stay deterministic


@dataclass(frozen=True)
class NormalisedName:
    """A typed name, made comparable.

    `text` is the normal form to show. `plain` is its key before traditional characters became simplified ones.
    `whole` are the keys that keep every word: as typed, simplified, in mainland wording. `hidden`: the characters,
    counted from 1 over `plain`, after which something invisible stands between two visible ones. `disguised`: the
    characters of `raw`, from 1, that are circled, raised or in a fancy type.
    """

    raw: str
    text: str
    plain: str
    whole: tuple[str, ...]
    hidden: tuple[int, ...] = ()
    disguised: tuple[int, ...] = ()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """All keys to look up, most literal first: the whole ones, then without question and service words, last
        without generic words."""
        return tuple(dict.fromkeys((*self.whole, *self.shorter)))

    @cached_property
    def shorter(self) -> tuple[str, ...]:
        """The keys without question, service and generic words."""
        readings = _readings(_settle(self.raw, fold), self.text)
        return _keys(form for reading in dict.fromkeys(readings) for form in stripped(reading) if telling(form))

    def hidden_in(self, form: str) -> tuple[int, ...]:
        """The characters of `form`, counted from 1, after which something invisible stands inside it."""
        readings = (self.plain, key(self.text))
        start = next((at for reading in readings if (at := reading.find(form)) >= 0), 0)
        return tuple(at - start for at in self.hidden if start < at < start + len(form))

    @cached_property
    def asks_hotline(self) -> bool:
        """Whether somebody looks for a telephone number or a person to talk to."""
        return asks_hotline(self.text)

    @cached_property
    def only_noise(self) -> bool:
        """Whether it is nothing but such words, or holds no letter at all."""
        return not any(map(str.isalnum, self.text)) or "" in stripped(self.text)


def normalise(raw: str) -> NormalisedName:
    """Normalise any text, never failing. `normalise(n.text).text == n.text`. Drops control characters: callers that
    must refuse them ask `has_control_characters` first."""
    if is_plain(raw):
        return _normalised(raw, raw)
    return replace(_normalised(raw, _settle(raw, fold)), hidden=hidden_after(raw), disguised=disguised(raw))


def _normalised(raw: str, folded: str) -> NormalisedName:
    text = _settle(folded, _fold_script)
    return NormalisedName(raw, text, key(folded), _keys(_readings(folded, text)))


def _readings(folded: str, text: str) -> tuple[str, ...]:
    """As typed, simplified, and, where somebody types in Taiwan's script, with the mainland's words for its own."""
    return (folded,) if text == folded else (folded, text, _settle(folded, _fold_wording))


def key(text: str) -> str:
    """A folded text without its spaces: what two writings of one name are compared by."""
    return text.replace(" ", "")


def known_key(text: str) -> str:
    """The key of a name on record: folded, nothing stripped, its characters as they are printed."""
    return text if is_plain(text) else key(_settle(text, fold))


def folded_key(text: str) -> str:
    """The key of a name on record in simplified characters: what typed forms are compared with."""
    return known_key(simplified(known_key(text)))


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
