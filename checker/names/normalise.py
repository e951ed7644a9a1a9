"""From the name a person typed to the forms under which it is looked up."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from checker.names.characters.chinese_script import mainland_wording, simplified, simplified_throughout
from checker.names.characters.ignorable import disguised, fold, hidden_after, is_plain
from checker.names.questions.courtesy import without_courtesy
from checker.names.questions.english import is_of_a_question
from checker.names.questions.readings import before_talk
from checker.names.questions.segmentation import Division, divide
from checker.names.questions.vocabulary import first_of_talk
from checker.names.stopwords import asks_hotline, is_distinctive, strip_stopwords
from registries.characters import is_letter, is_usual
from registries.radicals import unify_radicals

_MAX_FOLDS = 12  # every input tried settles within four; a cycle would end here and stay deterministic


@dataclass(frozen=True)
class NormalisedName:
    """A typed name, made comparable.

    `text` is the normal form, fit for a page. `plain` is its key before traditional characters became simplified ones.
    `whole` are the keys with every word: as typed, and simplified. `hidden`: the characters, counted from 1 over
    `plain`, after which something invisible stands between two visible ones. `disguised`: the characters of `raw`, from
    1, that are circled, raised or in a fancy type.
    """

    raw: str
    text: str
    plain: str
    whole: tuple[str, ...]
    hidden: tuple[int, ...] = ()
    disguised: tuple[int, ...] = ()

    @property
    def as_typed(self) -> bool:
        """Return whether the normal form is what was typed, to the character."""
        return self.raw == self.text == self.plain

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Return the keys that tell what the name resembles, most literal first.

        First the whole ones, then those without question and service words, last those without generic words. Where
        grammar tells the name from the talk about it, what holds more of the talk is left out.
        """
        likely = tuple(form for form, asked in self._readings.items() if asked)
        longest = len(likely[0]) if likely else max(map(len, self.whole), default=0)
        listed = (*self.whole, *likely, *self.shorter)
        short = dict.fromkeys(form for form in listed if len(form) <= longest)
        return tuple(sorted(short, key=len, reverse=True))

    @cached_property
    def shorter(self) -> tuple[str, ...]:
        """Return the keys without listed question, service and generic words."""
        names = (form for text in self._texts for form in strip_stopwords(text) if not _asks_of_ones_own(form, text))
        forms = _keys(filter(is_distinctive, names))
        prose = strip_stopwords(self._prose) if self._prose else ()
        return tuple(dict.fromkeys((*forms, *filter(self._as_typed, _keys(filter(is_distinctive, prose))))))

    @property
    def before_talk(self) -> tuple[str, ...]:
        """Return the keys without clauses that are talk about a name: 是哪家银行放款, 会员费能退吗."""
        return tuple(self._readings)

    @cached_property
    def may_be_sentence(self) -> bool:
        """Return whether it may hold more than a name: it has characters with which words of talk begin."""
        return not first_of_talk().isdisjoint(self._prose or self.text)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Return the keys of the text without courtesy, in which a name on record may be spoken of."""
        texts = dict.fromkeys(key(without_courtesy(text)) for text in (self.text, self._prose) if text)
        return tuple(texts)

    def divided(self, text: str) -> Division:
        """Return `text`, which is this name or a part of it, divided into words; each text once."""
        if text not in self._divisions:
            self._divisions[text] = divide(text)
        return self._divisions[text]

    @cached_property
    def _divisions(self) -> dict[str, Division]:
        return {}

    @cached_property
    def _readings(self) -> dict[str, bool]:
        """The same, each with whether it is worth asking about when it is nobody's name."""
        found: dict[str, bool] = {}
        for text in filter(None, (*self._texts, self._prose)) if self.may_be_sentence else ():
            for name, likely in before_talk(text, self.divided).items():
                form = key(name)
                if is_distinctive(form) and (text != self._prose or self._as_typed(form)):
                    found.setdefault(form, likely)
        return found

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((_settle(self.raw, fold), self.text)))

    @cached_property
    def _prose(self) -> str:
        """The text where question words are written with characters that names have too (關於, 上徵信嗎); "" for
        none."""
        prose = _settle(self.text, _fold_throughout)
        return "" if prose == self.text else prose

    def _as_typed(self, form: str) -> bool:
        """Whether what is left of the name stands as it was typed."""
        return form in key(self.text)

    @cached_property
    def reworded(self) -> tuple[str, ...]:
        """Return further keys with the mainland's words for Taiwan's (网络贷 for 網路貸).

        Another name may go by them, so they are good for suggestions only.
        """
        if key(self.text) == self.plain:
            return ()
        worded = _settle(_settle(self.raw, fold), _fold_wording)
        forms = _keys((worded, *filter(is_distinctive, strip_stopwords(worded))))
        return tuple(form for form in forms if form not in self.forms)

    def around(self, form: str) -> str:
        """Return the words typed around `form`, those before and those behind with a space between; "" for none."""
        for text in dict.fromkeys((key(self.text), self.plain)):
            before, found, behind = text.partition(form)
            if found:
                return f"{before} {behind}".strip()
        return ""

    @property
    def talk(self) -> str:
        """Return the words that grammar tells from a name nobody knows; "" where it tells none."""
        likely = [form for form, asked in self._readings.items() if asked]
        return self.around(likely[-1]) if likely else ""

    def read_as(self, form: str) -> tuple[tuple[str, str], ...]:
        """Return the traditional characters typed within `form`, each with the simplified one it was read as."""
        text = key(self.text)
        at = text.find(form)
        if at < 0 or len(text) != len(self.plain):
            return ()
        original = self.plain[at : at + len(form)]
        return tuple(dict.fromkeys((a, b) for a, b in zip(original, form, strict=True) if a != b))

    @cached_property
    def radicals(self) -> tuple[tuple[str, str], ...]:
        """Return the radical signs and strokes that were typed, each with the character it was read as."""
        if is_usual(self.raw):
            return ()
        pairs = zip(self.raw, unify_radicals(self.raw), strict=True)
        return tuple(dict.fromkeys((a, b) for a, b in pairs if a != b))

    def hidden_in(self, form: str) -> tuple[int, ...]:
        """Return the characters of `form`, counted from 1, after which something invisible stands inside it."""
        readings = (self.plain, key(self.text))
        start = next((at for reading in readings if (at := reading.find(form)) >= 0), 0)
        return tuple(at - start for at in self.hidden if start < at < start + len(form))

    @cached_property
    def asks_hotline(self) -> bool:
        """Return whether somebody looks for a telephone number or a person to talk to."""
        return asks_hotline(self.text)

    @cached_property
    def only_noise(self) -> bool:
        """Return whether it is nothing but such words, or holds no letter at all."""
        return not any(map(is_letter, self.text)) or "" in strip_stopwords(_settle(self.text, _fold_throughout))


