"""What may be asked next of a reading: names, roles, day and figures, to be corrected before anything is judged."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from pydantic import ValidationError

from checker.cost.offer import Fee, Offer, Payment
from checker.reading.model import (
    AmountMeaning,
    AmountMention,
    DateMention,
    MentionRole,
    NameMention,
    RateMention,
    SuggestedFee,
    SuggestedOffer,
    Suggestion,
    TermMention,
    TextReading,
)
from checker.reading.words import table
from checker.request.model import CheckRequest

Value = TypeVar("Value")

_MOST_CHOICES: Final = 6
_MOST_FEES: Final = 3  # as many as the form takes
#: As the cost form reads a rate.
_PERIODS: Final = {"year": "年化", "month": "月", "day": "日"}
#: Whom to look up: the name under which people borrowed, whom they paid, who wrote; lender and guarantor have fields of
#: their own.
_ORDER: Final[tuple[MentionRole, ...]] = (
    "platform",
    "payee",
    "message_sender",
    "lender",
    "mentioned",
    "adviser",
    "collector",
    "guarantor",
)


def suggest(
    names: Sequence[NameMention],
    amounts: Sequence[AmountMention],
    rates: Sequence[RateMention],
    dates: Sequence[DateMention],
    terms: Sequence[TermMention],
) -> Suggestion:
    """Return what the mentions of one text suggest to ask."""
    # a name behind 借款人 or 开户行 is nobody to ask about
    asked = (name for name in names if name.role != "mentioned" or name.role_words is None)
    choices = _choices(sorted(asked, key=_rank))
    return Suggestion(
        name=next(iter(choices), None),
        names=choices,
        lenders=_choices(name for name in names if name.role == "lender"),
        guarantors=_choices(name for name in names if name.role == "guarantor"),
        contract_date=_only(mention.on for mention in dates if mention.meaning == "contract" and mention.on),
        offer=SuggestedOffer(
            received=_amount(amounts, "received"),
            principal=_amount(amounts, "principal"),
            each=_amount(amounts, "repayment"),
            count=_only(term.payments for term in terms),
            rate=_only(_rate(rate) for rate in rates if rate.meaning in ("interest", "annual_cost") and rate.per),
            start=_only(mention.on for mention in dates if mention.meaning == "received" and mention.on),
            fees=_fees(amounts),
        ),
    )


def to_check_request(reading: TextReading, judged_on: date) -> CheckRequest | None:
    """Return the request that a reading suggests, without a person's corrections; None where it names nobody.

    A contract dated after `judged_on` is left out, and so is an offer whose figures are not all there."""
    suggested = reading.suggested
    if suggested.name is None:
        return None
    lender = next(iter(suggested.lenders), None)
    day = suggested.contract_date
    return CheckRequest(
        name=suggested.name,
        lender=lender if lender != suggested.name else None,
        contract_date=day if day is not None and day <= judged_on else None,
        offer=_offer(suggested.offer),
    )


def _offer(figures: SuggestedOffer) -> Offer | None:
    if figures.received is None or figures.each is None or figures.count is None:
        return None
    fees = tuple(Fee(amount=fee.amount, payee=fee.payee) for fee in figures.fees)
    try:
        return Offer(
            received=figures.received,
            principal=figures.principal,
            payments=(Payment(amount=figures.each),) * figures.count,
            fees=fees,
        )
    except ValidationError:
        return None


def _rank(name: NameMention) -> tuple[float, bool, int]:
    entity = name.match.entity
    place: float = _ORDER.index(name.role)
    if name.role == "mentioned" and (name.inside is not None or (entity is not None and entity.type == "product")):
        place = 0.5  # a brand comes right behind a platform: it is what people know the loan by
    elif name.role == "platform" and name.found_by == "legal_form":
        place = 0.25  # the firm that runs it comes behind the name that people know
    elif name.role == "message_sender" and entity is None:
        place = _ORDER.index("lender") + 0.5
    return (place, name.standing == "unknown", name.start)


def _choices(names: Iterable[NameMention]) -> tuple[str, ...]:
    """Return what to look up, each once. A name that is a part of a longer word is looked up as that word."""
    return tuple(dict.fromkeys(name.inside or name.look_up or name.text for name in names))[:_MOST_CHOICES]


def _amount(amounts: Sequence[AmountMention], meaning: AmountMeaning) -> Decimal | None:
    return _only(amount.yuan for amount in amounts if amount.meaning == meaning)


def _only(values: Iterable[Value]) -> Value | None:
    """Return the value that a text gives, where it gives no two."""
    different = set(values)
    return next(iter(different)) if len(different) == 1 else None


def _rate(rate: RateMention) -> str:
    return f"{_PERIODS[rate.per or 'year']}{rate.percent.normalize():f}%"


def _fees(amounts: Sequence[AmountMention]) -> tuple[SuggestedFee, ...]:
    late = table("figures")["late_charges"]
    charged = (one for one in amounts if one.meaning == "fee" and one.words not in late)
    fees = (SuggestedFee(payee=one.payee or "other", amount=one.yuan) for one in charged)
    return tuple(dict.fromkeys(fees))[:_MOST_FEES]
