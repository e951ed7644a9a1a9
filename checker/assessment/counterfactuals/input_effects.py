"""What the contract's lender, its day and the loan in figures did: the assessment beside that of the same request
without each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.effects import added_findings, change_words, changes
from checker.assessment.counterfactuals.explained import explanation
from checker.cost.model import Cost
from checker.evidence.citation_words import date_words
from checker.facts import ResolvedRequest
from checker.report import Effect, Match
from checker.request.parsing import ParsedRequest
from checker.rules.version import EVERY_INPUT_SINCE
from checker.terms import EffectReason


@dataclass(frozen=True)
class InputEffects:
    """The effects of one request's inputs other than answers.

    `without`: assesses the same request without the field of that name. `lender_match`: of the lender entered.
    """

    parsed: ParsedRequest
    resolved: ResolvedRequest
    assessment: Assessment
    cost: Cost | None
    lender_match: Match | None
    without: Callable[[str], Assessment]

    def all(self) -> tuple[Effect, ...]:
        """Return the effect of each input that was entered: lender, day, offer; none by rule sets before
        `EVERY_INPUT_SINCE`."""
        return () if self.assessment.ruleset.version < EVERY_INPUT_SINCE else tuple(self._effects())

    def _effects(self) -> Iterator[Effect]:
        request, cost = self.parsed.request, self.cost
        if request.lender and request.lender.strip():
            lender = self.resolved.lender
            words = {"lender": lender.name if lender else request.lender.strip()}
            before = self.assessment if self.parsed.lender is None else self.without("lender")
            yield self._effect("contract_lender", request.lender, before, self._lender_reason(before), words)
        if request.contract_date is not None:
            day = request.contract_date.isoformat()
            before, words = self.without("contract_date"), date_words("day", day)
            reason: EffectReason = "same_law" if self.resolved.contract_date == request.contract_date else "other_day"
            yield self._effect("contract_date", day, before, reason, words)
        if cost is not None:
            percent, before = f"{cost.compared.normalize():f}", self.without("offer")
            yield self._effect("offer", percent, before, self._offer_reason(before, cost), {"cost": percent})

    def _effect(
        self, observe: str, answer: str, before: Assessment, reason: EffectReason, words: Mapping[str, str]
    ) -> Effect:
        now, moved = self.assessment, changes(self.assessment, before)
        line = f"effect.{observe}" if moved else f"effect.{observe}.{reason}"
        name = self.resolved.platform.name if self.resolved.platform else self.parsed.name.text
        return Effect(
            observe=observe,
            answer=answer,
            points=now.outcome.score - before.outcome.score,
            tier_without=before.outcome.tier,
            alert_without=before.alert,
            reason=None if moved else reason,
            text=explanation(now.ruleset, line, {"name": name, **words, **change_words(now, before)}),
        )

    def _lender_reason(self, before: Assessment) -> EffectReason:
        resolved = self.resolved
        if self.parsed.lender is None:
            return "no_name"
        if _is_counted(self.assessment, before):
            return "counted"
        if resolved.lender is None:
            return "several" if self.lender_match and self.lender_match.kind == "ambiguous" else "not_found"
        if resolved.lender == resolved.platform:
            return "same_name"
        return "confirmed" if resolved.confirmed else "not_confirmed"

    def _offer_reason(self, before: Assessment, cost: Cost) -> EffectReason:
        if cost.charge < 0:
            return "no_loan"
        if _is_counted(self.assessment, before):
            return "counted"
        if cost.over_cap:
            return "counted"
        return "no_cap" if cost.over_cap is None else "within_cap"


def _is_counted(assessment: Assessment, before: Assessment) -> bool:
    return any(hit.points > 0 or hit.severity == "hard" for hit in added_findings(assessment, before))
