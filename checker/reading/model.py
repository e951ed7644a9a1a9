"""The contract of a reading: everything that was found in a text, to be corrected before anything is judged.

`start` and `end` count code points of the text, `end` exclusive; they fit `masked_text` as well, in which every masked
character is one ●. Amounts are in yuan, rates in percent, dates ISO.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from checker.cost.offer import Payee
from checker.identifiers.model import Identifier
from checker.report import Match
from checker.terms import Standing
from registries.model import Frozen

#: Code points of the longest text that is read.
MAX_TEXT: Final = 20_000
#: Mentions of one kind that an answer holds at most; `LeftOut` counts the rest.
MAX_NAMES: Final = 60
MAX_FIGURES: Final = 80

MASK: Final = "●"

#: As what a text names somebody. `mentioned`: no word of the text says it.
MentionRole = Literal["lender", "platform", "guarantor", "adviser", "payee", "collector", "message_sender", "mentioned"]
#: By what a name was found: a firm's legal form, a name on record, a signature 【…】, or a word for its role alone.
FoundBy = Literal["legal_form", "on_record", "signature", "role_words"]
AmountMeaning = Literal["principal", "received", "repayment", "fee", "total", "unknown"]
RateMeaning = Literal["interest", "fee", "guarantee", "late", "annual_cost", "unknown"]
DateMeaning = Literal["contract", "due", "received", "unknown"]
Period = Literal["day", "month", "year"]
PersonalKind = Literal["id_number", "bank_card", "mobile", "person"]


class Mention(Frozen):
    """A place in the text. `text`: as it is written there, masked where it names or numbers a person."""

    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class NameMention(Mention):
    """A name in the text, once for each role. `role_words`: the words that gave the role, None where none did. `match`:
    whom the name means on record, as for any name entered by itself; `standing`: of that one, unknown where there is
    none. `look_up`: what to look up, where that is more than the name (中金支付-四叶草). `inside`: the longer word the
    name is only a part of, or the everyday speech that it may be: it is then never more than a candidate. `more`: how
    often the same name stands in the same role further on."""

    role: MentionRole
    role_words: str | None = None
    found_by: FoundBy
    look_up: str | None = None
    match: Match
    standing: Standing = "unknown"
    inside: str | None = None
    more: int = 0


class AmountMention(Mention):
    """An amount. `meaning` by the words before it, which `words` repeats; `payee`: of a fee, who takes it."""

    yuan: Decimal
    meaning: AmountMeaning = "unknown"
    words: str | None = None
    payee: Payee | None = None


class RateMention(Mention):
    """A rate: `percent` a `per`, and not compounded a year, None where its period is not written."""

    percent: Decimal
    per: Period | None
    percent_a_year: Decimal | None
    meaning: RateMeaning = "unknown"
    words: str | None = None


class DateMention(Mention):
    """A date. `on` is None where its year is not written; `month` and `day` as they are written."""

    on: date | None
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    meaning: DateMeaning = "unknown"
    words: str | None = None


class TermMention(Mention):
    """How many monthly payments: 12期, 12个月."""

    payments: int


class MaskedSpan(Frozen):
    """A place that was masked, and why."""

    start: int
    end: int
    kind: PersonalKind


class LeftOut(Frozen):
    """How many mentions were found and not returned, by kind: a text of thousands is not read out whole."""

    names: int = 0
    amounts: int = 0
    rates: int = 0
    dates: int = 0
    terms: int = 0
    identifiers: int = 0


class SuggestedFee(Frozen):
    """A fee as the cost form takes it."""

    payee: Payee
    amount: Decimal


class SuggestedOffer(Frozen):
    """The figures of a loan as the cost form takes them, as far as the text says them once and plainly. `each` is paid
    `count` times; `rate` is as it is written (年化24%)."""

    received: Decimal | None = None
    principal: Decimal | None = None
    each: Decimal | None = None
    count: int | None = None
    rate: str | None = None
    start: date | None = None
    fees: tuple[SuggestedFee, ...] = ()


class Suggestion(Frozen):
    """What may be asked next, for correction first. `name`: the platform or brand to look up, else the lender;
    `names`, `lenders`, `guarantors`: the choices, best first, as they are written."""

    name: str | None = None
    names: tuple[str, ...] = ()
    lenders: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    contract_date: date | None = None
    offer: SuggestedOffer = SuggestedOffer()


class ReadRequest(Frozen):
    """A request to read a text."""

    text: str


class TextReading(Frozen):
    """All that was read, in the order of the text. Nothing of it is judged, and none of it is kept."""

    masked_text: str
    names: tuple[NameMention, ...] = ()
    amounts: tuple[AmountMention, ...] = ()
    rates: tuple[RateMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[TermMention, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    masked: tuple[MaskedSpan, ...] = ()
    left_out: LeftOut = LeftOut()
    suggested: Suggestion = Suggestion()
    dataset_revision: int
