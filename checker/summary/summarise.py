"""The summary of a report."""

from checker.report import Report
from checker.summary.model import Summary


def summarise(report: Report) -> Summary:
    """Return the answer of a report in one glance. It only repeats what the report holds."""
    raise NotImplementedError(report.query.name)
