"""Finding every identifier of a text, each place once."""

from typing import Final

from checker.identifiers.codes import codes
from checker.identifiers.model import Identifier
from checker.identifiers.numbers import numbers
from checker.identifiers.same_length import in_plain_characters
from checker.identifiers.web_addresses import web_addresses

#: Code points of a text that are read: the longest text any face accepts.
LONGEST_TEXT: Final = 20_000


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in their order, none within another; of two over one place the longer.

    Reads the first 20,000 code points, in time linear in them. Asks nothing and visits nothing.
    """
    plain = in_plain_characters(text[:LONGEST_TEXT])
    every = [*web_addresses(plain), *codes(plain), *numbers(plain)]
    # sorted is stable: of two of one length the kind that was read first stays
    chosen: list[Identifier] = []
    for identifier in sorted(every, key=lambda one: (one.start, -one.end)):
        if not chosen or identifier.start >= chosen[-1].end:
            chosen.append(identifier)
    return tuple(chosen)
