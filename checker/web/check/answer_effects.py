"""The effects of what a person entered, in the order a reader should see them."""

from dataclasses import dataclass
from typing import Final, get_args

from checker.report import Effect, Report
from checker.terms import Alert

ALERTS: Final[tuple[Alert, ...]] = get_args(Alert)
#: Inputs in words and figures. Whoever enters one wants to know what it did, even where that is nothing.
ENTERED: Final = frozenset({"contract_lender", "contract_date", "offer"})


@dataclass(frozen=True)
class AnswerEffects:
    """The effects of the inputs in one report."""

    report: Report

    @property
    def moved(self) -> list[Effect]:
        """Inputs that changed the score, the tier or the situation, the greatest change first."""
        moving = [effect for effect in self.report.effects if self._moves(effect)]
        return sorted(moving, key=lambda effect: (not self._climbs(effect), -abs(effect.points)))

    @property
    def unmoved(self) -> list[Effect]:
        """Inputs that changed nothing on the page."""
        return [effect for effect in self.report.effects if not self._moves(effect)]

    @property
    def unmoved_in_open(self) -> list[Effect]:
        """A lender, a day or a loan that changed nothing."""
        return [effect for effect in self.unmoved if effect.observe in ENTERED]

    @property
    def unmoved_answers(self) -> list[Effect]:
        """Answers that changed nothing."""
        return [effect for effect in self.unmoved if effect.observe not in ENTERED]

    @property
    def nothing_moved(self) -> bool:
        """Whether no input changed anything; not said where a rule set told of some inputs only."""
        query, effects = self.report.query, {effect.observe for effect in self.report.effects}
        entered = {"contract_lender": query.lender, "contract_date": query.contract_date, "offer": query.offer}
        return not self.moved and all(key in effects for key, value in entered.items() if value)

    def worse(self, effect: Effect) -> bool:
        """Return whether the input raised the alert or the score rather than lowered it."""
        return (self._climbs(effect) or effect.points) > 0

    def _climbs(self, effect: Effect) -> int:
        """Return by how many steps the input raised the alert."""
        return ALERTS.index(self.report.situation.alert) - ALERTS.index(effect.alert_without)

    def _moves(self, effect: Effect) -> bool:
        return bool(self._climbs(effect) or effect.points) or effect.tier_without != self.report.verdict.tier
