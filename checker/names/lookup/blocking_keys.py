"""The blocking keys of a name, as entity resolution calls them: similar names share at least one.

Two names that `similarity.comparison.compare` finds similar have a key in common, so that the few candidates for a
query are found by looking keys up. The first letter of a key tells the kinds apart: `d` the name as it stands, without
words around it, without trade words · `x` its skeleton of look-alikes, whole and without one character (an edit is a
deletion on both sides, after SymSpell, Garbe 2012), in names of two with the place · `a` its characters sorted · `p`
its pinyin, `i` the initials of it, `h` `t` `y` the two halves and the sorted letters of it, one of which a slip in
typing leaves as they are.
"""

from collections.abc import Iterator

from checker.names.characters.glyphs import skeleton
from checker.names.similarity.affixes import strip_affixes
from checker.names.similarity.pinyin_spelling import may_be_mistyped, pinyin_readings, usual_initials
from checker.names.similarity.trade_words import core, without_trade_word

_PAIR = 2
_LONGEST_IN_PINYIN = 8
_SHORTEST_QUERY, _LONGEST_QUERY = 5, 40  # letters of a typed pinyin


def blocking_keys(form: str) -> set[str]:
    """Return the keys of a name on record: at most 2 * len(form) + 12 of a folded, simplified form."""
    return query_keys(form) | set(_of_pinyin(form))


def firm_keys(form: str) -> set[str]:
    """Return the keys of a company's name on record, which bears no decoration: that is dear to look for in so many."""
    return _plain(form).union(_of_pinyin(form))


def query_keys(form: str) -> set[str]:
    """Return the keys under which a query is looked up. What is typed in characters needs no key of its letters."""
    stripped_forms = strip_affixes(form)
    keys = _plain(form)
    keys.update(["d" + bare for bare in (core(form), *[stripped.core for stripped in stripped_forms])])
    if stripped_forms:
        keys.add("x" + skeleton(stripped_forms[-1].core))
        keys.update(["p" + pinyin for pinyin in pinyin_readings(stripped_forms[-1].core)])
    if form.isascii():
        keys.update(_of_letters(form))
    return keys


def _plain(form: str) -> set[str]:
    keys = {"d" + variant for variant in (form, *without_trade_word(form))}
    keys.update(_skeletons(form))
    keys.update(["p" + pinyin for pinyin in pinyin_readings(form)])
    if len(form) > _PAIR:
        keys.add("a" + "".join(sorted(form)))
    return keys


def _skeletons(form: str) -> list[str]:
    whole = skeleton(form)
    if len(form) == _PAIR:
        # one character alone is part of very many names; with its place in the pair it is part of few
        return ["x" + whole, "x1" + form[1], "x2" + form[0]]
    return ["x" + whole, *["x" + whole[:at] + whole[at + 1 :] for at in range(len(whole))]]


def _of_pinyin(form: str) -> Iterator[str]:
    if form.isascii() or len(form) > _LONGEST_IN_PINYIN:
        return
    yield from ("i" + letters for letters in usual_initials(form))
    pinyin = pinyin_readings(form)[0]
    if pinyin.isascii() and may_be_mistyped(pinyin, len(form)):
        half = len(pinyin) // 2
        yield f"h{len(pinyin)}{pinyin[:half]}"
        yield f"t{len(pinyin)}{pinyin[half:]}"
        yield "y" + "".join(sorted(pinyin))


def _of_letters(form: str) -> Iterator[str]:
    yield "i" + form
    if not _SHORTEST_QUERY <= len(form) <= _LONGEST_QUERY:
        return
    yield "y" + "".join(sorted(form))
    # the slip may have added or left out a letter, so the halves of all three lengths are tried
    for length in (len(form) - 1, len(form), len(form) + 1):
        half = length // 2
        yield f"h{length}{form[:half]}"
        yield f"t{length}{form[half - length :]}"
