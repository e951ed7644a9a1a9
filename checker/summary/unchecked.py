"""What nobody has checked yet, by name: the criteria that are open, those first that matter most for this standing."""

from typing import Final

from checker.summary.model import Unchecked
from checker.summary.subject import Subject
from checker.summary.words import words
from checker.terms import Standing
from registries.model import Text

MOST: Final = 3

_USUAL: Final = "contract_lender cost channel lender_matched partner_link payee upfront identity"
_OF_LENDER: Final = "channel contract_lender cost payee upfront lender_matched partner_link identity"
_OF_UNKNOWN: Final = "identity contract_lender cost upfront payee channel lender_matched partner_link"
_ORDER: Final[dict[Standing, str]] = {
    "licensed_lender": _OF_LENDER,
    "lender_product": "contract_lender cost channel payee upfront lender_matched partner_link identity",
    "unknown": _OF_UNKNOWN,
    "warned": _OF_UNKNOWN,
    "disqualified": "contract_lender payee cost channel upfront lender_matched partner_link identity",
}
#: Standings whose open questions are worded as another's.
_WORDED_AS: Final[dict[Standing, Standing]] = {"warned": "unknown"}
#: Two criteria are one question to a reader while the contract's lender is not known.
_AFTER_LENDER: Final = frozenset({"lender_matched", "partner_link"})


def unchecked_of(subject: Subject) -> tuple[Unchecked, ...]:
    """Return all that is unchecked, the weightiest first; what only a lender's name can settle waits for it."""
    standing, unsettled = subject.report.verdict.standing, set(subject.report.verdict.unsettled)
    if standing == "warned" and subject.operator is None:  # a name that a notice has is not yet a firm
        unsettled.add("identity")
    if "contract_lender" in unsettled:
        unsettled -= _AFTER_LENDER
    keys = [key for key in _ORDER.get(standing, _USUAL).split() if key in unsettled]
    return tuple(Unchecked(key=key, text=_text(key, standing)) for key in keys)


def _text(key: str, standing: Standing) -> Text:
    as_worded = _WORDED_AS.get(standing, standing)
    return words(f"unchecked.{key}.{standing}", f"unchecked.{key}.{as_worded}", f"unchecked.{key}")
