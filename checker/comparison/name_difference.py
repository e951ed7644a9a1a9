"""Where two names differ, character by character as people see them, and how each difference may deceive."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

import regex

from checker.comparison.model import Difference, DifferenceKind, NameComparison, NameMark, NamePiece
from checker.comparison.words import words
from checker.names import normalise
from checker.names.characters.chinese_script import simplified
from checker.names.characters.ignorable import fold, visible
from checker.names.normalise import key
from checker.names.similarity.character_difference import change_kind
from registries.model import Text

_GRAPHEME: Final = regex.compile(r"\X")

Opcode = tuple[str, int, int, int, int]
Marked = list[tuple[str, NameMark]]


def graphemes(text: str) -> list[str]:
    """Return the characters of a text as people see them: a letter with its marks, an emoji of several code points."""
    return [str(cluster) for cluster in _GRAPHEME.findall(text)]


def compare_names(a: str, b: str) -> NameComparison:
    """Return both names in pieces, and where they differ. What cannot be seen is left out first."""
    first, second = graphemes(visible(a)), graphemes(visible(b))
    opcodes = SequenceMatcher(None, [*map(_plain, first)], [*map(_plain, second)], autojunk=False).get_opcodes()
    differences = tuple(_differences(opcodes, first, second))
    same = key(normalise(a).text) == key(normalise(b).text)
    unlike: NameMark = "variant" if same else "differs"  # a space or a bracket more makes no other name
    return NameComparison(
        a=_pieces(_marks(opcodes, first, second, unlike, of_a=True)),
        b=_pieces(_marks(opcodes, first, second, unlike, of_a=False)),
        same=same,
        differences=differences,
        text=_headline(differences, opcodes, hidden=visible(a) == visible(b), same=same),
    )


def _plain(character: str) -> str:
    """Return what a character is compared by: neither width, case nor traditional script count."""
    return simplified(fold(character)) or character


def _marks(
    opcodes: Iterable[Opcode], first: Sequence[str], second: Sequence[str], unlike: NameMark, *, of_a: bool
) -> Marked:
    """Return the characters of one of the names, each with its mark."""
    marked: Marked = []
    for tag, a, a_end, b, b_end in opcodes:
        own, other = (first[a:a_end], second[b:b_end]) if of_a else (second[b:b_end], first[a:a_end])
        if tag == "equal":
            marked += [(one, "same" if one == two else "variant") for one, two in zip(own, other, strict=True)]
        else:
            marked += [(one, unlike) for one in own]
    return marked


def _pieces(marked: Marked) -> tuple[NamePiece, ...]:
    runs = ((mark, "".join(text for text, _ in run)) for mark, run in groupby(marked, key=lambda pair: pair[1]))
    return tuple(NamePiece(text=text, mark=mark) for mark, text in runs)


def _differences(opcodes: Iterable[Opcode], first: Sequence[str], second: Sequence[str]) -> Iterator[Difference]:
    for tag, a, a_end, b, b_end in opcodes:
        if tag == "equal" or (tag == "replace" and a_end - a == b_end - b):
            for at, (one, two) in enumerate(zip(first[a:a_end], second[b:b_end], strict=True)):
                if one != two:
                    yield _difference(_kind(one, two, plain=tag == "equal"), (a + at, b + at), (one, two))
        else:
            kind: DifferenceKind = "only_b" if a == a_end else "only_a" if b == b_end else "several"
            yield _difference(kind, (a, b), ("".join(first[a:a_end]), "".join(second[b:b_end])))


def _kind(one: str, two: str, *, plain: bool) -> DifferenceKind:
    if plain:
        return "variant"
    kind = change_kind(_plain(one), _plain(two)) if len(_plain(one)) == len(_plain(two)) == 1 else "other"
    known: tuple[DifferenceKind, ...] = ("shape", "script", "conversion", "number", "sound", "near_sound", "key")
    return next((how for how in known if how == kind), "other")


def _difference(kind: DifferenceKind, at: tuple[int, int], texts: tuple[str, str]) -> Difference:
    (at_a, at_b), (one, two) = at, texts
    text = words(f"difference.{kind}", at=(at_b if kind == "only_b" else at_a) + 1, a=one, b=two)
    return Difference(kind=kind, at_a=at_a + 1, at_b=at_b + 1, a=one, b=two, text=text)


def _headline(differences: Sequence[Difference], opcodes: Sequence[Opcode], *, hidden: bool, same: bool) -> Text:
    """Return in how much the names differ, in a few words."""
    real = [difference for difference in differences if difference.kind != "variant"]
    if same or not real:
        return words("names.hidden" if hidden and not differences else "names.same")
    if not any(tag == "equal" for tag, *_ in opcodes):
        return words("names.nothing_common")
    added = sum(len(graphemes(difference.b)) for difference in real if difference.kind == "only_b")
    removed = sum(len(graphemes(difference.a)) for difference in real if difference.kind == "only_a")
    replaced = [difference for difference in real if difference.kind not in ("only_a", "only_b")]
    if not replaced and not (added and removed):
        return words("names.added", n=added or removed)
    if len(real) == len(replaced) and all(difference.kind != "several" for difference in replaced):
        return words("names.one" if len(replaced) == 1 else "names.replaced", n=len(replaced))
    return words("names.places", n=len(real))
