"""Why the answer is what it is: what each answer changed, what open questions could change, which to ask next.

All of it is counterfactual: the same rules on the same facts but for one. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.score import BaseState
from checker.evidence.citation_words import date_words
from checker.observations import Answer, Observation, by_key, observations
from checker.report import Effect, Next, Supposition
from checker.rules import Fact, Wording, wording
from checker.terms import Standing, Tier
from registries.model import Text

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
_ANY_LENDER: Final = {
    "price_lender_type": Fact("bank"),
    "price_lender_known": Fact(True),
    "lender_given": Fact(True),
    "lender_resolved": Fact(True),
    "lender_is_firm": Fact(True),
    "lender_named_exactly": Fact(True),
    "lender_may_lend": Fact(True),
    "lender_confirms": Fact(False),
    "lender_type": Fact("bank"),
    "lender_list_stale": Fact(False),
}
_GUARANTOR: Final = {
    "lender_given": Fact(True),
    "lender_resolved": Fact(True),
    "lender_is_firm": Fact(True),
    "lender_type": Fact("financing_guarantee"),
    "lender_named_exactly": Fact(True),
    "lender_confirms": Fact(False),
    "price_lender_type": Fact(None),
    "price_lender_known": Fact(False),
}
_WITHIN: Final = {"annual_cost": Fact(Decimal(12)), "over_cap": Fact(False), "over_four_lpr": Fact(False)}
_OVER: Final = {"annual_cost": Fact(Decimal("36.1")), "over_cap": Fact(True), "over_four_lpr": Fact(True)}


@dataclass(frozen=True)
class LenderScenario:
    """A lender the contract might name: the ruling if it does, and the words that tell it."""

    name: str
    ruling: Assessment
    words: Mapping[str, str]
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """One way an open question might be answered."""

    observe: str
    answer: str
    ruling: Assessment
    line: str
    words: Mapping[str, str]
    evidence: tuple[str, ...] = ()


def effects(
    ruling: Assessment, observed: Mapping[str, Answer], without: Mapping[str, Fact], name: str
) -> tuple[Effect, ...]:
    """What each answer did, in the order of the questions. `without`: facts that stand even where an answer is taken
    away, because an offer shows them too. `name`: whom the person asked about."""
    given = [item for item in observations() if observed.get(item.key, "unknown") != "unknown"]
    return tuple(_effect(item, ruling, observed[item.key], (without.get(item.key), name)) for item in given)


def branches(ruling: Assessment, lenders: Iterable[LenderScenario], standing: Standing) -> tuple[Scenario, ...]:
    """Every way in which an open question might be answered. `lenders`: whom the contract may well name."""
    return tuple(_branches(ruling, lenders, standing))


def suppositions(ruling: Assessment, branches: Iterable[Scenario]) -> tuple[Supposition, ...]:
    """What open questions would make of the verdict: first the lenders the contract may name, then the greatest change
    of tier, then what would change the alert. What changes neither is left out."""
    moving = [branch for branch in branches if branch.line == "suppose.lender" or _moves(branch.ruling, ruling)]
    moving.sort(key=lambda branch: (branch.line != "suppose.lender", _core(branch), -_distance(branch.ruling, ruling)))
    return tuple(_supposition(branch, ruling) for branch in _one_each(moving))[:MOST_SUPPOSITIONS]


def next_question(ruling: Assessment, branches: Iterable[Scenario]) -> tuple[Next, ...]:
    """The open question whose answers, taken together, would move the tier most; of equals, the likelier."""
    reach: dict[str, int] = {}
    for branch in branches:
        reach[branch.observe] = reach.get(branch.observe, 0) + _distance(branch.ruling, ruling)
    asked = [key for key in ("contract_date", "contract_lender", "offer", *_CORE) if key in reach]
    if not asked:
        return ()
    chosen = max(asked, key=lambda key: reach[key])  # the first of equals
    return (Next(observe=chosen, text=_question(chosen)),)


def _question(key: str) -> Text:
    asked = by_key().get(key)
    return asked.question if asked else wording().questions[key]


def _branches(ruling: Assessment, lenders: Iterable[LenderScenario], standing: Standing) -> Iterator[Scenario]:
    if standing == "disqualified":  # the day of its contract decides, not whom else the contract might name
        yield from _of_dates(ruling)
    elif standing != "warned" and not ruling.true("lender_given"):  # no lender's name makes good what officials named
        yield from _of_lenders(ruling, lenders)
    if ruling.value("contract_date") is None and ruling.value("cost_sheet_shown") is False:
        yield _signed_now(ruling)  # the sheet is owed since a day; without the contract's nobody can tell
    if ruling.value("annual_cost") is None and standing != "warned":  # there, what was met matters more than the price
        yield Scenario("offer", "within_cap", ruling.supposing(_WITHIN), "suppose.within_cap", {})
        yield Scenario("offer", "over_cap", ruling.supposing(_OVER), "suppose.over_cap", {})
    for item in observations():
        if ruling.value(item.key) is None and _worth_supposing(item, ruling):
            yield from _of_answers(ruling, item)


def _worth_supposing(item: Observation, ruling: Assessment) -> bool:
    """Whatever touches the verdict; of what a person may have met, only what is asked of everybody."""
    if item.key == "contract_names_lender" and ruling.true("lender_given"):
        return False  # whoever gives the name has found it in the contract
    if item.needs and ruling.value(item.needs) is False:
        return False  # that answer would mean nothing
    if item.after and not any(ruling.true(key) for key in item.after):
        return False
    return item.about == "verdict" or bool(item.after) or item.key in _CORE


def _of_lenders(ruling: Assessment, lenders: Iterable[LenderScenario]) -> Iterator[Scenario]:
    known = tuple(lenders)
    for one in known:
        yield Scenario("contract_lender", one.name, one.ruling, "suppose.lender", one.words, one.evidence)
    if not known:
        yield Scenario("contract_lender", "listed", _untied(ruling, _ANY_LENDER), "suppose.any_lender", {})
    if not ruling.true("name_lends"):
        yield Scenario("contract_lender", "guarantor", _untied(ruling, _GUARANTOR), "suppose.guarantor", {})


def _untied(ruling: Assessment, lender: Mapping[str, Fact]) -> Assessment:
    """The ruling with a lender that nothing ties to the name: it makes nothing better."""
    known = ruling.state is not BaseState.UNKNOWN
    supposed = ruling.supposing(lender, BaseState.RELATION_UNVERIFIED if known else None)
    return replace(supposed, beside=ruling)


def _of_dates(ruling: Assessment) -> Iterator[Scenario]:
    notice = ruling.facts.get("exit_final_date")
    if notice is not None and notice.value is not None and ruling.value("contract_date") is None:
        after = ruling.supposing({"contract_date": notice})
        yield Scenario("contract_date", str(notice.value), after, "suppose.signed_after", {})


def _signed_now(ruling: Assessment) -> Scenario:
    day = ruling.judged_on
    supposed = ruling.supposing({"contract_date": Fact(day)})
    return Scenario("contract_date", day.isoformat(), supposed, "suppose.signed_on", date_words("day", day.isoformat()))


def _of_answers(ruling: Assessment, item: Observation) -> Iterator[Scenario]:
    words = _question_words(item)
    for answer, value in _VALUES.items():
        line = "suppose.alert" if item.about == "situation" else "suppose.answer"
        yield Scenario(item.key, answer, ruling.supposing({item.key: Fact(value)}), line, {**words, "answer": answer})


def _moves(supposed: Assessment, ruling: Assessment) -> bool:
    return supposed.outcome.tier != ruling.outcome.tier or supposed.alert != ruling.alert


def _distance(supposed: Assessment, ruling: Assessment) -> int:
    return abs(_RUNGS[supposed.outcome.tier] - _RUNGS[ruling.outcome.tier])


def _core(branch: Scenario) -> bool:
    return branch.observe not in ("contract_lender", "contract_date", "offer", *_CORE)


def _one_each(branches: Iterable[Scenario]) -> Iterator[Scenario]:
    """The gravest answer of each question; of the contract's lender every one, for that is what decides."""
    seen: set[str] = set()
    for branch in branches:
        if branch.observe not in seen or branch.observe == "contract_lender":
            seen.add(branch.observe)
            yield branch


