"""From an offer to its cost: schedule, rate, table, shares, and the line it is compared with."""

from datetime import date
from decimal import Decimal

from checker.cost.amortisation import cents, instalments
from checker.cost.applicable_cap import ApplicableCap, applicable_cap
from checker.cost.apr import figures
from checker.cost.caps import is_over
from checker.cost.irr import exact
from checker.cost.model import Cost, Likely, Share
from checker.cost.notes import day_note, notes
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.cost.schedule import Schedule, schedule
from checker.cost.texts import words


def annual_cost(offer: Offer, contract_date: date | None, rates: PrimeRates, judged_on: date) -> Cost:
    """What the loan costs a year. Without a contract date the line is that of the day the money arrived, else of
    `judged_on`. Method: RULES of the product §4.3; flows from the borrower's side, caps compared uncompounded.

    Raises QueryError where the offer cannot be reckoned with.
    """
    with exact():
        return _cost(offer, contract_date, rates, judged_on)


def _cost(offer: Offer, contract_date: date | None, rates: PrimeRates, judged_on: date) -> Cost:
    planned = schedule(offer)
    found = figures(planned)
    law = applicable_cap(offer, planned, contract_date or offer.start or judged_on, rates)
    said = [*notes(offer, planned, found, law)]
    if contract_date is None:
        said.append(day_note(offer, law.day))
    return Cost(
        received=cents(planned.received),
        total_paid=cents(planned.paid),
        charge=cents(planned.paid - planned.received),
        days=planned.days,
        months=planned.months,
        first_due_days=planned.first_due_days,
        apr_nominal=found.nominal,
        apr_effective=found.effective,
        simple=found.nominal if found.method == "simple" else None,
        method=found.method,
        method_text=words(f"method.{found.method}"),
        cap=law.cap,
        over_cap=is_over(found.nominal, law.cap.percent) if law.cap else None,
        likely=_likely(found.nominal, law) if offer.lender_type is None else None,
        four_lpr=4 * law.prime.percent if law.prime else None,
        instalments=instalments(planned, found.rate),
        shares=_shares(offer, planned),
        notes=tuple(said),
    )


def _likely(percent: Decimal, law: ApplicableCap) -> Likely | None:
    over = {cap and is_over(percent, cap.percent) for cap in law.likely_caps().values()}
    return "above_all" if over == {True} else "below_all" if over == {False} else None


def _shares(offer: Offer, planned: Schedule) -> tuple[Share, ...]:
    """Fees go to their payees; the lender has what the payments hold beyond the money it sent."""
    taken = {"borrower": planned.received}
    taken["lender"] = sum((payment.amount for payment in offer.payments), Decimal(0)) - offer.received
    for fee in offer.fees:
        taken[fee.payee] = taken.get(fee.payee, Decimal(0)) + fee.amount
    return tuple(Share.model_validate({"payee": payee, "amount": cents(taken[payee])}) for payee in taken)
