"""Companies to ask about although nothing is misspelt: by their trade name alone, in characters or in pinyin."""

from collections.abc import Iterable, Iterator

from checker.names.companies import head_office, is_lending, parse
from checker.names.known_name import IndexedName
from checker.names.lookup.exact_lookup import FormTable
from checker.names.lookup.similar_names import MOST, SimilarName
from registries.model import Text


def trade_name_hints(forms: Iterable[str], table: FormTable) -> Iterator[SimilarName]:
    """The names that these forms of one unknown name may be short for, the weightiest first."""
    for form in forms:
        for known in _heaviest(known for known in table.of_trade_name(form) if known.weight):
            yield _trade_name(form, form, known)
        for part in _parts(form):
            for known in _heaviest(table.of_trade_name(part)):
                yield _trade_name(form, part, known)


def _heaviest(names: Iterable[IndexedName]) -> list[IndexedName]:
    return sorted(names, key=lambda known: (-known.weight, known))[:MOST]


def _parts(form: str) -> Iterator[str]:
    """The bank of a typed branch; the trade name of a typed firm, if firms of its trade lend: 和平食品 is left in
    peace."""
    bank = head_office(form)
    if bank is not None:
        yield bank
        return
    company = parse(form)
    if company and company.trade_name and company.trade_name != form and is_lending(company.industry):
        yield company.trade_name


def _trade_name(form: str, trade: str, known: IndexedName) -> SimilarName:
    place = form.find(trade)
    return SimilarName(
        known.entity_id,
        "near",
        known.text,
        Text(
            zh=f"{known.text} 的字号也是 {trade}，但同一个字号别的公司也能用，不一定是它",
            en=f"{known.text} has the trade name {trade} too, but other firms may bear it as well",
        ),
        tuple(range(place + 1, place + 1 + len(trade))) if trade != form else (),
    )