def _supposition(branch: Scenario, ruling: Assessment) -> Supposition:
    supposed = branch.ruling
    said = _explaining(ruling)
    return Supposition(
        observe=branch.observe,
        answer=branch.answer,
        tier=supposed.outcome.tier,
        risk_score=supposed.outcome.score,
        alert=supposed.alert,
        text=said.fill(
            said.explained[_line(branch, ruling)], {**_outcome(supposed, said), **_answered(branch.words, said)}
        ),
        evidence=branch.evidence,
    )


def _line(branch: Scenario, ruling: Assessment) -> str:
    same = branch.line == "suppose.lender" and branch.ruling.outcome.tier == ruling.outcome.tier
    return "suppose.lender_same" if same else branch.line


def _effect(item: Observation, ruling: Assessment, answer: Answer, otherwise: tuple[Fact | None, str]) -> Effect:
    left, name = otherwise
    before = ruling.supposing({item.key: left or Fact(None)})
    points = ruling.outcome.score - before.outcome.score
    said = _explaining(ruling)
    words = {**_question_words(item), "answer": answer, "points": f"{points:+d}", "name": name}
    if before.outcome.tier != ruling.outcome.tier:
        words |= {"before": before.outcome.tier, "after": ruling.outcome.tier}
    words |= {"alert_before": before.alert, "alert_after": ruling.alert}
    line = _effect_line(ruling, before)
    return Effect(
        observe=item.key,
        answer=answer,
        points=points,
        tier_without=before.outcome.tier,
        alert_without=before.alert,
        text=said.fill(said.explained[line], _answered(_named(words, said), said)),
    )


