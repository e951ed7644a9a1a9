"""Rules for programs in a host's robots.txt (RFC 9309), read by Protego."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from registries.documents.decode import BOMS
from registries.fetch.http_types import HttpResponse, UnreachableError
from registries.reader import BlockedError

if TYPE_CHECKING:
    from protego import Protego

#: RFC 9309 §2.5: at least so many bytes must be read; more may be ignored.
_MAX_BYTES = 512_000
#: Seconds; a crawl delay beyond this would stretch the night.
_MAX_DELAY = 60.0


@dataclass(frozen=True)
class RobotRules:
    """The rules for a program that calls itself `agent`. `rules=None`: there are none."""

    agent: str
    rules: "Protego | None" = None

    def allow(self, url: str) -> bool:
        """Return whether `url` may be read."""
        return self.rules is None or self.rules.can_fetch(url, self.agent)

    @property
    def delay(self) -> float:
        """Return the crawl delay: seconds between two requests, at most a minute."""
        delay = self.rules.crawl_delay(self.agent) if self.rules else None
        return min(delay or 0.0, _MAX_DELAY)


def robot_rules(host: str, agent: str, response: HttpResponse) -> RobotRules:
    """Read the rules in the response to /robots.txt. A missing file (4xx) allows all; a host in trouble (5xx, 429)
    allows nothing: raises UnreachableError. 521 is a challenge: raises BlockedError."""
    from protego import Protego  # noqa: PLC0415 - web workers never fetch

    if response.status == 521:
        raise BlockedError(f"{host}: HTTP 521 for robots.txt: a challenge")
    if response.status == 429 or response.status >= 500:
        raise UnreachableError(f"{host}: HTTP {response.status} for robots.txt, so nothing may be read")
    if response.status != 200:
        return RobotRules(agent)
    return RobotRules(agent, Protego.parse(_text(response.content[:_MAX_BYTES])))


def _text(content: bytes) -> str:
    """Return the text of a robots.txt. RFC 9309 asks for utf-8; editors write it with byte-order marks and in utf-16,
    and a mark left in would make the first line no rule, and allow what it forbids."""
    encoding = next((encoding for mark, encoding in BOMS if content.startswith(mark)), None)
    if encoding is None:
        # every rule begins with an ASCII letter: a NUL beside the first says that letters are two bytes wide
        encoding = {b"\0": "utf-16-be"}.get(content[:1]) or {b"\0": "utf-16-le"}.get(content[1:2]) or "utf-8"
    return content.decode(encoding, "replace").replace("\ufeff", "").replace("\0", "")
