"""From an offer to its cost: schedule, APR, amortisation table, shares, and the cap it is compared with."""

from datetime import date
from decimal import Decimal

from checker.cost.amortisation import cents, instalments
from checker.cost.applicable_cap import ApplicableCap, applicable_cap
from checker.cost.apr import annual_rates
from checker.cost.caps import caps_file, is_over
from checker.cost.irr import high_precision
from checker.cost.model import Cost, Likely, LikelyLine, Share
from checker.cost.notes import day_note, notes
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.cost.schedule import Schedule, build_schedule
from checker.cost.texts import sentence


def annual_cost(offer: Offer, contract_date: date | None, rates: PrimeRates, judged_on: date) -> Cost:
    """Return what the loan costs: amounts in yuan, rates in percent a year. Without a contract date the cap is that of
    the day the money arrived, else of `judged_on`. Method: RULES §4.3; flows from the borrower's side, caps compared
    uncompounded. Raises QueryError for an offer that cannot be reckoned with.
    """
    with high_precision():
        return _cost(offer, contract_date, rates, judged_on)


def _cost(offer: Offer, contract_date: date | None, rates: PrimeRates, judged_on: date) -> Cost:
    schedule = build_schedule(offer)
    annual = annual_rates(schedule)
    law = applicable_cap(offer, schedule, contract_date or offer.start or judged_on, rates)
    cost_notes = [*notes(offer, schedule, annual, law)]
    if contract_date is None:
        cost_notes.append(day_note(offer, law.day))
    return Cost(
        received=cents(schedule.received),
        total_paid=cents(schedule.paid),
        charge=cents(schedule.paid - schedule.received),
        days=schedule.days,
        months=schedule.months,
        first_due_days=schedule.first_due_days,
        apr_nominal=annual.nominal,
        apr_effective=annual.effective,
        simple=annual.nominal if annual.method == "simple" else None,
        method=annual.method,
        method_text=sentence(f"method.{annual.method}"),
        cap=law.cap,
        over_cap=is_over(annual.nominal, law.cap.percent) if law.cap else None,
        likely=_likely(annual.nominal, law) if offer.lender_type is None else None,
        likely_lines=_likely_lines(law) if offer.lender_type is None else (),
        four_lpr=4 * law.prime.percent if law.prime else None,
        instalments=instalments(schedule, annual.rate),
        shares=_shares(offer, schedule),
        notes=tuple(cost_notes),
    )


def _likely(percent: Decimal, law: ApplicableCap) -> Likely | None:
    over = {cap and is_over(percent, cap.percent) for cap in law.likely_caps().values()}
    return "above_all" if over == {True} else "below_all" if over == {False} else None


def _likely_lines(law: ApplicableCap) -> tuple[LikelyLine, ...]:
    names = caps_file().likely
    caps = law.likely_caps()
    return tuple(LikelyLine(who=names[lender], percent=cap and cap.percent) for lender, cap in caps.items())


def _shares(offer: Offer, schedule: Schedule) -> tuple[Share, ...]:
    """Return who gets how much: payees get their fees, the lender what the payments hold beyond the money it sent."""
    taken = {"borrower": schedule.received}
    taken["lender"] = sum((payment.amount for payment in offer.payments), Decimal(0)) - offer.received
    for fee in offer.fees:
        taken[fee.payee] = taken.get(fee.payee, Decimal(0)) + fee.amount
    return tuple(Share.model_validate({"payee": payee, "amount": cents(taken[payee])}) for payee in taken)
