"""The differences that a similarity between two names is made of."""

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal[
    "shape",  # one character drawn like the other (reviewed pairs, digits and letters)
    "script",  # a letter of another script that is drawn like it
    "conversion",  # conversion between the scripts takes the one for the other
    "number",  # the same number in another writing
    "sound",  # read alike
    "near_sound",  # read nearly alike
    "keystroke",  # one key of their pinyin apart
    "component",  # a part of the one is in the other
    "key",  # the key beside it
    "other",  # any other character
    "more",
    "less",
    "doubled",  # a character written twice
    "swapped",  # two parts in opposite order
    "backwards",  # the whole name from its end
    "decorated",  # words that were put around the name
    "trade_word",  # but for 借, 贷, 花, 金融 … the same
    "pinyin",  # a part, or all, in pinyin
    "mistyped",  # pinyin with one slip
    "initials",  # characters by the first letter of their pinyin
]


# Changes that neither eye, ear nor finger explains: by such a one another name may well differ.
ARBITRARY_CHANGES: frozenset[ChangeKind] = frozenset({"other", "more", "less", "key"})
_FAINT: frozenset[ChangeKind] = frozenset({"keystroke", "component"})


@dataclass(frozen=True, slots=True)
class Step:
    """One difference. `at` counts characters of the query from 1, 0 when it is no matter of place.

    `query` or `candidate` is "" where the other has a character more.
    """

    how: ChangeKind
    at: int
    query: str
    candidate: str


@dataclass(frozen=True, slots=True)
class Similarity:
    """`lookalike`: every difference deceives eye or ear, or is mere decoration. `near`: one difference of any kind."""

    kind: Literal["lookalike", "near"]
    steps: tuple[Step, ...]

    @property
    def is_arbitrary(self) -> bool:
        """Return whether nothing but arbitrary characters tell the names apart."""
        return all(step.how in ARBITRARY_CHANGES for step in self.steps)

    @property
    def is_faint(self) -> bool:
        """Return whether a single character was changed, for one that is typed or drawn partly like it."""
        return len(self.steps) == 1 and self.steps[0].how in _FAINT


def lookalike(*steps: Step) -> Similarity:
    """Return a similarity that deceives."""
    return Similarity("lookalike", steps)


def near(*steps: Step) -> Similarity:
    """Return a similarity that may be a slip, or another firm."""
    return Similarity("near", steps)
