"""Counterfactuals: what each answer changed, what open questions could change, and which to ask next.

Each is the assessment by the same rules on the same facts but for one. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.score import BaseState
from checker.assessment.supposed_facts import ANY_LENDER, GUARANTOR, OVER_EVERY_CAP, WITHIN_EVERY_CAP
from checker.evidence.citation_words import date_words
from checker.observations import Answer, Observation, observations, observations_by_key
from checker.report import Effect, Next, Supposition
from checker.rules import Fact, Wording, load_wording
from checker.terms import Standing, Tier
from registries.model import Text

#: How many suppositions a report prints.
MOST_SUPPOSITIONS: Final = 6
#: How far up the ladder a tier stands; U is where nobody can tell, between "still to check" and "concerns".
_RUNGS: Final[Mapping[Tier, int]] = {"A": 0, "B": 2, "U": 3, "C": 4, "D": 6, "E": 8}
_VALUES: Final[Mapping[str, bool]] = {"yes": True, "no": False}
#: Questions worth asking everybody next, the likelier to matter first; the rest is in the second step.
_CORE: Final = (
    "upfront_fee",
    "private_payee",
    "contract_names_lender",
    "membership_forced",
    "fee_to_platform",
    "contacts_required",
    "downloaded_by_link",
)


@dataclass(frozen=True)
class LenderScenario:
    """A lender the contract might name: the assessment if it does, the words for its sentence, and the evidence ids."""

    name: str
    assessment: Assessment
    words: Mapping[str, str]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """One way an open question might be answered, and the assessment if it is.

    `observe`: the question's key. `line`: the sentence that tells the scenario, a key of the rule set's wording.
    """

    observe: str
    answer: str
    assessment: Assessment
    line: str
    words: Mapping[str, str]
    evidence: tuple[str, ...] = ()


def effects(
    assessment: Assessment, observed: Mapping[str, Answer], without: Mapping[str, Fact], name: str
) -> tuple[Effect, ...]:
    """Return what each answer did, in the order of the questions.

    `without`: facts that stand even where an answer is taken away, because an offer shows them too. `name`: whom the
    person asked about.
    """
    answered = [item for item in observations() if observed.get(item.key, "unknown") != "unknown"]
    return tuple(_effect(item, assessment, observed[item.key], (without.get(item.key), name)) for item in answered)


def scenarios_of(assessment: Assessment, lenders: Iterable[LenderScenario], standing: Standing) -> tuple[Scenario, ...]:
    """Return every way in which an open question might be answered. `lenders`: those the contract may well name."""
    return tuple(_all_scenarios(assessment, lenders, standing))


def suppositions(assessment: Assessment, scenarios: Iterable[Scenario]) -> tuple[Supposition, ...]:
    """Return what open questions would make of the verdict, at most `MOST_SUPPOSITIONS`.

    First the lenders the contract may name, then the greatest change of tier, then what would change the alert. What
    changes neither is left out.
    """
    relevant = [
        scenario
        for scenario in scenarios
        if scenario.line == "suppose.lender" or _moves(scenario.assessment, assessment)
    ]
    relevant.sort(
        key=lambda scenario: (
            scenario.line != "suppose.lender",
            _is_rare(scenario),
            -_distance(scenario.assessment, assessment),
        )
    )
    return tuple(_supposition(scenario, assessment) for scenario in _gravest_of_each(relevant))[:MOST_SUPPOSITIONS]


def next_question(assessment: Assessment, scenarios: Iterable[Scenario]) -> tuple[Next, ...]:
    """Return the open question whose answers, taken together, would move the tier most; of equals, the likelier."""
    reach: dict[str, int] = {}
    for scenario in scenarios:
        reach[scenario.observe] = reach.get(scenario.observe, 0) + _distance(scenario.assessment, assessment)
    open_keys = [key for key in ("contract_date", "contract_lender", "offer", *_CORE) if key in reach]
    if not open_keys:
        return ()
    key = max(open_keys, key=reach.__getitem__)  # the first of equals
    return (Next(observe=key, text=_question(key)),)


def _question(key: str) -> Text:
    item = observations_by_key().get(key)
    return item.question if item else load_wording().questions[key]


def _all_scenarios(assessment: Assessment, lenders: Iterable[LenderScenario], standing: Standing) -> Iterator[Scenario]:
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
            yield from _answer_scenarios(assessment, item)


def _worth_supposing(item: Observation, assessment: Assessment) -> bool:
    """Whether an answer is worth a scenario: any that touches the verdict; of what a person may have met, only what is
    asked of everybody."""
    if item.key == "contract_names_lender" and assessment.is_true("lender_given"):
        return False  # whoever gives the name has found it in the contract
    if item.needs and assessment.value(item.needs) is False:
        return False  # that answer would mean nothing
    if item.after and not any(assessment.is_true(key) for key in item.after):
        return False
    return item.about == "verdict" or bool(item.after) or item.key in _CORE


def _lender_scenarios(assessment: Assessment, lenders: Iterable[LenderScenario]) -> Iterator[Scenario]:
    likely = tuple(lenders)
    key = "contract_lender"
    for lender in likely:
        yield Scenario(key, lender.name, lender.assessment, "suppose.lender", lender.words, lender.evidence)
    if not likely:
        yield Scenario(key, "listed", _with_untied_lender(assessment, ANY_LENDER), "suppose.any_lender", {})
    if not assessment.is_true("name_lends"):
        yield Scenario(key, "guarantor", _with_untied_lender(assessment, GUARANTOR), "suppose.guarantor", {})


def _with_untied_lender(assessment: Assessment, lender: Mapping[str, Fact]) -> Assessment:
    """The assessment with a lender that nothing ties to the name: it makes nothing better."""
    is_known = assessment.state is not BaseState.UNKNOWN
    supposed = assessment.what_if(lender, BaseState.RELATION_UNVERIFIED if is_known else None)
    return replace(supposed, without_lender=assessment)


def _date_scenarios(assessment: Assessment) -> Iterator[Scenario]:
    notice = assessment.facts.get("exit_final_date")
    if notice is not None and notice.value is not None and assessment.value("contract_date") is None:
        after = assessment.what_if({"contract_date": notice})
        yield Scenario("contract_date", str(notice.value), after, "suppose.signed_after", {})


def _signed_now(assessment: Assessment) -> Scenario:
    day = assessment.judged_on
    supposed = assessment.what_if({"contract_date": Fact(day)})
    return Scenario("contract_date", day.isoformat(), supposed, "suppose.signed_on", date_words("day", day.isoformat()))


def _answer_scenarios(assessment: Assessment, item: Observation) -> Iterator[Scenario]:
    words = _question_words(item)
    for answer, value in _VALUES.items():
        line = "suppose.alert" if item.about == "situation" else "suppose.answer"
        yield Scenario(item.key, answer, assessment.what_if({item.key: Fact(value)}), line, {**words, "answer": answer})


def _moves(supposed: Assessment, assessment: Assessment) -> bool:
    return supposed.outcome.tier != assessment.outcome.tier or supposed.alert != assessment.alert


def _distance(supposed: Assessment, assessment: Assessment) -> int:
    return abs(_RUNGS[supposed.outcome.tier] - _RUNGS[assessment.outcome.tier])


def _is_rare(scenario: Scenario) -> bool:
    return scenario.observe not in ("contract_lender", "contract_date", "offer", *_CORE)


def _gravest_of_each(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """The gravest answer of each question; of the contract's lender every one, for that is what decides."""
    seen: set[str] = set()
    for scenario in scenarios:
        if scenario.observe not in seen or scenario.observe == "contract_lender":
            seen.add(scenario.observe)
            yield scenario


