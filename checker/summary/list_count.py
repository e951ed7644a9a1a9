"""How many lists were read, and how many name the subject."""

from collections import Counter

from checker.report import Report
from checker.summary.model import ListCount


def list_count(report: Report) -> ListCount:
    """Return how many lists name it, do not name it, and were not checked."""
    states = Counter(row.state for row in report.coverage)
    return ListCount(
        total=len(report.coverage),
        found=states["found"],
        not_found=states["not_found"],
        not_checked=states["not_checked"],
    )