def _question_words(item: Observation) -> dict[str, str]:
    """The question as it stands inside quotation marks."""
    inner = str.maketrans("“”", "‘’")
    return {"question": item.question.zh.translate(inner), "question_en": item.question.en.translate(inner)}


def _effect_line(ruling: Assessment, before: Assessment) -> str:
    if ruling.outcome.score != before.outcome.score or ruling.outcome.tier != before.outcome.tier:
        return "effect.verdict"
    if ruling.alert != before.alert:
        return "effect.alert"
    return "effect.settled" if ruling.answers.count > before.answers.count else "effect.none"


def _outcome(supposed: Assessment, said: Wording) -> dict[str, str]:
    words = {"after": supposed.outcome.tier, "score": str(supposed.outcome.score), "alert_after": supposed.alert}
    return _named(words, said)


def _named(words: Mapping[str, str], said: Wording) -> dict[str, str]:
    """Tiers and alerts by their names in both languages."""
    named = dict(words)
    for key in ("before", "after"):
        if key in words:
            name = said.tier_names[words[key]]
            named |= {key: name.zh, f"{key}_en": name.en}
    for key in ("alert_before", "alert_after"):
        if key in words:
            name = said.explained[f"alert.{words[key]}"]
            named |= {key: name.zh, f"{key}_en": name.en}
    return named


def _answered(words: Mapping[str, str], said: Wording) -> dict[str, str]:
    if "answer" not in words:
        return dict(words)
    name = said.explained[words["answer"]]
    return {**words, "answer": name.zh, "answer_en": name.en}


def _explaining(ruling: Assessment) -> Wording:
    """The rule set's own words; a rule set older than these explanations is explained in the first that had them."""
    own = ruling.ruleset.wording
    return own if own.explained else wording()