def _supposition(scenario: Scenario, assessment: Assessment) -> Supposition:
    supposed = scenario.assessment
    texts = _wording_of(assessment)
    return Supposition(
        observe=scenario.observe,
        answer=scenario.answer,
        tier=supposed.outcome.tier,
        risk_score=supposed.outcome.score,
        alert=supposed.alert,
        text=texts.fill(
            texts.explained[_line(scenario, assessment)],
            {**_outcome(supposed, texts), **_with_answer_name(scenario.words, texts)},
        ),
        evidence=scenario.evidence,
    )


def _line(scenario: Scenario, assessment: Assessment) -> str:
    same = scenario.line == "suppose.lender" and scenario.assessment.outcome.tier == assessment.outcome.tier
    return "suppose.lender_same" if same else scenario.line


def _effect(item: Observation, assessment: Assessment, answer: Answer, without: tuple[Fact | None, str]) -> Effect:
    alternative_fact, name = without
    before = assessment.what_if({item.key: alternative_fact or Fact(None)})
    points = assessment.outcome.score - before.outcome.score
    texts = _wording_of(assessment)
    words = {**_question_words(item), "answer": answer, "points": f"{points:+d}", "name": name}
    if before.outcome.tier != assessment.outcome.tier:
        words |= {"before": before.outcome.tier, "after": assessment.outcome.tier}
    words |= {"alert_before": before.alert, "alert_after": assessment.alert}
    line = _effect_line(assessment, before)
    return Effect(
        observe=item.key,
        answer=answer,
        points=points,
        tier_without=before.outcome.tier,
        alert_without=before.alert,
        text=texts.fill(texts.explained[line], _with_answer_name(_with_tier_names(words, texts), texts)),
    )


def _question_words(item: Observation) -> dict[str, str]:
    """The question as it stands inside quotation marks."""
    inner = str.maketrans("“”", "‘’")
    return {"question": item.question.zh.translate(inner), "question_en": item.question.en.translate(inner)}


def _effect_line(assessment: Assessment, before: Assessment) -> str:
    if assessment.outcome.score != before.outcome.score or assessment.outcome.tier != before.outcome.tier:
        return "effect.verdict"
    if assessment.alert != before.alert:
        return "effect.alert"
    return "effect.settled" if assessment.answers.count > before.answers.count else "effect.none"


def _outcome(supposed: Assessment, texts: Wording) -> dict[str, str]:
    words = {"after": supposed.outcome.tier, "score": str(supposed.outcome.score), "alert_after": supposed.alert}
    return _with_tier_names(words, texts)


def _with_tier_names(words: Mapping[str, str], texts: Wording) -> dict[str, str]:
    """Tiers and alerts by their names in both languages."""
    translated = dict(words)
    for key in ("before", "after"):
        if key in words:
            name = texts.tier_names[words[key]]
            translated |= {key: name.zh, f"{key}_en": name.en}
    for key in ("alert_before", "alert_after"):
        if key in words:
            name = texts.explained[f"alert.{words[key]}"]
            translated |= {key: name.zh, f"{key}_en": name.en}
    return translated


def _with_answer_name(words: Mapping[str, str], texts: Wording) -> dict[str, str]:
    if "answer" not in words:
        return dict(words)
    name = texts.explained[words["answer"]]
    return {**words, "answer": name.zh, "answer_en": name.en}


def _wording_of(assessment: Assessment) -> Wording:
    """The rule set's own words; a rule set older than these explanations is explained in the first that had them."""
    texts = assessment.ruleset.wording
    return texts if texts.explained else load_wording()
