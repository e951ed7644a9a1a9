"""The form of /compare: two names, each kept as it was typed but for what cannot be seen and a person's number."""

from collections.abc import Mapping, Sequence
from typing import Final

from checker.comparison.model import ComparisonRequest
from checker.comparison.validation import FIELDS, comparison_request
from checker.errors import BadParameterError
from checker.web.check.check_form import TOLERATED, clean_input
from checker.web.i18n import text
from registries.model import Text

Fields = Mapping[str, Sequence[str]]

_KNOWN: Final = (*FIELDS, "lang")


def request_from_url(args: Fields) -> ComparisonRequest | None:
    """Return the two names of an address; None where it has neither. Raises QueryError, or BadParameterError for a
    parameter that this page does not have."""
    if not TOLERATED.union(_KNOWN).issuperset(args):
        wording, known = text("ask.unknown_parameter"), ", ".join(_KNOWN)
        raise BadParameterError(Text(zh=wording.zh.format(known=known), en=wording.en.format(known=known)))
    for field in FIELDS:
        values = args.get(field, ())
        if len(values) > 1:
            raise BadParameterError(text("ask.twice"), field)
        if any("\ufffd" in value for value in values):
            raise BadParameterError(text("ask.not_text"), field)
    if set(FIELDS).isdisjoint(args):
        return None
    return comparison_request({field: args[field][0] for field in FIELDS if args.get(field)})


def form_input(args: Fields) -> dict[str, str]:
    """Return what stands in the form, cleaned to be put back into it."""
    return {field: clean_input(args[field][0]) if args.get(field) else "" for field in FIELDS}
