"""Right of reply: what people say is wrong, who decided what about it, and what that means for a report.

claim → ticket (received, under review, answered) → disputes and withdrawals, which assessments read, and cases, which
keep what was put right from coming back. All that happens is one chain of rows that only grows.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    """Import what takes and keeps tickets where it is used: an answer that nobody disputes needs none of it."""
    if name not in __all__:
        raise AttributeError(name)
    from checker.corrections import claim, ticket  # noqa: PLC0415 - see above

    for module in (claim, ticket):
        if hasattr(module, name):
            return getattr(module, name)
    from checker.corrections.store import store  # noqa: PLC0415 - see above

    return getattr(store, name)
