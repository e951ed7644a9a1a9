"""What must be said beside the figures: about the input, about the method, and about the law."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.cost.applicable_cap import ApplicableCap
from checker.cost.apr import AnnualRates
from checker.cost.caps import CapRow, cap_of, caps_file, is_over
from checker.cost.offer import LenderType, Offer
from checker.cost.prime_rates import PrimeRate
from checker.cost.schedule import Schedule
from checker.cost.texts import words
from registries.model import Confidence, Text


def notes(offer: Offer, planned: Schedule, figures: AnnualRates, law: ApplicableCap) -> Iterator[Text]:
    """The notes, the most important first."""
    if planned.paid < planned.received:
        yield words("note.negative")
    if offer.principal is not None and offer.principal > planned.received:
        yield _short_of(offer.principal, planned.received)
    yield from _on_figures(figures, law)
    yield from _on_lender(offer, law)
    if offer.lender_type in (None, "private", "microloan"):
        yield from _on_prime(law)
    if law.partner:
        yield words("note.fees")
    if offer.late_percent:
        yield words("note.late")


def day_note(offer: Offer, day: date) -> Text:
    """Which day decides where no contract date was given."""
    return words("note.day_from_start" if offer.start else "note.day_from_today", day=day)


def _short_of(principal: Decimal, received: Decimal) -> Text:
    return words("note.short_of_principal", principal=principal, received=received, missing=principal - received)


def _on_figures(figures: AnnualRates, law: ApplicableCap) -> Iterator[Text]:
    cap = law.cap
    if figures.method == "simple":
        yield words("note.not_compounded")
    elif figures.effective is None:
        yield words("note.too_large")
    elif cap and is_over(figures.effective, cap.percent) and not is_over(figures.nominal, cap.percent):
        yield words("note.compound", effective=figures.effective, compared=figures.nominal, cap=cap.percent)


def _on_lender(offer: Offer, law: ApplicableCap) -> Iterator[Text]:
    if offer.lender_type is None:
        yield words("note.lender_unknown")
        for lender in caps_file().likely:
            if line := law.line_if(lender):
                yield _if_lender(lender, line, law.prime)
    elif law.line:
        if law.line.nature is None:
            yield law.line.text
        yield from law.line.notes


def _if_lender(lender: LenderType, line: CapRow, prime: PrimeRate | None) -> Text:
    """What would hold if that kind of lender had lent."""
    who, cap = caps_file().likely[lender], cap_of(line, prime)
    if cap is None:
        return words("note.if_lender_no_line", who=who, text=line.text)
    nature = caps_file().natures[cap.nature]
    return words("note.if_lender", who=who, percent=cap.percent, nature=nature, law=cap.legal_basis)


def _on_prime(law: ApplicableCap) -> Iterator[Text]:
    prime = law.prime
    if prime is None:
        if law.line is None or law.line.times_lpr:
            yield words("note.lpr_missing")
        return
    values = {"percent": prime.percent, "four": 4 * prime.percent, "effective": prime.effective}
    yield words("note.lpr", **values, publisher=prime.cite.publisher)
    if prime.beyond:
        yield words("note.lpr_beyond", through=prime.verified_through)
    elif prime.cite.confidence is not Confidence.OFFICIAL:
        yield words("note.lpr_reported")
