"""Who is collecting, for whom, whether they may do what they do, and what to do now. Pure: no clock, no store."""

from checker.collection.heard import Heard, hear
from checker.collection.report import CollectorReport, CollectorRequest
from checker.collection.reporting import collector_report

__all__ = ["CollectorReport", "CollectorRequest", "Heard", "collector_report", "hear"]
