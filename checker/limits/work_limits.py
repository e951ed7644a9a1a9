"""Limits on expensive work in one worker at a time, in all and for one client. Nothing waits here: a request that finds
no room is refused at once with the seconds after which to retry."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

from checker.cost.offer import Offer
from checker.errors import TooBusyError
from registries.model import Text

#: Expensive work: to load a revision of the past (a whole dataset), to compute a loan of very many payments, to
#: work out what revisions changed (two datasets each, once), and to read a picture (one at a time, two wait).
Kind = Literal["old_revision", "long_offer", "changes", "picture"]

#: Seconds after which a picture may be sent again, and the words for that.
PICTURE_RETRY: Final = 30
PICTURES_BUSY: Final = Text(
    zh="正在读别的图片。请过半分钟再发一次，或者把图上的名字打出来查。",
    en="Other pictures are being read. Please send it again in half a minute, or type the name that is in it.",
)

#: More payments than a loan for daily life has: five years of months. The work grows with their number.
LONG_OFFER: Final = 60


@dataclass(frozen=True)
class _Limit:
    """A limit of one kind of work. `in_all`: how many at a time in a worker. `seconds`: after how many to retry."""

    in_all: int
    seconds: int
    busy: Text


_PER_CLIENT: Final = 1
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
    "changes": _Limit(
        1,
        5,
        Text(
            zh="正在比对各版数据有什么变化，请过几秒再来。",
            en="What the revisions changed is being worked out; please come back in a few seconds.",
        ),
    ),
    "picture": _Limit(3, PICTURE_RETRY, PICTURES_BUSY),
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
    """The expensive work under way in this process. `client`: returns the client of the present request; None: nothing
    is limited, as for a command."""

    def __init__(self, client: Callable[[], str] | None = None) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._of_client: Counter[tuple[Kind, str]] = Counter()
        self._in_all: Counter[Kind] = Counter()

    @contextmanager
    def room_for(self, kind: Kind) -> Iterator[None]:
        """Hold room for work of that kind within the block. Raises TooBusyError: 429 where this client has some under
        way, 503 where others do."""
        if self._client is None:
            yield
            return
        client = self._client()
        self._acquire(kind, client)
        try:
            yield
        finally:
            self._release(kind, client)

    @contextmanager
    def room_for_offer(self, offer: Offer | None) -> Iterator[None]:
        """Hold room for the cost of an offer within the block, which is expensive only if it is long. Raises as
        `room_for`."""
        if offer is None or len(offer.payments) <= LONG_OFFER:
            yield
            return
        with self.room_for("long_offer"):
            yield

    def _acquire(self, kind: Kind, client: str) -> None:
        limit = _LIMITS[kind]
        with self._lock:
            if self._of_client[kind, client] >= _PER_CLIENT:
                raise TooBusyError(limit.busy, 429, limit.seconds)
            if self._in_all[kind] >= limit.in_all:
                raise TooBusyError(limit.busy, 503, limit.seconds)
            self._of_client[kind, client] += 1
            self._in_all[kind] += 1

    def _release(self, kind: Kind, client: str) -> None:
        with self._lock:
            self._in_all[kind] -= 1
            self._of_client[kind, client] -= 1
            if not self._of_client[kind, client]:
                del self._of_client[kind, client]
