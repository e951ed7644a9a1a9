"""Names to ask about although nothing is misspelt: firms by their trade name, with or without the beginning of their
trade, in characters or in pinyin; whatever goes by a name in English that is not reviewed."""

from collections.abc import Iterable, Iterator

from checker.names.companies.branch import head_office
from checker.names.companies.industries import is_lending, last_trade
from checker.names.companies.parse import parse
from checker.names.indexed_name import IndexedName
from checker.names.lookup.exact_lookup import ExactLookup
from checker.names.normalise import folded_key
from checker.names.resolution import MAX_ALTERNATIVES, SimilarName
from registries.model import Text


def trade_name_hints(forms: Iterable[str], table: ExactLookup) -> Iterator[SimilarName]:
    """Yield the names that these forms of one unknown name may be short for, the weightiest first."""
    for form in forms:
        # a name without weight is no lender's and no partner's: too many firms share a trade name to suggest those
        for entry in _heaviest(entry for entry in table.of_trade_name(form) if entry.weight):
            yield _hint(form, form, entry)
        for entry in _heaviest(table.read_as(form)):
            yield _in_english(entry)
        for entry in _heaviest(table.short_for(form)):
            yield _short(form, entry)
        for part, trade in _parts(form):
            for entry in _heaviest(entry for entry in table.of_trade_name(part) if _is_of_trade(entry, trade)):
                yield _hint(form, part, entry)


def _heaviest(names: Iterable[IndexedName]) -> list[IndexedName]:
    return sorted(names, key=lambda entry: (-entry.weight, entry))[:MAX_ALTERNATIVES]


def _parts(form: str) -> Iterator[tuple[str, str]]:
    """Yield the bank of a branch, or the trade name and the trade of a firm if firms of its trade lend.

    和平食品 suggests nobody.
    """
    bank = head_office(form)
    if bank is not None:
        yield bank, ""
        return
    company = parse(form)
    if company and company.trade_name and company.trade_name != form and is_lending(company.industry):
        yield company.trade_name, company.industry


def _is_of_trade(entry: IndexedName, trade: str) -> bool:
    """Return whether a firm is of the trade that was typed: 国泰银行 is no slip for 国泰金融租赁. "" is any trade."""
    company = parse(folded_key(entry.text)) if trade else None
    return company is None or last_trade(company.industry) == last_trade(trade)


def _in_english(entry: IndexedName) -> SimilarName:
    return SimilarName(
        entry.entity_id,
        "candidate",
        entry.entity_name,
        Text(
            zh=f"{entry.text} 可能是 {entry.entity_name} 的英文写法，没有核对过，也可能是别的名字",
            en=f"{entry.text} may be {entry.entity_name} in English; that was not reviewed, and others may go by it",
        ),
    )


def _short(form: str, entry: IndexedName) -> SimilarName:
    return SimilarName(
        entry.entity_id,
        "candidate",
        entry.text,
        Text(
            zh=f"{form} 可能是 {entry.text} 的简称，也可能是别的公司",
            en=f"{form} may be short for {entry.text}, or be another firm",
        ),
    )


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
