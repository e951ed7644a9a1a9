"""The second step of a check: a few questions about what the person met, with the answers given so far left in place.

Which questions stand open and which are folded is a matter of the page; what they are is `checker/observations`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from checker.cost.offer import Offer
from checker.observations import Observation, Section, by_key, observations
from checker.report import Query
from checker.web.i18n import text
from registries.model import Text

Kind = Literal["choice", "name", "date", "offer"]

FIRST: Final = "money_received"
LENDER: Final = "contract_lender"
OFFER: Final = "offer"
#: What most changes what a person should do; the report's own next question comes before them.
WEIGHTY: Final = (LENDER, "upfront_fee", "private_payee", "downloaded_by_link", "code_asked", "screen_share")
MOST_OPEN: Final = 6
#: Sections in the order of the page. Collection has a page of its own.
FOLDED: Final[tuple[Section, ...]] = ("payment", "channel", "contract", "price", "claims", "data")

#: Questions that are answered by words or figures, not by yes or no: the form's field, its kind, where it stands.
WRITTEN: Final[dict[str, tuple[str, Kind, Section]]] = {
    LENDER: ("lender", "name", "contract"),
    "contract_date": ("contract_date", "date", "contract"),
    OFFER: ("received", "offer", "price"),
}
OFFER_FIELDS: Final = ("principal", "received", "each", "times", "start")
PREFIX: Final = "observed."


@dataclass(frozen=True)
class Asking:
    """One question of the form: its field, how it is answered, and what was answered before."""

    key: str
    field: str
    kind: Kind
    question: Text
    hint: Text | None
    answer: str


@dataclass(frozen=True)
class Folder:
    """The questions of one section that stand folded; `answered`: how many of them have an answer."""

    section: Section
    askings: tuple[Asking, ...]

    @property
    def fields(self) -> set[str]:
        """The form fields in it."""
        own = {asking.field for asking in self.askings}
        return own | set(OFFER_FIELDS) if WRITTEN[OFFER][0] in own else own

    @property
    def answered(self) -> int:
        """How many were answered by yes or no, or in words."""
        return sum(bool(asking.answer) for asking in self.askings)


class FollowUpForm:
    """The form. `fields`: what was typed before, by form field; `next_questions`: what the report would ask next."""

    def __init__(self, fields: Mapping[str, str], next_questions: Iterable[str] = ()) -> None:
        self.fields = fields
        asked = [key for key in (*next_questions, *WEIGHTY) if key in WRITTEN or key in by_key()]
        self._open = [key for key in dict.fromkeys(asked) if key != FIRST][:MOST_OPEN]

    @property
    def first(self) -> Asking:
        """Has the money arrived: before any advice to stop."""
        return self._asking(by_key()[FIRST])

    @property
    def open(self) -> list[Asking]:
        """The few that stand open."""
        return [self._written(key) if key in WRITTEN else self._asking(by_key()[key]) for key in self._open]

    @property
    def folders(self) -> list[Folder]:
        """All others, by section."""
        return [folder for section in FOLDED if (folder := Folder(section, self._folded(section))).askings]

    @property
    def offer(self) -> dict[str, str]:
        """The loan in figures, as it was typed."""
        return {field: self.fields.get(field, "") for field in OFFER_FIELDS}

    def _folded(self, section: Section) -> tuple[Asking, ...]:
        fitting = [key for key, (_, _, place) in WRITTEN.items() if place == section and key not in self._open]
        written = [self._written(key) for key in fitting]
        shown = {FIRST, *self._open}
        answered = {key.removeprefix(PREFIX): answer for key, answer in self.fields.items() if key.startswith(PREFIX)}
        fitting_now = [one for one in observations() if one.section == section and one.follows(answered)]
        chosen = [self._asking(one) for one in fitting_now if one.key not in shown]
        return (*written, *chosen)

    def _asking(self, one: Observation) -> Asking:
        field = PREFIX + one.key
        return Asking(one.key, field, "choice", one.question, one.hint, self.fields.get(field, ""))

    def _written(self, key: str) -> Asking:
        field, kind, _ = WRITTEN[key]
        return Asking(key, field, kind, text(f"second.{key}"), None, self.fields.get(field, ""))


def fields_of(query: Query) -> dict[str, str]:
    """The form fields that ask the same again. An offer whose payments differ has none: the form cannot hold it."""
    fields = {"name": query.name, **{PREFIX + key: answer for key, answer in query.observed.items()}}
    if query.lender:
        fields["lender"] = query.lender
    if query.contract_date:
        fields["contract_date"] = query.contract_date.isoformat()
    return {**fields, **(_offer_fields(query.offer) if query.offer else {})}


def _offer_fields(offer: Offer) -> dict[str, str]:
    amounts = {(payment.amount, payment.due) for payment in offer.payments}
    if len(amounts) > 1 or offer.payments[0].due:
        return {}
    fields = {"received": str(offer.received), "each": str(offer.payments[0].amount), "times": str(len(offer.payments))}
    extra = {"principal": offer.principal, "start": offer.start}
    return {**fields, **{field: str(value) for field, value in extra.items() if value is not None}}
