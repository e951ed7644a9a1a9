"""The sparkline of a list: its number of rows over time, as a line small enough for a sentence, in SVG user units."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.evidence.source_state import Size

WIDTH: Final = 96
HEIGHT: Final = 28
EDGE: Final = 3  # room for the dot at the end
#: The newest sizes are drawn; none between the first and the last drawn is left out, so that no dip is hidden.
MOST_POINTS: Final = 12


@dataclass(frozen=True)
class Sparkline:
    """The points of the line, oldest first, and the sizes they stand for."""

    points: tuple[tuple[int, int], ...]
    sizes: tuple[Size, ...]

    @property
    def line(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{x},{y}" for x, y in self.points)

    @property
    def end(self) -> tuple[int, int]:
        """Where the newest size stands."""
        return self.points[-1]

    @property
    def least(self) -> int:
        """The fewest rows drawn."""
        return min(size.rows for size in self.sizes)

    @property
    def most(self) -> int:
        """The most rows drawn."""
        return max(size.rows for size in self.sizes)


def sparkline(sizes: Sequence[Size]) -> Sparkline | None:
    """Return the newest sizes as a line above zero, so that a tenth less looks a tenth lower; None where there are not
    two."""
    drawn = tuple(sizes)[-MOST_POINTS:]
    if len(drawn) < 2:
        return None
    top = max(1, *(size.rows for size in drawn))
    step = (WIDTH - 2 * EDGE) / (len(drawn) - 1)
    height = HEIGHT - 2 * EDGE
    points = (
        (round(EDGE + step * place), round(HEIGHT - EDGE - height * size.rows / top))
        for place, size in enumerate(drawn)
    )
    return Sparkline(tuple(points), drawn)


def previous(sizes: Sequence[Size], rows: int) -> int | None:
    """Return the newest size that is not `rows`; None where the list never had another."""
    return next((size.rows for size in reversed(sizes) if size.rows != rows), None)
