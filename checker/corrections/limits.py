"""How much may be claimed in how short a time, and how many facts may be marked at once. Numbers, each with why."""

from dataclasses import dataclass
from typing import Final, Literal

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

#: Who has sent too much: one network, its neighbourhood, everybody together; or one fact has enough open tickets.
Bound = Literal["network", "wider", "site", "fact"]


@dataclass(frozen=True)
class Quota:
    """At most so many in so many seconds, counted over any such span."""

    most: int
    seconds: int


@dataclass(frozen=True)
class ClaimLimits:
    """`posts_*`: claims taken. `marks_*`: facts newly marked 争议中; what is above waits for a person, unmarked."""

    # a person writes a few, and phones share addresses
    posts_network: tuple[Quota, ...] = (Quota(6, MINUTE), Quota(30, HOUR))
    # many homes, one office or one operator's gateway
    posts_wider: tuple[Quota, ...] = (Quota(20, MINUTE), Quota(100, HOUR))
    # more in an hour than reviewers read in days
    posts_site: tuple[Quota, ...] = (Quota(300, HOUR),)
    # a firm seldom has more than a handful of facts wrong at once
    marks_network: tuple[Quota, ...] = (Quota(5, DAY),)
    # two such firms in one building
    marks_wider: tuple[Quota, ...] = (Quota(10, DAY),)
    # what reviewers can look at in two working days, the time in which we promise to; a month to mark the bundled facts
    marks_site: tuple[Quota, ...] = (Quota(20, HOUR), Quota(60, DAY))
    # the twentieth voice about one fact tells a reviewer nothing that the first nineteen did not
    open_tickets_a_fact: int = 20


#: As nobody counts: what maintainers enter themselves.
UNCOUNTED: Final = ClaimLimits((), (), (), (), (), (), open_tickets_a_fact=1_000_000)


class TooManyClaimsError(Exception):
    """A claim that was not taken. `bound`: which limit; `seconds`: after which one more fits, as far as known now."""

    def __init__(self, bound: Bound, seconds: int) -> None:
        super().__init__(bound)
        self.bound = bound
        self.seconds = seconds
