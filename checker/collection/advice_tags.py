"""The tags that advice is chosen by: which questions were answered yes or no, who collects, for whom, and how grave the
rules' findings are."""

from collections.abc import Iterable, Mapping

from checker.collection.model import CollectorKind, Creditor
from checker.observations import Answer
from checker.rules import Hit

#: Lenders that the national regulator supervises: 12378. Microloan firms: the local one, through 12345.
_NATIONAL = frozenset({"bank", "private_bank", "foreign_bank_branch", "consumer_finance", "auto_finance", "trust"})


def tags_of(
    observed: Mapping[str, Answer], kind: CollectorKind, creditor: Creditor, hits: Iterable[Hit]
) -> frozenset[str]:
    """Return all tags of one matter: `key` for a yes, `not:key` for a no, `found:severity`, `on_list:membership`,
    `who:kind`, `for:resolution`, and which regulator takes complaints. An answer “don't know” gives none."""
    affirmed = {key for key, answer in observed.items() if answer == "yes"}
    denied = {f"not:{key}" for key, answer in observed.items() if answer == "no"}
    severities = {f"found:{hit.severity}" for hit in hits}
    lists = {f"on_list:{lender.on_list}" for lender in creditor.lenders}
    person = (
        "payee_is_contract_lender" in affirmed and not creditor.lenders
    )  # no regulator is there for a person who lends
    supervised = ("private",) if person else _regulators(creditor)
    return frozenset({*affirmed, *denied, *severities, *lists, *supervised, f"who:{kind}", f"for:{creditor.asked}"})


def _regulators(creditor: Creditor) -> Iterable[str]:
    types = {lender.type for lender in creditor.lenders if lender.type}
    if types & _NATIONAL:
        yield "national"
    if types - _NATIONAL:
        yield "local"
    if not types or creditor.asked == "brand":  # the contract may name a lender that we do not know
        yield from ("national", "local", "lender_unknown")
