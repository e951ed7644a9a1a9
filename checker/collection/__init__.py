"""Who is collecting, for whom, whether they may do what they do, and what to do now. Pure: no clock, no store."""

from checker.collection.build_report import collector_report
from checker.collection.model import CollectorReport, CollectorRequest
from checker.collection.parsing import Heard, hear

__all__ = ["CollectorReport", "CollectorRequest", "Heard", "collector_report", "hear"]
