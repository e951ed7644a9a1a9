"""Known names that stand whole inside longer words nobody foresaw: 我想问下微粒贷这事."""

from collections.abc import Iterable, Iterator, Sequence

from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.known_names import IndexedNames
from checker.names.known_name import IndexedName
from checker.names.lookup.exact_lookup import HEAD, unpacked
from checker.names.lookup.similar_names import SimilarName
from checker.names.normalise import index_key
from checker.names.similarity.distinct_firms import of_another_trade
from checker.names.similarity.short_names import speaks_of_money
from registries.model import Text

_SHORTEST = 2
_MOST_ALIKE = 200  # names that begin with the same four characters


def names_inside(forms: Iterable[str], lookup: FormLookup, names: IndexedNames) -> Iterator[SimilarName]:
    """The longest known names inside these forms of one unknown name, by place."""
    for form in forms:
        end = 0
        for at in range(len(form) - _SHORTEST + 1):
            key = (_longest(form, at, lookup) or _brand_of_two(form, at, lookup)) if at >= end else None
            if key is not None and (speaks_of_money(key) or not of_another_trade(form)):
                end = at + len(key) - 1
                yield from (_suspicion(form, at, key[1:], names[row]) for row in _rows(lookup.get(key)))


def _longest(form: str, at: int, lookup: FormLookup) -> str | None:
    """The key of the longest name, or of a company's without its legal form, that begins at `at`."""
    start = form[at : at + HEAD]
    if f"h{start}" in lookup:
        walked = (key for letter in "=~" for key, _ in lookup.beginning(letter + start, _MOST_ALIKE))
        longest = max((key for key in walked if form.startswith(key[1:], at)), key=len, default=None)
        if longest is not None:
            return longest
    short = [f"={form[at : at + HEAD]}", f"~{form[at : at + HEAD]}", f"={form[at : at + HEAD - 1]}"]
    return next((key for key in short if key in lookup), None)


def _brand_of_two(form: str, at: int, lookup: FormLookup) -> str | None:
    """The key of a brand of two characters, if it ends in 呗, which stands in no other word."""
    brand = form[at : at + 2]
    return f"={brand}" if brand.endswith("呗") and f"={brand}" in lookup else None


def _rows(hits: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(unpacked(hit)[0] for hit in hits))


def _suspicion(form: str, at: int, name: str, known: IndexedName) -> SimilarName:
    around = f"{form[:at]}…{form[at + len(name) :]}".strip("…")
    whole = known.text if index_key(known.text) == name else f"{name}（{known.text}）"
    return SimilarName(
        known.entity_id,
        "near",
        known.text,
        Text(
            zh=f"{form} 里有 {whole}，另外还有“{around}”，不是同一个名字",
            en=f"{form} holds {whole} and also “{around}”: not the same name",
        ),
        tuple(place for place in range(1, len(form) + 1) if not at < place <= at + len(name)),
    )
