"""A request that is ready to be answered: parsed, pinned to a revision and a day, its cache key and ETag known."""

import hashlib
from dataclasses import dataclass
from datetime import date

from checker.request.parsing import ParsedRequest
from checker.revisions.pinned import Pinned


@dataclass(frozen=True)
class Prepared:
    """A request with the revision and the day it is judged by, and the cache key of its answer. `now`: of a replay, the
    same names as a request of today."""

    parsed: ParsedRequest
    pinned: Pinned
    day: date
    key: str
    now: "Prepared | None" = None

    @property
    def has_user_input(self) -> bool:
        """Whether the request holds what happened to a person: answers, or a loan in figures."""
        request = self.parsed.request
        return bool(request.observed) or request.offer is not None

    @property
    def etag(self) -> str:
        """The entity tag, 32 hex digits, which changes whenever the answer may: a replay's also with today's answer,
        which it repeats."""
        keys = self.key if self.now is None else f"{self.key}\n{self.now.key}"
        return hashlib.sha256(keys.encode()).hexdigest()[:32]
