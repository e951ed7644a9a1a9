"""The form of /collector: its questions in the order of urgency, and from its fields to a CollectorRequest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.collection.model import CollectorRequest
from checker.collection.parsing import answerable
from checker.collection.validation import collector_request
from checker.errors import BadParameterError
from checker.observations import Observation, observations_by_key
from checker.request.personal_data_refusal import refuse_personal_number
from checker.web.check.check_form import TOLERATED, clean_input
from checker.web.i18n import text

Fields = Mapping[str, Sequence[str]]

PREFIX: Final = "observed."
PLAIN: Final = ("name", "lender")
#: The questions that stand open, the most pressing first; then the folded ones, by what they are about.
FIRST: Final = ("violence", "visit_threatened", "visit_made", "repay_to_person", "posed_as_authority")
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "collector.about_visit": ("visit_entered", "visit_unidentified", "visit_exposed"),
    "collector.about_calls": (
        "told_others",
        "you_unreachable",
        "called_at_night",
        "called_too_often",
        "rang_too_often",
        "time_agreed",
    ),
    "collector.about_who": (
        "collector_unnamed",
        "lender_denied_collector",
        "payee_is_contract_lender",
        "debt_sold_unannounced",
        "recording_forbidden",
    ),
}
QUESTIONS: Final = (*FIRST, *(key for keys in GROUPS.values() for key in keys))


@dataclass(frozen=True)
class CollectorQuestion:
    """One question and the answer so far."""

    observation: Observation
    answer: str

    @property
    def field(self) -> str:
        """Its field in the form."""
        return PREFIX + self.observation.key


@dataclass(frozen=True)
class CollectorForm:
    """The form with earlier input, by field."""

    fields: Mapping[str, str]

    def value(self, field: str) -> str:
        """Return what the field holds; "" for nothing."""
        return self.fields.get(field, "")

    @property
    def first(self) -> tuple[CollectorQuestion, ...]:
        """The questions that stand open."""
        return self._questions(FIRST)

    @property
    def folded(self) -> Mapping[str, tuple[CollectorQuestion, ...]]:
        """The folded questions by the key of their heading."""
        return {heading: self._questions(keys) for heading, keys in GROUPS.items()}

    @property
    def answers(self) -> Mapping[str, str]:
        """The input and the answers that are not empty, to be sent again."""
        return {field: value for field, value in self.fields.items() if value}

    def _questions(self, keys: Iterable[str]) -> tuple[CollectorQuestion, ...]:
        return tuple(
            CollectorQuestion(observations_by_key()[key], self.fields.get(PREFIX + key, "unknown")) for key in keys
        )


def collector_request_of(form: Fields) -> CollectorRequest:
    """Return the request a form makes; "unknown" is no answer. Raises QueryError, or BadParameterError for a field this
    form does not have."""
    fields = _single(form)
    for field in PLAIN:
        refuse_personal_number(fields.get(field, ""), field)
    observed = {key.removeprefix(PREFIX): value for key, value in fields.items() if key.startswith(PREFIX)}
    answers = {key: value for key, value in observed.items() if value not in {"", "unknown"}}
    return collector_request(
        {"name": fields.get("name", ""), "lender": fields.get("lender") or None, "observed": answers}
    )


def form_input(form: Fields) -> CollectorForm:
    """Return a form's input, cleaned to be put back into it: its own fields only, nothing invisible, no person's
    number."""
    own_fields = {field: values[0] for field, values in form.items() if values and field in _fields()}
    valid = {field: value for field, value in own_fields.items() if field in PLAIN or value in {"yes", "no"}}
    return CollectorForm({field: clean_input(value) for field, value in valid.items()})


def _fields() -> frozenset[str]:
    return frozenset({*PLAIN, *(PREFIX + key for key in answerable())})


def _single(form: Fields) -> dict[str, str]:
    """Return one value a field. Raises BadParameterError."""
    if not _fields() | TOLERATED >= form.keys():
        raise BadParameterError(text("ask.unknown_question"))
    for field, values in form.items():
        if len(values) > 1:
            raise BadParameterError(text("ask.twice"), field)
        if any("\ufffd" in value for value in values):
            raise BadParameterError(text("ask.not_text"), field)
    return {field: values[0].strip() for field, values in form.items() if values}
