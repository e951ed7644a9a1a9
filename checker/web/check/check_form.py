"""The form of /check: from its fields to a CheckRequest, with a plain message where that cannot be."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeVar

from checker.cost.written import read_amount, read_term
from checker.errors import BadParameterError, QueryError
from checker.identifiers import without_link_details
from checker.observations import observations_by_key
from checker.request import personal_data
from checker.request.model import MAX_NAME, CheckRequest
from checker.request.personal_data_refusal import refuse_personal_number
from checker.request.validation import check_request
from checker.web.check.follow_up import OFFER_FIELDS, PREFIX
from checker.web.i18n import text
from registries.characters import is_printable
from registries.model import Text

#: WeChat appends these two to every link that is shared in it; refusing them would break each shared link.
TOLERATED: Final = frozenset({"from", "isappinstalled"})
URL_FIELDS: Final = ("name", "lang")
#: What asks for another answer than today's. Only the address of replays takes it.
REPLAY_FIELDS: Final = ("as_of_rev", "on", "ruleset")
PLAIN_FIELDS: Final = ("name", "lender", "contract_date")
FORM_FIELDS: Final = (*PLAIN_FIELDS, *OFFER_FIELDS)

Figure = TypeVar("Figure")
Fields = Mapping[str, Sequence[str]]


class TodayOnlyError(BadParameterError):
    """An old answer requested from the page that gives only today's. `name`: on whom; `replay`: the parameters that
    request it from /replay, empty where they are not valid."""

    def __init__(self, fields: Fields) -> None:
        super().__init__(text("replay.elsewhere"))
        self.name = clean_input(next(iter(fields.get("name", ())), "").strip())
        try:
            request = replay_from_url({key: fields[key] for key in ("name", *REPLAY_FIELDS) if key in fields})
        except QueryError:
            self.replay: dict[str, object] = {}
        else:
            self.replay = request.model_dump(mode="json", include={"name", *REPLAY_FIELDS}, exclude_none=True)


def from_url(args: Fields) -> CheckRequest:
    """Return the request of a GET: the name only, never an answer. Raises QueryError, BadParameterError for a parameter
    this page does not have, or TodayOnlyError."""
    _refuse_replay(args)
    return _request(_single(args, URL_FIELDS))


def replay_from_url(args: Fields) -> CheckRequest:
    """Return the request of a replay: a name, and a revision, a day or rules to judge it by. Raises QueryError or
    BadParameterError."""
    fields = _single(args, ("name", *REPLAY_FIELDS, "lang"))
    if not any(fields.get(field) for field in REPLAY_FIELDS):
        raise BadParameterError(text("replay.by_what"))
    return _request(fields)


def from_form(form: Fields) -> CheckRequest:
    """Return the request of a POST: name, lender, loan and the person's answers; "unknown" is no answer. Raises
    QueryError, BadParameterError for a field or a question that this page does not have, or TodayOnlyError."""
    _refuse_replay(form)
    observations = tuple(key for key in form if key.startswith(PREFIX))
    if any(key.removeprefix(PREFIX) not in observations_by_key() for key in observations):
        raise BadParameterError(text("ask.unknown_question"))
    return _request(_single(form, (*FORM_FIELDS, *observations), FORM_FIELDS))


def form_input(fields: Fields) -> dict[str, str]:
    """Return a form's input, cleaned to be put back into it: its own fields only, nothing invisible, no person's
    number."""
    own_fields = {key: values[0] for key, values in fields.items() if values and _is_field(key)}
    answers = {key: value for key, value in own_fields.items() if not key.startswith(PREFIX) or value in {"yes", "no"}}
    return {key: clean_input(_short(key, value)) for key, value in answers.items()}


def personal_number_key(value: str) -> str | None:
    """Return the text key for the kind of person's number in a value, such as `ask.id_number`, or None."""
    kind = personal_data.find_personal_number(value)
    return f"ask.{kind}" if kind else None


def clean_input(value: str) -> str:
    """Return a value cleaned to be put back into the form: nothing invisible, no person's number, not too long."""
    if personal_number_key(value):
        return ""
    return "".join(character for character in value if is_printable(character))[:MAX_NAME]


def _refuse_replay(fields: Fields) -> None:
    if not set(REPLAY_FIELDS).isdisjoint(fields):
        raise TodayOnlyError(fields)


def _is_field(field: str) -> bool:
    return field in FORM_FIELDS or (field.startswith(PREFIX) and field.removeprefix(PREFIX) in observations_by_key())


def _single(fields: Fields, accepted: Sequence[str], listed: Sequence[str] = ()) -> dict[str, str]:
    """Return one stripped value a field. `listed`: the fields that a message names, where that is not all of
    `accepted`. Raises BadParameterError."""
    if not TOLERATED.union(accepted).issuperset(fields):
        raise BadParameterError(_unknown_parameter(listed or accepted))
    for key, values in fields.items():
        if len(values) > 1:
            raise BadParameterError(text("ask.twice"), key if key in accepted else None)
        if any("\ufffd" in value for value in values):
            raise BadParameterError(text("ask.not_text"), key if key in accepted else None)
    return {key: _short(key, values[0]).strip() for key, values in fields.items() if values and key not in TOLERATED}


def _short(field: str, value: str) -> str:
    """Return a value as it is looked up and shown: of a link in a name only its host."""
    return without_link_details(value) if field in ("name", "lender") else value


def _request(fields: Mapping[str, str]) -> CheckRequest:
    for field in ("name", "lender", *OFFER_FIELDS):
        refuse_personal_number(fields.get(field, ""), field)
    if not fields.get("name"):
        raise QueryError(text("ask.empty"), "name")
    answers = {key.removeprefix(PREFIX): value for key, value in fields.items() if key.startswith(PREFIX)}
    observed = {key: value for key, value in answers.items() if value not in {"", "unknown"}}
    plain = {key: fields[key] for key in (*PLAIN_FIELDS, *REPLAY_FIELDS) if fields.get(key)}
    return check_request({**plain, "observed": observed, "offer": _offer(fields)})


def _offer(fields: Mapping[str, str]) -> dict[str, object] | None:
    """Return the loan in figures, or None where every figure is empty. Raises QueryError that names the field."""
    figures = {field: value for field in OFFER_FIELDS if (value := fields.get(field, ""))}
    if not figures:
        return None
    received, each = (_figure(figures, field, read_amount) for field in ("received", "each"))
    offer = {"received": received, "payments": [{"amount": each}] * _figure(figures, "times", read_term)}
    principal = read_amount(figures["principal"], "principal") if "principal" in figures else None
    return {**offer, "principal": principal, "start": _day(figures.get("start", ""))}


def _figure(figures: Mapping[str, str], field: str, read: Callable[[str, str], Figure]) -> Figure:
    if field not in figures:
        raise QueryError(text(f"ask.{field}"), field)
    return read(figures[field], field)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise QueryError(text("ask.start"), "start") from None


def _unknown_parameter(fields: Sequence[str]) -> Text:
    wording, listed = text("ask.unknown_parameter"), ", ".join(fields)
    return Text(zh=wording.zh.format(known=listed), en=wording.en.format(known=listed))
