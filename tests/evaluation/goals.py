"""What the resolving must reach: no transferred trust anywhere, and shares on the held-back side."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.evaluation.queries import TOUTING, WRITTEN
from tests.evaluation.scoring import Judged, of_classes, tally


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to reach: at least `bound`, or at most it. `floor`: while the goal is not reached, what must not be lost
    again."""

    what: str
    value: float
    bound: float
    at_most: bool = False
    floor: float | None = None

    @property
    def kept(self) -> bool:
        """Whether it is reached, or what was won on the way to it is still there."""
        return self.met or (self.floor is not None and self.value >= self.floor)

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def goals(judged: Sequence[Judged]) -> tuple[Goal, ...]:
    """The four goals, from the judged queries of both sides."""
    held_back = [one for one in judged if one.query.split == "held_back"]
    written = tally(of_classes(held_back, WRITTEN))
    deceiving = tally(of_classes(held_back, ("lookalike", "homophone")))
    ordinary = tally(of_classes(held_back, ("ordinary",)))
    return (
        Goal("critical errors, both sides", tally(judged).critical, 0, at_most=True),
        Goal("held back: recall@1 of names, aliases and variants", written.recall or 0.0, 0.97),
        Goal("held back: target told for lookalikes and homophones", deceiving.named_share or 0.0, 0.95),
        Goal("held back: ordinary companies and words suspected", ordinary.said_share or 0.0, 0.02, at_most=True),
    )


def question_goals(judged: Sequence[Judged]) -> tuple[Goal, ...]:
    """What the understanding of questions must reach, from the judged queries of both sides."""
    held_back = [one for one in judged if one.query.split == "held_back"]
    endings = tally(of_classes(held_back, ("question_ending",)))
    found = tally(of_classes(held_back, ("question_real",)))
    near_nobody = tally(of_classes(held_back, ("near_negative",)))
    # the floor is what was measured on the held-back side after it was widened by wordings nobody had looked at
    return (
        Goal("touts' names taken for a known entity, both sides", tally(of_classes(judged, TOUTING)).critical, 0, True),
        Goal("held back: the right entity under an ending put to a name", endings.recall or 0.0, 0.97, floor=0.925),
        Goal("held back: the right entity in a question found on a public page", found.recall or 0.0, 0.9),
        Goal("held back: near names offered where none should be", near_nobody.said_share or 0.0, 0.02, True),
    )
