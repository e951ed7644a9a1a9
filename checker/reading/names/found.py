"""Where a name stands in a text, before it is looked up."""

from dataclasses import dataclass

from checker.reading.model import FoundBy, MentionRole


@dataclass(frozen=True)
class FoundName:
    """A name in a plain text. `look_up`: what to look up, where that is more than the name (中金支付-四叶草); `inside`:
    the longer word it is only a part of, both as start and end; `role_words`: what gave the role."""

    start: int
    end: int
    found_by: FoundBy
    look_up: tuple[int, int] | None = None
    inside: tuple[int, int] | None = None
    role: MentionRole = "mentioned"
    role_words: str | None = None
