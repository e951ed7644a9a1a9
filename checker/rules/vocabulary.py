"""The vocabulary: the closed list of facts that a rule may read, with the type and meaning of each.

A rule that reads anything else, or compares a fact in a way its type does not allow, fails to load. A fact that is
missing, or whose value is None, is *unknown*: never false (an unread contract is not a contract without a lender).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from checker.cost.offer import LenderType, Purpose
from checker.observations import observations
from checker.terms import Relation, Standing
from registries.model import LicenceStatus, LicenceType

FactType = Literal["bool", "number", "decimal", "word", "date"]
Value = bool | int | Decimal | str | date | None


@dataclass(frozen=True)
class Fact:
    """One fact about a request, and the evidence for it.

    `value` None means unknown. `evidence`: ids of the evidence that shows it. `words`: values for the gaps of a rule's
    sentences (`{name}`, `{date}` …); a key ending in `_en` is preferred in English sentences.
    """

    value: Value
    evidence: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


Facts = Mapping[str, Fact]


@dataclass(frozen=True)
class Term:
    """The definition of a fact: its type, its meaning and, for words, the only values it takes (`among`)."""

    type: FactType
    meaning: str
    among: frozenset[str] = frozenset()


STANDINGS: frozenset[str] = frozenset(get_args(Standing))
RELATIONS: frozenset[str] = frozenset(get_args(Relation))
LICENCE_TYPES = frozenset(licence_type.value for licence_type in LicenceType)
LICENCE_STATUSES = frozenset(status.value for status in LicenceStatus)
LENDER_TYPES: frozenset[str] = frozenset(get_args(LenderType))
PURPOSES: frozenset[str] = frozenset(get_args(Purpose))


def _bool(meaning: str) -> Term:
    return Term("bool", meaning)


#: Facts that records state of the name asked for; of the contract's lender only where the meaning says so.
_RECORD_FACTS: Mapping[str, Term] = {
    "standing": Term("word", "The standing of the name asked for.", STANDINGS),
    "subject_type": Term("word", "The licence type of the name asked for.", LICENCE_TYPES | {"product", "none"}),
    "own_record": _bool("The name asked for has a licence, partner or operator record of its own."),
    # licence
    "licence_in_force": _bool("A list or a stated page gives the name asked for a licence in force."),
    "licence_list_stale": _bool("The list behind that licence is past its maximum age."),
    "microloan": _bool("The name asked for is a microloan company."),
    "lender_given": _bool("The reader named the lender in the contract."),
    "lender_resolved": _bool("The lender given was found on record; false where none was given. Never unknown."),
    "lender_named_exactly": _bool("It was given by the very legal name that is on record."),
    "lender_is_firm": _bool("Whoever lends is a firm, by record or by the name given; then no person is the lender."),
    "name_lends": _bool("The name asked for is a lender's own, whoever else was given. Never unknown."),
    "lender_may_lend": _bool("That lender holds a lending licence in force; false: its type may not lend."),
    "lender_list_stale": _bool("The list behind that lender's licence is past its maximum age."),
    "lender_confirms": _bool("That lender's own list or page confirms the name asked for, or it is that very lender."),
    "lender_type": Term("word", "That lender's licence type.", LICENCE_TYPES),
    "lender_named_guarantor": _bool("By its name alone that lender is a financing guarantee company. Never unknown."),
    "lender_online_scope": _bool("The list says that the microloan company may lend online across provinces, or not."),
    "contract_date": Term("date", "The day the contract was signed."),
    "exit_final": _bool("A final notice ends the lending of the name or of that lender; nothing restores it."),
    "exit_final_date": Term("date", "The day of that notice."),
    "exit_proposed": _bool("A notice announces the end of that lending, not decided yet."),
    "licence_status": Term(
        "word",
        "What the newest row of a list says that ended: of the name asked for, its operator, or that lender.",
        LICENCE_STATUSES,
    ),
    "licence_status_lends": _bool("The licence which that row is about is one to lend."),
    "lender_denies": _bool("A denial is on record: this very lender says it does not work with this platform."),
    "name_contains_bank": _bool("The name asked for contains 银行 as its own name."),
    "name_contains_loan": _bool("The product asked for is on record under a name that contains 贷款."),
    "bank_list_whole": _bool("The list of banks is held whole, official and fresh."),
    "bank_licence_found": _bool("A bank's licence was found for the name asked for."),
    # partner
    "operator_known": _bool("The operator of the name asked for is known."),
    "operator_differs": _bool("That operator is not the operator of the look-alike's real brand."),
    "partner_listed": _bool("A lender's own list names the platform; with a lender given: that lender's list."),
    "partner_list_stale": _bool("The list that names the platform is past its maximum age."),
    "partner_list_held": _bool("That lender's partner list is held whole, official and fresh."),
    "platform_on_list": _bool("The platform is on that list, or is the lender itself or its own product."),
    "platform_lends_itself": _bool("The platform is the lender itself or its own product; not, where another runs it."),
    "relation": Term("word", "How the platform and the contract's lender hang together.", RELATIONS),
    "guarantor_named": _bool("A lender's own list names the firm asked for as guarantor, and a list can tell."),
    "guarantor_listed": _bool("That guarantor is on the list of financing guarantee companies of its province."),
    "guarantor_list_whole": _bool("That list, of its province alone, is held whole, official and fresh."),
    # identity
    "officially_named": _bool("This very name is an officially named fraud app or the subject of a judged case."),
    "imitated": _bool("Others imitate this brand."),
    "lookalike_of_trusted": _bool("The name looks like a listed lender, its product or a listed partner."),
    # negative record
    "interviewed": _bool("A regulator interviewed or named exactly this name, or else its operator."),
    "interview_age_months": Term("number", "Whole months since the latest such notice."),
    "penalised": _bool("A penalty touching consumer lending fell within 36 months."),
    "penalty_count": Term("number", "How many such penalties."),
    "privacy_notice": _bool("A privacy regulator named exactly this operator or product."),
    "p2p_exit": _bool("The name is on a record of P2P platforms that ended."),
    # of the operator, where the name itself has notices of that kind too
    "operator_interviewed": _bool("A regulator interviewed or named the operator besides."),
    "operator_interview_age_months": Term("number", "Whole months since the latest such notice."),
    "operator_penalised": _bool("A penalty of the operator besides fell within 36 months."),
    "operator_penalty_count": Term("number", "How many such penalties."),
    "operator_privacy_notice": _bool("A privacy regulator named the operator besides."),
    "operator_p2p_exit": _bool("The operator is on a record of P2P platforms that ended, besides."),
    # collection
    "collector_listed": _bool("The contract lender's own published list of collectors names this collector."),
    "collector_list_stale": _bool("That list is past its maximum age."),
    "collector_list_held": _bool("That lender's list of collectors is held whole, official and fresh."),
}

#: Facts of the offer: amounts in yuan, days and percent a year, computed from what the borrower entered
#: (`checker/cost`).
_OFFER_FACTS: Mapping[str, Term] = {
    "annual_cost": Term("decimal", "Annual cost as compared with caps: nominal, simple under 30 days; percent a year."),
    "price_lender_type": Term("word", "Who lends, as price rules tell lenders apart.", LENDER_TYPES),
    "price_lender_known": _bool("Who lends is known, as far as price rules tell lenders apart; never unknown itself."),
    "over_four_lpr": _bool("That cost is above four times the one-year LPR of the contract's day, by 0.1 or more."),
    "term_days": Term("number", "Days from the money's arrival to the last payment."),
    "first_due_days": Term("number", "Days from the money's arrival to the first payment."),
    "short_paid_percent": Term("decimal", "By how many percent of the contract's principal less arrived."),
    "over_cap": _bool("That cost is above the cap for this lender and day, by 0.1 or more."),
    "late_over_cap": _bool("What is charged a year on money overdue is above that cap, by 0.1 or more."),
    "received": Term("decimal", "What really arrived, yuan."),
    "purpose": Term("word", "What the loan is for.", PURPOSES),
}

#: Facts that the person answered; an offer answers too, where it shows one by itself (a fee to the platform).
_ANSWER_FACTS: Mapping[str, Term] = {item.key: _bool(item.question.en) for item in observations()}

VOCABULARY: Mapping[str, Term] = {**_RECORD_FACTS, **_OFFER_FACTS, **_ANSWER_FACTS}
if len(VOCABULARY) != len(_RECORD_FACTS) + len(_OFFER_FACTS) + len(_ANSWER_FACTS):
    raise ValueError("a fact is defined twice")


class VocabularyError(ValueError):
    """A fact outside the vocabulary, or one with a value that its type does not allow."""


_PYTHON_TYPES: Mapping[FactType, type] = {"bool": bool, "number": int, "decimal": Decimal, "word": str, "date": date}


def check_value(name: str, value: Value) -> None:
    """Raise `VocabularyError` unless `name` is in the vocabulary and `value` is None or fits its type."""
    term = VOCABULARY.get(name)
    if term is None:
        raise VocabularyError(f"{name}: no such fact")
    if value is None:
        return
    if type(value) is not _PYTHON_TYPES[term.type]:
        raise VocabularyError(f"{name}: {value!r} is not a {term.type}")
    if term.among and value not in term.among:
        raise VocabularyError(f"{name}: {value!r} is not one of its words")
