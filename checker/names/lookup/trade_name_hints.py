"""Companies to suggest although nothing is misspelt: by their trade name alone, in characters or in pinyin."""

from collections.abc import Iterable, Iterator

from checker.names.companies.branch import head_office
from checker.names.companies.industries import is_lending
from checker.names.companies.parse import parse
from checker.names.indexed_name import IndexedName
from checker.names.lookup.exact_lookup import ExactLookup
from checker.names.resolution import MAX_ALTERNATIVES, SimilarName
from registries.model import Text


def trade_name_hints(forms: Iterable[str], table: ExactLookup) -> Iterator[SimilarName]:
    """Yield the names that these forms of one unknown name may be short for, the weightiest first."""
    for form in forms:
        # a name without weight is no lender's and no partner's: too many firms share a trade name to suggest those
        for entry in _heaviest(entry for entry in table.of_trade_name(form) if entry.weight):
            yield _hint(form, form, entry)
        for part in _parts(form):
            for entry in _heaviest(table.of_trade_name(part)):
                yield _hint(form, part, entry)


def _heaviest(names: Iterable[IndexedName]) -> list[IndexedName]:
    return sorted(names, key=lambda entry: (-entry.weight, entry))[:MAX_ALTERNATIVES]


def _parts(form: str) -> Iterator[str]:
    """Yield the bank of a branch, or the trade name of a firm if firms of its trade lend: 和平食品 suggests nobody."""
    bank = head_office(form)
    if bank is not None:
        yield bank
        return
    company = parse(form)
    if company and company.trade_name and company.trade_name != form and is_lending(company.industry):
        yield company.trade_name


def _hint(form: str, trade: str, entry: IndexedName) -> SimilarName:
    place = form.find(trade)
    return SimilarName(
        entry.entity_id,
        "near",
        entry.text,
        Text(
            zh=f"{entry.text} 的字号也是 {trade}，但同一个字号别的公司也能用，不一定是它",
            en=f"{entry.text} has the trade name {trade} too, but other firms may bear it as well",
        ),
        tuple(range(place + 1, place + 1 + len(trade))) if trade != form else (),
    )
