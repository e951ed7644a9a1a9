"""Names on record that stand whole inside longer words nobody foresaw: 我想问下微粒贷这事."""

from collections.abc import Iterable, Iterator, Sequence

from checker.names.companies.parse import is_nonlending_business
from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.indexed_name import IndexedName
from checker.names.lookup.exact_lookup import unpack_hit
from checker.names.lookup.name_starts import PREFIX_LENGTH, NameStarts
from checker.names.normalise import index_key
from checker.names.resolution import SimilarName
from checker.names.similarity.short_names import mentions_money
from registries.model import Text

_SHORTEST = 2
_MOST_ALIKE = 200  # names that begin with the same four characters


def names_inside(
    forms: Iterable[str], lookup: FormLookup, starts: NameStarts, names: IndexedNames
) -> Iterator[SimilarName]:
    """Yield the longest names on record inside these forms of one unknown name, by place."""
    for form in forms:
        end = 0
        for at in range(len(form) - _SHORTEST + 1):
            if at < end or not starts.lengths(form[at], form[at + 1]):
                continue
            key = _longest(form, at, lookup) or _brand_of_two(form, at, lookup)
            if key is not None and (mentions_money(key) or not is_nonlending_business(form)):
                end = at + len(key) - 1
                yield from (_similar_name(form, at, key[1:], names[row]) for row in _rows(lookup.get(key)))


def _longest(form: str, at: int, lookup: FormLookup) -> str | None:
    """Return the key of the longest name, or of a company's without its legal form, that begins at `at`."""
    # names longer than the prefix are walked from it; shorter ones are looked up whole
    start = form[at : at + PREFIX_LENGTH]
    if f"h{start}" in lookup:
        walked = (key for letter in "=~" for key, _ in lookup.with_prefix(letter + start, _MOST_ALIKE))
        longest = max((key for key in walked if form.startswith(key[1:], at)), key=len, default=None)
        if longest is not None:
            return longest
    short = [
        f"={form[at : at + PREFIX_LENGTH]}",
        f"~{form[at : at + PREFIX_LENGTH]}",
        f"={form[at : at + PREFIX_LENGTH - 1]}",
    ]
    return next((key for key in short if key in lookup), None)


def _brand_of_two(form: str, at: int, lookup: FormLookup) -> str | None:
    """Return the key of a brand of two characters, if it ends in 呗, which stands in no other word."""
    brand = form[at : at + 2]
    return f"={brand}" if brand.endswith("呗") and f"={brand}" in lookup else None


def _rows(hits: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(unpack_hit(hit)[0] for hit in hits))


def _similar_name(form: str, at: int, name: str, entry: IndexedName) -> SimilarName:
    around = f"{form[:at]}…{form[at + len(name) :]}".strip("…")
    whole = entry.text if index_key(entry.text) == name else f"{name}（{entry.text}）"
    return SimilarName(
        entry.entity_id,
        "near",
        entry.text,
        Text(
            zh=f"{form} 里有 {whole}，另外还有“{around}”，不是同一个名字",
            en=f"{form} holds {whole} and also “{around}”: not the same name",
        ),
        tuple(place for place in range(1, len(form) + 1) if not at < place <= at + len(name)),
    )
