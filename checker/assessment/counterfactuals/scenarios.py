"""The ways in which an open question might be answered, each with the assessment if it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.explained import question_words
from checker.assessment.counterfactuals.supposed_facts import ANY_LENDER, GUARANTOR, OVER_EVERY_CAP, WITHIN_EVERY_CAP
from checker.assessment.counterfactuals.supposed_outcome import Supposed
from checker.evidence.citation_words import date_words
from checker.observations import Answer, Observation, observations
from checker.rules import Fact
from checker.terms import Standing

_BOTH: Final[tuple[Answer, ...]] = ("yes", "no")
#: Questions worth asking everybody next, the likelier to matter first; the rest is in the second step.
CORE: Final = (
    "upfront_fee",
    "private_payee",
    "contract_names_lender",
    "membership_forced",
    "fee_to_platform",
    "contacts_required",
    "downloaded_by_link",
)


#: How many lenders are tried as the contract's lender: each costs a whole assessment.
MOST_LENDERS = 2
#: The line of a lender who may be named, which tells its name.
LENDER_LINE: Final = "suppose.lender"


@dataclass(frozen=True)
class LenderScenario:
    """A lender the contract might name: the assessment if it does, the words for its sentence, and the evidence ids.
    `itself`: it is the very name asked for."""

    name: str
    assessment: Assessment
    words: Mapping[str, str]
    evidence: tuple[str, ...]
    itself: bool = False


@dataclass(frozen=True)
class Scenario:
    """One way an open question might be answered, and the assessment if it is.

    `observe`: the question's key. `line`: the sentence that tells the scenario, a key of the rule set's wording.
    `itself`: the contract's lender is supposed to be the very name asked for.
    """

    observe: str
    answer: str
    assessment: Supposed
    line: str
    words: Mapping[str, str]
    evidence: tuple[str, ...] = ()
    itself: bool = False


def scenarios_of(
    assessment: Assessment,
    lenders: Iterable[LenderScenario],
    standing: Standing,
    sheet: AnswerSheet | None = None,
) -> tuple[Scenario, ...]:
    """Return every way in which an open question might be answered. `lenders`: those the contract may well name;
    `sheet`: what was answered."""
    return tuple(_all_scenarios(assessment, lenders, standing, sheet or AnswerSheet()))


def _all_scenarios(
    assessment: Assessment, lenders: Iterable[LenderScenario], standing: Standing, sheet: AnswerSheet
) -> Iterator[Scenario]:
    if standing == "disqualified":  # the day of its contract decides, not whom else the contract might name
        yield from _date_scenarios(assessment)
    # no lender's name makes good what officials named
    elif standing != "warned" and not assessment.is_true("lender_given"):
        yield from _lender_scenarios(assessment, lenders)
    if assessment.value("contract_date") is None and assessment.value("cost_sheet_shown") is False:
        yield _signed_now(assessment)  # the sheet is owed since a day; without the contract's nobody can tell
    # of a name that officials warned of, what was met matters more than the price
    if assessment.value("annual_cost") is None and standing != "warned":
        yield Scenario("offer", "within_cap", assessment.what_if(WITHIN_EVERY_CAP), "suppose.within_cap", {})
        yield Scenario("offer", "over_cap", assessment.what_if(OVER_EVERY_CAP), "suppose.over_cap", {})
    for item in observations():
        if assessment.value(item.key) is None and _worth_supposing(item, assessment):
            yield from _answer_scenarios(assessment, item, sheet)


def _worth_supposing(item: Observation, assessment: Assessment) -> bool:
    """Whether an answer is worth a scenario: any that touches the verdict; of what a person may have met, only what is
    asked of everybody."""
    if item.key == "contract_names_lender" and assessment.is_true("lender_given"):
        return False  # whoever gives the name has found it in the contract
    if item.needs and assessment.value(item.needs) is False:
        return False  # that answer would mean nothing
    if item.after and not any(assessment.is_true(key) for key in item.after):
        return False
    return item.about == "verdict" or bool(item.after) or item.key in CORE


def _lender_scenarios(assessment: Assessment, lenders: Iterable[LenderScenario]) -> Iterator[Scenario]:
    likely = tuple(lenders)
    key = "contract_lender"
    for lender in likely:
        yield Scenario(key, lender.name, lender.assessment, LENDER_LINE, lender.words, lender.evidence, lender.itself)
    if not likely:
        yield Scenario(key, "listed", assessment.with_untied_lender(ANY_LENDER), "suppose.any_lender", {})
    if not assessment.is_true("name_lends"):
        yield Scenario(key, "guarantor", assessment.with_untied_lender(GUARANTOR), "suppose.guarantor", {})


def _date_scenarios(assessment: Assessment) -> Iterator[Scenario]:
    notice = assessment.facts.get("exit_final_date")
    if notice is not None and notice.value is not None and assessment.value("contract_date") is None:
        after = assessment.what_if({"contract_date": notice})
        yield Scenario("contract_date", str(notice.value), after, "suppose.signed_after", {})


def _signed_now(assessment: Assessment) -> Scenario:
    day = assessment.judged_on
    supposed = assessment.what_if({"contract_date": Fact(day)})
    return Scenario("contract_date", day.isoformat(), supposed, "suppose.signed_on", date_words("day", day.isoformat()))


def _answer_scenarios(assessment: Assessment, item: Observation, sheet: AnswerSheet) -> Iterator[Scenario]:
    words = question_words(item)
    line = "suppose.alert" if item.about == "situation" else "suppose.answer"
    for answer in _BOTH:
        supposed = sheet.if_answered(assessment, item.key, answer)
        yield Scenario(item.key, answer, supposed, line, {**words, "answer": answer})
