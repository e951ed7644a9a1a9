"""Every name of a text with its role, none within another, before any is looked up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from checker.names import NameIndex
from checker.reading.names.brands import brands, latin_names
from checker.reading.names.english_firms import english_firms
from checker.reading.names.firms import firm_spans
from checker.reading.names.found import FoundName
from checker.reading.names.labelled_names import labelled_names
from checker.reading.names.labels import Labels
from checker.reading.names.payees import payees
from checker.reading.names.quoted_names import quoted_names
from checker.reading.names.role_context import with_roles
from checker.reading.names.signatures import dash_signatures, signatures
from checker.reading.names.statement_columns import with_columns

#: A brand this short stands in too many other words.
_SHORT: Final = 2


def find_names(text: str, index: NameIndex) -> list[FoundName]:
    """Return the names in a plain text, in order; none within another, but for brands inside names that nobody knows.
    Linear in its length."""
    spans = firm_spans(text, index.has_name)
    firms = (FoundName(*span, "legal_form") for span in spans if not _borrows(text[slice(*span)], index))
    paid = tuple(payees(text))
    chosen = _beside((), (*signatures(text), *_paid(firms, paid)))
    channels = _places(replace(name, start=name.look_up[0], end=name.start) for name in paid if name.look_up)
    chosen = _beside(chosen, (name for name in brands(text, index.names_in(text)) if name.start not in channels))
    chosen = _beside(chosen, (*latin_names(text, index.has_name), *english_firms(text)))
    labels = Labels(text, ((name.start, name.end) for name in chosen))
    chosen = _beside(
        chosen, (*labelled_names(text, labels, _places(chosen)), *quoted_names(text), *dash_signatures(text))
    )
    named = with_roles(text, chosen, Labels(text, ((name.start, name.end) for name in chosen)))
    named = with_columns(text, named)
    return sorted((*named, *_brands_within(text, named, index)), key=lambda name: name.start)


def _borrows(name: str, index: NameIndex) -> bool:
    """Return whether a centre bears a brand: 微粒贷协商咨询中心 is asked about as what it borrows."""
    return name.endswith("中心") and any(end - start > _SHORT for start, end in index.names_in(name))


def _brands_within(text: str, names: Iterable[FoundName], index: NameIndex) -> Iterator[FoundName]:
    """Yield the brands inside names that are on no record and no firm's: 【微粒贷放款大厅】."""
    for name in names:
        written = text[name.start : name.end]
        if name.found_by in ("signature", "role_words") and not index.has_name(written):
            for start, end in index.names_in(written):
                if end - start > _SHORT and end - start < len(written):
                    place = (name.start + start, name.start + end)
                    yield FoundName(*place, "on_record", inside=(name.start, name.end))


def without_names(text: str, names: Iterable[FoundName]) -> str:
    """Return the text with a sign in place of each character of a name: no word of a name says what a figure is."""
    signs = list(text)
    for name in names:
        signs[name.start : name.end] = "■" * (name.end - name.start)
    return "".join(signs)


def _paid(firms: Iterable[FoundName], paid: tuple[FoundName, ...]) -> Iterator[FoundName]:
    """Yield the firms, those on statement lines as payees, and the other payees."""
    at = 0
    for firm in firms:
        while at < len(paid) and paid[at].end <= firm.start:
            yield paid[at]
            at += 1
        if at < len(paid) and paid[at].start < firm.end:
            yield replace(firm, role="payee", role_words=paid[at].role_words)
            at += 1
        else:
            yield firm
    yield from paid[at:]


def _beside(first: Iterable[FoundName], more: Iterable[FoundName]) -> list[FoundName]:
    """Return the first names and those of the others that overlap none chosen before, in order of place."""
    chosen = list(first)
    taken = set(_places(chosen))
    for name in more:
        if taken.isdisjoint(range(name.start, name.end)):
            chosen.append(name)
            taken.update(range(name.start, name.end))
    return sorted(chosen, key=lambda name: name.start)


def _places(names: Iterable[FoundName]) -> frozenset[int]:
    return frozenset(at for name in names for at in range(name.start, name.end))
