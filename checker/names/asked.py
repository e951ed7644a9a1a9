"""Names to ask about although nothing is misspelt: a company by its trade name alone, a name by its initials."""

from collections.abc import Iterable, Iterator

from checker.names.companies import is_lending, parse
from checker.names.forms import FormTable
from checker.names.known import KnownName
from checker.names.resemblance import Suspicion
from registries.model import Text

_MOST = 5


def asked_about(forms: Iterable[str], table: FormTable) -> Iterator[Suspicion]:
    """The names that these forms of one unknown name may be short for, the weightiest first."""
    for form in forms:
        for known in _heaviest(table.of_initials(form)):
            yield _initials(form, known)
        for known in _heaviest(table.of_trade_name(form)):
            yield _trade_name(form, form, known)
        trade = _trade_of_lender(form)
        for known in _heaviest(table.of_trade_name(trade)) if trade and trade != form else ():
            yield _trade_name(form, trade, known)


def _heaviest(names: Iterable[KnownName]) -> list[KnownName]:
    return sorted(names, key=lambda known: (-known.weight, known))[:_MOST]


def _trade_of_lender(form: str) -> str:
    """The trade name of a typed company, if firms of its trade lend: 和平食品 is left in peace."""
    company = parse(form)
    return company.trade_name if company and not company.branch and is_lending(company.industry) else ""


def _trade_name(form: str, trade: str, known: KnownName) -> Suspicion:
    place = form.find(trade)
    return Suspicion(
        known.entity_id,
        "near",
        known.text,
        Text(
            zh=f"{known.text} 的字号也是 {trade}，但同一个字号别的公司也能用，不一定是它",
            en=f"{known.text} has the trade name {trade} too, but other firms may bear it as well",
        ),
        tuple(range(place + 1, place + 1 + len(trade))) if trade != form else (),
    )


def _initials(form: str, known: KnownName) -> Suspicion:
    return Suspicion(
        known.entity_id,
        "near",
        known.text,
        Text(
            zh=f"{form} 可能是 {known.text} 的拼音首字母，也可能是别的名字",
            en=f"{form} may be the pinyin initials of {known.text}, or of another name",
        ),
    )
