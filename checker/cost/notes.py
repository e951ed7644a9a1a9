"""The notes printed beside a cost: about the input, about the method, and about the law."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.cost.applicable_cap import ApplicableCap
from checker.cost.apr import AnnualRates
from checker.cost.caps import CapRow, cap_of, caps_file, is_over
from checker.cost.offer import LenderType, Offer
from checker.cost.prime_rates import PrimeRate
from checker.cost.schedule import Schedule
from checker.cost.texts import sentence
from registries.model import Confidence, Text


def notes(offer: Offer, schedule: Schedule, annual: AnnualRates, law: ApplicableCap) -> Iterator[Text]:
    """Yield the notes, the most important first."""
    if schedule.paid < schedule.received:
        yield sentence("note.negative")
    if offer.principal is not None and offer.principal > schedule.received:
        yield _short_of(offer.principal, schedule.received)
    yield from _on_rates(annual, law)
    yield from _on_lender(offer, law)
    if offer.lender_type in (None, "private", "microloan"):
        yield from _on_prime(law)
    if law.partner:
        yield sentence("note.fees")
    if offer.late_percent:
        yield sentence("note.late")


def day_note(offer: Offer, day: date) -> Text:
    """Return the note on which day decides where no contract date was given."""
    return sentence("note.day_from_start" if offer.start else "note.day_from_today", day=day)


def _short_of(principal: Decimal, received: Decimal) -> Text:
    return sentence("note.short_of_principal", principal=principal, received=received, missing=principal - received)


def _on_rates(annual: AnnualRates, law: ApplicableCap) -> Iterator[Text]:
    cap = law.cap
    if annual.method == "simple":
        yield sentence("note.not_compounded")
    elif annual.effective is None:
        yield sentence("note.too_large")
    elif cap and is_over(annual.effective, cap.percent) and not is_over(annual.nominal, cap.percent):
        yield sentence("note.compound", effective=annual.effective, compared=annual.nominal, cap=cap.percent)


def _on_lender(offer: Offer, law: ApplicableCap) -> Iterator[Text]:
    if offer.lender_type is None:
        yield sentence("note.lender_unknown")
        for lender in caps_file().likely:
            if row := law.row_for(lender):
                yield _if_lender(lender, row, law.prime)
    elif law.row:
        if law.row.nature is None:
            yield law.row.text
        yield from law.row.notes


def _if_lender(lender: LenderType, row: CapRow, prime: PrimeRate | None) -> Text:
    """Return the note on what would apply if that kind of lender had lent."""
    name, cap = caps_file().likely[lender], cap_of(row, prime)
    if cap is None:
        return sentence("note.if_lender_no_line", who=name, text=row.text)
    nature, law = caps_file().natures[cap.nature], Text(zh=cap.legal_basis, en=cap.legal_basis_en)
    return sentence("note.if_lender", who=name, percent=cap.percent, nature=nature, law=law)


def _on_prime(law: ApplicableCap) -> Iterator[Text]:
    prime = law.prime
    if prime is None:
        if law.row is None or law.row.times_lpr:
            yield sentence("note.lpr_missing")
        return
    params = {"percent": prime.percent, "four": 4 * prime.percent, "effective": prime.effective}
    yield sentence("note.lpr", **params, publisher=prime.cite.publisher)
    if prime.beyond:
        yield sentence("note.lpr_beyond", through=prime.verified_through)
    elif prime.cite.confidence is not Confidence.OFFICIAL:
        yield sentence("note.lpr_reported")
