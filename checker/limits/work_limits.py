"""How much dear work a worker does at a time, in all and for one client. Nothing waits here: whoever finds no room is
told at once when to come again, and the thread goes on to somebody else."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

from checker.cost.offer import Offer
from checker.errors import TooBusyError
from registries.model import Text

#: What is dear: to load a revision of the past (a whole dataset), and to reckon a loan of very many payments.
Kind = Literal["old_revision", "long_offer"]

#: More payments than a loan for daily life has: five years of months. The work grows with their number.
LONG_OFFER: Final = 60


@dataclass(frozen=True)
class _Limit:
    """`in_all`: of one kind at a time in a worker. `seconds`: when to come again."""

    in_all: int
    seconds: int
    busy: Text


_FOR_ONE_CLIENT: Final = 1
_LIMITS: Final[dict[Kind, _Limit]] = {
    "old_revision": _Limit(
        1,
        3,
        Text(
            zh="正在读另一个旧数据版本，请过几秒再查。不写 as_of_rev 就查今天的，不用等。",
            en="Another old dataset revision is being read; please ask again in a few seconds. Without as_of_rev "
            "today's is asked, at once.",
        ),
    ),
    "long_offer": _Limit(
        2,
        1,
        Text(
            zh=f"{LONG_OFFER}期以上的借款，一次只算一笔。请过一会儿再算。",
            en=f"Loans of more than {LONG_OFFER} payments are reckoned one at a time. Please ask again in a moment.",
        ),
    ),
}


class WorkLimits:
    """The dear work under way in this process. `client`: who asks; None: a command, and nothing is limited."""

    def __init__(self, client: Callable[[], str] | None = None) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._for: Counter[tuple[Kind, str]] = Counter()
        self._in_all: Counter[Kind] = Counter()

    @contextmanager
    def room_for(self, kind: Kind) -> Iterator[None]:
        """Do such work inside. Raises TooBusyError: 429 where this client has some under way, 503 where others do."""
        if self._client is None:
            yield
            return
        client = self._client()
        self._take(kind, client)
        try:
            yield
        finally:
            self._give_back(kind, client)

    @contextmanager
    def room_to_reckon(self, offer: Offer | None) -> Iterator[None]:
        """The same for the cost of an offer, which is dear only if it is long."""
        if offer is None or len(offer.payments) <= LONG_OFFER:
            yield
            return
        with self.room_for("long_offer"):
            yield

    def _take(self, kind: Kind, client: str) -> None:
        limit = _LIMITS[kind]
        with self._lock:
            if self._for[kind, client] >= _FOR_ONE_CLIENT:
                raise TooBusyError(limit.busy, 429, limit.seconds)
            if self._in_all[kind] >= limit.in_all:
                raise TooBusyError(limit.busy, 503, limit.seconds)
            self._for[kind, client] += 1
            self._in_all[kind] += 1

    def _give_back(self, kind: Kind, client: str) -> None:
        with self._lock:
            self._in_all[kind] -= 1
            self._for[kind, client] -= 1
            if not self._for[kind, client]:
                del self._for[kind, client]
