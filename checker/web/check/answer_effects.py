"""The effects of a person's answers, in the order a reader should see them."""

from dataclasses import dataclass
from typing import Final, get_args

from checker.report import Effect, Report
from checker.terms import Alert

ALERTS: Final[tuple[Alert, ...]] = get_args(Alert)


@dataclass(frozen=True)
class AnswerEffects:
    """The effects of the answers in one report."""

    report: Report

    @property
    def moved(self) -> list[Effect]:
        """Answers that changed the score, the tier or the situation, the greatest change first."""
        moving = [effect for effect in self.report.effects if self._moves(effect)]
        return sorted(moving, key=lambda effect: (not self._climbs(effect), -abs(effect.points)))

    @property
    def unmoved(self) -> list[Effect]:
        """Answers that changed nothing on the page."""
        return [effect for effect in self.report.effects if not self._moves(effect)]

    def worse(self, effect: Effect) -> bool:
        """Return whether the answer raised the alert or the score rather than lowered it."""
        return (self._climbs(effect) or effect.points) > 0

    def _climbs(self, effect: Effect) -> int:
        """Return by how many steps the answer raised the alert."""
        return ALERTS.index(self.report.situation.alert) - ALERTS.index(effect.alert_without)

    def _moves(self, effect: Effect) -> bool:
        return bool(self._climbs(effect) or effect.points) or effect.tier_without != self.report.verdict.tier
