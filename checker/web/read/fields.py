"""What was read in a text, as the fields of the form that shows it for correction. The text itself is none of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from checker.reading.model import MentionRole, NameMention, SuggestedOffer, TextReading
from checker.report import HelpIntent
from checker.request.model import MAX_NAME

#: Names that the form shows; what a text names beyond these is counted.
MOST_NAMES: Final = 8
#: Fees that the cost form takes.
MOST_FEES: Final = 3
#: How a longer word around a name on record was found: no record has the word itself.
AROUND_A_NAME: Final = "around_a_name"
#: Links, apps, codes and numbers that the form shows.
MOST_CODES: Final = 6
#: Roles, the one that a person must know first: of a name with several, the first counts.
ROLES: Final[tuple[MentionRole, ...]] = (
    "lender",
    "platform",
    "message_sender",
    "collector",
    "payee",
    "guarantor",
    "adviser",
    "mentioned",
)


def fields_of(reading: TextReading, doors: Iterable[HelpIntent] = ()) -> dict[str, str]:
    """Return the fields of the form, each a string: the names with their roles and reasons, the name to look up, dates
    and figures, how many personal numbers were masked, and the pages that help first."""
    return {
        **_names(reading),
        **_codes(reading),
        **_figures(reading),
        **{f"masked_{kind}": str(count) for kind, count in Counter(span.kind for span in reading.masked).items()},
        **{f"door{number}": f"{door.about} {door.page}" for number, door in enumerate(doors, 1)},
    }


def _names(reading: TextReading) -> dict[str, str]:
    rows = [*_rows(reading)]
    fields = {"left": str(len(rows) - MOST_NAMES + reading.left_out.names)} if len(rows) > MOST_NAMES else {}
    for number, row in enumerate(rows[:MOST_NAMES], 1):
        fields |= {f"{key}{number}": value for key, value in row.items() if value}
    picked = [number for number, row in enumerate(rows[:MOST_NAMES], 1) if row["name"] == reading.suggested.name]
    return {**fields, "pick": str(picked[0])} if picked and not _which_lender(rows, picked[0] - 1) else fields


def _which_lender(rows: list[dict[str, str]], picked: int) -> bool:
    """Return whether the name to look up is one of several lenders: then only the person can choose."""
    return rows[picked]["role"] == "lender" and sum(row["role"] == "lender" for row in rows) > 1


def _rows(reading: TextReading) -> Iterator[dict[str, str]]:
    """Yield each name once, by the weightiest of its roles; the one to look up first, then in the order of roles.
    A name inside a longer word comes behind that word."""
    order = {role: place for place, role in enumerate(ROLES)}
    mentions = [*reading.names]
    mentions.sort(
        key=lambda mention: (
            reading.suggested.name not in (mention.text, mention.look_up, mention.inside),
            order[mention.role],
            mention.start,
        )
    )
    seen: set[str] = set()
    for mention in mentions:
        for row in _rows_of(mention):
            if row["name"] not in seen:
                seen.add(row["name"])
                yield row


def _rows_of(mention: NameMention) -> Iterator[dict[str, str]]:
    """Yield the row of a name, then those of known names that are only a part of it: asked about, never meant."""
    whole = mention.inside or mention.look_up or mention.text
    yield {
        "name": whole[:MAX_NAME],
        "role": mention.role,
        "words": mention.role_words or "",
        "by": AROUND_A_NAME if mention.inside else mention.found_by,
    }
    known = [mention.text] if mention.inside else [other.entity.name for other in mention.match.alternatives]
    for name in known:
        if name in whole and name != whole:
            yield {"name": name[:MAX_NAME], "role": "mentioned", "inside": whole[:MAX_NAME]}


def _codes(reading: TextReading) -> dict[str, str]:
    """Return each link, app, code and number once, as it was written."""
    texts = {identifier.value: identifier.text[:MAX_NAME] for identifier in reversed(reading.identifiers)}
    return {f"code{number}": text for number, text in enumerate([*reversed(texts.values())][:MOST_CODES], 1)}


def _figures(reading: TextReading) -> dict[str, str]:
    offer, signed = reading.suggested.offer, reading.suggested.contract_date
    values = {
        "principal": _plain(offer.principal),
        "received": _plain(offer.received),
        "each": _plain(offer.each),
        "times": str(offer.count or ""),
        "rate": offer.rate or "",
        "start": offer.start.isoformat() if offer.start else "",
        "contract_date": signed.isoformat() if signed else "",
    }
    return {field: value for field, value in {**values, **_fees(offer)}.items() if value}


def _fees(offer: SuggestedOffer) -> dict[str, str]:
    fees = [*enumerate(offer.fees[:MOST_FEES], 1)]
    return {
        **{f"fee{number}": _plain(fee.amount) for number, fee in fees},
        **{f"payee{number}": fee.payee for number, fee in fees},
    }


def _plain(amount: Decimal | None) -> str:
    """Return an amount as people type it: 902.58, 10000; "" for none."""
    if amount is None:
        return ""
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
