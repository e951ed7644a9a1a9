"""One identifier in a text: its kind, where it stands, and the form records are compared by."""

from dataclasses import dataclass

from checker.terms import IdentifierKind


@dataclass(frozen=True)
class Identifier:
    """An identifier found in a text.

    `text`: as written, for pages; of a web address the host alone (xn--… where it has other letters than Latin and
    Chinese), of an app store's link the shortest one to that app, since the rest may hold a person's token. `start`,
    `end`: the whole of it in the text, code points, so `text` may be shorter than that span. `value`: what records are
    compared by. `valid`: whether its check digit is right; None where it has none.
    """

    kind: IdentifierKind
    text: str
    start: int
    end: int
    value: str
    valid: bool | None = None
