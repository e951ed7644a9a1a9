"""Replays of reports on collectors: their mark, and what today says of the same names."""

from checker.collection.model import CollectorNow, CollectorReplay, CollectorReport, CollectorRequest
from checker.report import ReplayMark


def collector_names_only(request: CollectorRequest) -> CollectorRequest | None:
    """Return a request of today for the same names; None where there are none."""
    if not any(name and name.strip() for name in (request.name, request.lender)):
        return None
    return CollectorRequest(name=request.name, lender=request.lender)


def collector_with_mark(report: CollectorReport, mark: ReplayMark, now: CollectorReport | None) -> CollectorReport:
    """Return the replayed report on a collector with its mark. `now`: today's report on the same names, if any."""
    today = None
    if now is not None:
        lenders = tuple(lender.text for lender in now.for_whom.lenders)
        today = CollectorNow(who=now.who.text, for_whom=now.for_whom.text, lenders=lenders)
    return report.model_copy(update={"replay": CollectorReplay(**mark.model_dump(), now=today)})
