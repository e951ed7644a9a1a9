"""Two names side by side, by the checker's own reports on both."""

from checker.comparison.compare import compare
from checker.comparison.model import Comparison, ComparisonRequest
from checker.comparison.party import Party
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.service.prepared import Prepared
from checker.summary.summarise import summarise


def compare_names(checker: Checker, request: ComparisonRequest) -> Comparison:
    """Return both names side by side, on one revision and day. Raises QueryError for a name that cannot be looked
    up."""
    first, second = (checker.prepare(CheckRequest(name=name)) for name in (request.a, request.b))
    while first.pinned != second.pinned or first.day != second.day:  # published, or midnight, between the two
        first, second = second, checker.prepare(first.parsed.request)
    a, b = (_party(checker, prepared) for prepared in (first, second))
    return compare(a, b) if a.name == request.a else compare(b, a)


def _party(checker: Checker, prepared: Prepared) -> Party:
    dataset, disputes = prepared.pinned.dataset, prepared.pinned.disputes
    assert dataset is not None, "today's answer is pinned with its dataset"  # noqa: S101 - a fault of ours, not of data
    report = Report.model_validate_json(checker.answer(prepared))
    return Party(report, summarise(report), dataset.graph, disputes.by_record)
