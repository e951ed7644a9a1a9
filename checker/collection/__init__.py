"""Who is collecting, for whom, whether they may do what they do, and what to do now. Pure: no clock, no store."""

from checker.collection.build_report import collector_report
from checker.collection.model import CollectorReport, CollectorRequest
from checker.collection.parsing import ParsedCollectorRequest, parse_collector_request

__all__ = [
    "CollectorReport",
    "CollectorRequest",
    "ParsedCollectorRequest",
    "collector_report",
    "parse_collector_request",
]
