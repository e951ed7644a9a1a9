"""The cost beside the lines: one bar on a scale of percent a year. Numbers are SVG user units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

LEFT: Final = Decimal(10)
WIDTH: Final = Decimal(320)
#: The scale ends this many times above its highest line, so that lines stay apart; what is more runs off it.
ROOM: Final = Decimal("2.5")
#: Labels nearer than this would overlap.
NEAREST: Final = 34


@dataclass(frozen=True)
class GaugeLine:
    """A line of the law: its percent, and where it stands. `named`: whether its label has room."""

    percent: Decimal
    x: Decimal
    named: bool


@dataclass(frozen=True)
class Gauge:
    """The drawing: where the bar ends, where of that the highest line is passed, whether it runs off the scale."""

    end: Decimal
    passed: Decimal
    lines: tuple[GaugeLine, ...]
    runs_off: bool

    @property
    def under(self) -> Decimal:
        """The length of the bar up to its line."""
        return self.passed - LEFT

    @property
    def over(self) -> Decimal:
        """The length of the bar beyond its line; 0 where it is not above."""
        return self.end - self.passed


def gauge(percent: Decimal, lines: Iterable[Decimal]) -> Gauge | None:
    """Return the drawing of a cost beside its lines, percent a year; None for a negative cost, or without a line."""
    known = sorted({line for line in lines if line > 0})
    if percent < 0 or not known:
        return None
    most = known[-1] * ROOM
    end, top = _x(min(percent, most), most), _x(known[-1], most)
    drawn: list[GaugeLine] = []
    for line in known:
        x = _x(line, most)
        drawn.append(GaugeLine(line, x, named=x - (drawn[-1].x if drawn else LEFT) >= NEAREST))
    return Gauge(end, min(end, top), tuple(drawn), percent > most)


def _x(percent: Decimal, most: Decimal) -> Decimal:
    return (LEFT + WIDTH * percent / most).quantize(Decimal("0.1"))