def normalise(raw: str) -> NormalisedName:
    """Normalise any text, never failing; `normalise(n.text).text == n.text`.

    Drops control characters: callers that must refuse them check `has_control_characters` first.
    """
    if is_plain(raw):
        return _normalised(raw, raw)
    return replace(_normalised(raw, _settle(raw, fold)), hidden=hidden_after(raw), disguised=disguised(raw))


def _normalised(raw: str, folded: str) -> NormalisedName:
    text = _settle(folded, _fold_script)
    return NormalisedName(raw, text, key(folded), _keys((folded,) if text == folded else (folded, text)))


def key(text: str) -> str:
    """Return a folded text without its spaces: what two writings of one name are compared by."""
    return text.replace(" ", "")


def index_key(text: str) -> str:
    """Return the key of a name on record: folded, nothing stripped, its characters as they are printed."""
    return text if is_plain(text) else key(_settle(text, fold))


def folded_key(text: str) -> str:
    """Return the key of a name on record in simplified characters: what forms of a query are compared with."""
    return index_key(simplified(index_key(text)))


def _asks_of_ones_own(form: str, text: str) -> bool:
    """Return whether a form is left of a text wholly in English that asks about my bank, not MYbank."""
    return " " in form and text.isascii() and form != text and is_of_a_question(form)


def _keys(forms: Iterable[str]) -> tuple[str, ...]:
    # a single character is nobody's name
    return tuple(dict.fromkeys(form for form in map(key, forms) if len(form) >= 2))


def _fold_script(folded: str) -> str:
    converted = simplified(folded)
    return folded if converted == folded else fold(converted)


def _fold_throughout(folded: str) -> str:
    converted = simplified_throughout(folded)
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
