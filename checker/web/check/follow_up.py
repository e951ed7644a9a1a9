"""The follow-up form of a check: a few questions about what the person met, with earlier answers left in place.

Which questions stand open and which are folded is a matter of the page; what they are is `checker/observations`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from checker.cost.offer import Offer
from checker.observations import Observation, Section, observations, observations_by_key
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
class FormQuestion:
    """One question of the form: its field, how it is answered, and the answer so far ("" for none)."""

    key: str
    field: str
    kind: Kind
    question: Text
    hint: Text | None
    answer: str


@dataclass(frozen=True)
class FoldedSection:
    """The folded questions of one section; `answered`: how many of them have an answer."""

    section: Section
    questions: tuple[FormQuestion, ...]

    @property
    def fields(self) -> set[str]:
        """The form fields in it."""
        own = {question.field for question in self.questions}
        return own | set(OFFER_FIELDS) if WRITTEN[OFFER][0] in own else own

    @property
    def answered(self) -> int:
        """How many were answered by yes or no, or in words."""
        return sum(bool(question.answer) for question in self.questions)


class FollowUpForm:
    """The form. `fields`: earlier input by form field; `next_questions`: the keys of the report's own next
    questions."""

    def __init__(self, fields: Mapping[str, str], next_questions: Iterable[str] = ()) -> None:
        self.fields = fields
        keys = [key for key in (*next_questions, *WEIGHTY) if key in WRITTEN or key in observations_by_key()]
        unanswered = [key for key in keys if not self._has_answer(key)]
        self._next = (unanswered or keys)[0]
        self._open = [key for key in dict.fromkeys((FIRST, *keys)) if key != self._next][:MOST_OPEN]

    @property
    def next(self) -> FormQuestion:
        """The one question that stands open: what could change the answer most and has no answer yet."""
        return self._question(self._next)

    @property
    def open(self) -> list[FormQuestion]:
        """The questions that come first in the fold: whether the money has arrived, before any advice to stop."""
        return [self._question(key) for key in self._open]

    @property
    def answered(self) -> int:
        """How many questions of the fold have an answer."""
        folded = sum(folder.answered for folder in self.folders)
        return folded + sum(bool(question.answer) for question in self.open)

    @property
    def folders(self) -> list[FoldedSection]:
        """All other questions, folded by section."""
        return [folder for section in FOLDED if (folder := FoldedSection(section, self._folded(section))).questions]

    @property
    def offer(self) -> dict[str, str]:
        """The loan in figures, as it stands in the form."""
        return {field: self.fields.get(field, "") for field in OFFER_FIELDS}

    def _folded(self, section: Section) -> tuple[FormQuestion, ...]:
        fitting = [
            key for key, (_, _, place) in WRITTEN.items() if place == section and key not in (self._next, *self._open)
        ]
        written = [self._written(key) for key in fitting]
        answered = {key.removeprefix(PREFIX): answer for key, answer in self.fields.items() if key.startswith(PREFIX)}
        fitting_now = [
            question for question in observations() if question.section == section and question.follows(answered)
        ]
        chosen = [self._choice(question) for question in fitting_now if question.key not in {self._next, *self._open}]
        return (*written, *chosen)

    def _question(self, key: str) -> FormQuestion:
        return self._written(key) if key in WRITTEN else self._choice(observations_by_key()[key])

    def _has_answer(self, key: str) -> bool:
        return bool(self.fields.get(WRITTEN[key][0] if key in WRITTEN else PREFIX + key))

    def _choice(self, observation: Observation) -> FormQuestion:
        field = PREFIX + observation.key
        return FormQuestion(
            observation.key, field, "choice", observation.question, observation.hint, self.fields.get(field, "")
        )

    def _written(self, key: str) -> FormQuestion:
        field, kind, _ = WRITTEN[key]
        return FormQuestion(key, field, kind, text(f"second.{key}"), None, self.fields.get(field, ""))


def question_words(key: str) -> Text:
    """Return the wording of the question of that key; a key that is no question of ours as it stands."""
    if key in observations_by_key():
        return observations_by_key()[key].question
    if key in WRITTEN:
        return text(f"second.{key}")
    return Text(zh=key, en=key)


def fields_of(query: Query) -> dict[str, str]:
    """Return the form fields that make the same request again; none for an offer whose payments differ, which the form
    cannot hold."""
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
