"""Right of reply: what people say is wrong, who decided what about it, and what that means for a report.

claim → ticket (received, under review, answered) → disputes and withdrawals, which assessments read, and cases, which
keep what was put right from coming back. All that happens is one chain of rows that only grows.
"""

from checker.corrections.claim import Claim, Contact, RecordRef, Sighting
from checker.corrections.store.store import Corrections, StoreUnavailableError, UnknownTicketError
from checker.corrections.ticket import NotAllowedError, Ticket

__all__ = [
    "Claim",
    "Contact",
    "Corrections",
    "NotAllowedError",
    "RecordRef",
    "Sighting",
    "StoreUnavailableError",
    "Ticket",
    "UnknownTicketError",
]
