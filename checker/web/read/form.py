"""The form that shows what was read: its fields as they stand, corrected or not, ready for the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast, get_args

from checker.guidance.help_intents import help_intent
from checker.reading.model import FoundBy, MentionRole, PersonalKind
from checker.report import HelpIntent
from checker.web.check.check_form import clean_input
from checker.web.read.fields import AROUND_A_NAME, MOST_CODES, MOST_FEES, MOST_NAMES, ROLES

#: A role that a person gives to what is no name, or not one that matters.
NO_NAME: Final = "none"
FIGURES: Final = ("received", "each", "times", "principal", "start", "rate")
#: What the check works out a price from: all three, or none.
NEEDED: Final = ("received", "each", "times")
#: What is set where the names were recognised in a picture: none of them counts before the person chooses it.
FROM_PICTURE: Final = "from_picture"
#: Counts of the reading, which the page says and nobody corrects.
_COUNTS: Final = ("left", *(f"masked_{kind}" for kind in get_args(PersonalKind)))
_FEES: Final = tuple(f"{part}{number}" for number in range(1, MOST_FEES + 1) for part in ("payee", "fee"))
_ROWS: Final = tuple(
    f"{part}{number}" for number in range(1, MOST_NAMES + 1) for part in ("name", "role", "words", "by", "inside")
)
_CODES: Final = tuple(f"code{number}" for number in range(1, MOST_CODES + 1))
_DOORS: Final = tuple(f"door{number}" for number in range(1, 5))
FIELDS: Final = frozenset(
    {"pick", "own", "lender", "contract_date", *FIGURES, *_FEES, *_ROWS, *_CODES, *_DOORS, *_COUNTS, FROM_PICTURE},
)


@dataclass(frozen=True)
class NameRow:
    """One name of the form. `role`: as it was read or corrected; `words`: those of the text that gave the role, "" for
    none; `by`: how it was found (`FoundBy`, `AROUND_A_NAME`); `inside`: the longer word that it is only a part of, ""
    for none."""

    number: int
    name: str
    role: MentionRole | str
    words: str
    by: FoundBy | str
    inside: str

    @property
    def reason(self) -> str:
        """The key of the sentence why it stands here."""
        if self.inside:
            return "read.why_inside"
        if self.words and self.by != "signature":
            return "read.why_words"
        return f"read.why_{self.by}" if self.by in {*get_args(FoundBy), AROUND_A_NAME} else ""


@dataclass(frozen=True)
class ReadForm:
    """The form. `fields`: what stands in it, cleaned, by field."""

    fields: Mapping[str, str]

    @property
    def rows(self) -> tuple[NameRow, ...]:
        """The names, in the order they were found to matter."""
        return tuple(self._rows())

    @property
    def from_picture(self) -> bool:
        """Whether the names were recognised in a picture."""
        return bool(self.value(FROM_PICTURE))

    @property
    def lenders(self) -> tuple[NameRow, ...]:
        """The names in the role of the lender, without the one to look up."""
        return tuple(row for row in self.rows if row.role == "lender" and row != self.picked)

    @property
    def picked(self) -> NameRow | None:
        """The row to look up; None while none is chosen, or a name of the person's own stands there."""
        chosen = self.fields.get("pick")
        return next((row for row in self.rows if str(row.number) == chosen and row.role != NO_NAME), None)

    @property
    def codes(self) -> dict[str, str]:
        """The links, apps, codes and numbers by their fields, as they were written."""
        return {field: self.value(field) for field in _CODES if self.value(field)}

    @property
    def picked_name(self) -> str:
        """The name to look up, or the link, app, code or number in its place; "" while none is chosen."""
        return self.picked.name if self.picked else self.codes.get(self.value("pick"), "")

    @property
    def collector(self) -> NameRow | None:
        """The first name that presses for payment."""
        return next((row for row in self.rows if row.role == "collector"), None)

    @property
    def fees(self) -> tuple[tuple[int, str, str], ...]:
        """The fees that were read: number, amount, who takes it."""
        numbers = range(1, MOST_FEES + 1)
        return tuple((n, fee, self.value(f"payee{n}")) for n in numbers if (fee := self.value(f"fee{n}")))

    @property
    def has_figures(self) -> bool:
        """Whether a figure or a date was read."""
        return any(self.value(field) for field in (*FIGURES, "contract_date", "fee1"))

    @property
    def masked(self) -> tuple[tuple[PersonalKind, int], ...]:
        """How many personal numbers of which kind were masked."""
        counts = ((kind, self._count(f"masked_{kind}")) for kind in get_args(PersonalKind))
        return tuple((cast("PersonalKind", kind), count) for kind, count in counts if count)

    @property
    def left(self) -> int:
        """How many names of the text do not stand here."""
        return self._count("left")

    @property
    def doors(self) -> tuple[HelpIntent, ...]:
        """The pages that help first, as the text was about."""
        found = (help_intent(*self.value(door).partition(" ")[::2]) for door in _DOORS if self.value(door))
        return tuple(door for door in found if door)

    def value(self, field: str) -> str:
        """Return what the field holds; "" for nothing."""
        return self.fields.get(field, "")

    def _count(self, field: str) -> int:
        value = self.value(field)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0

    def _rows(self) -> Iterator[NameRow]:
        for number in range(1, MOST_NAMES + 1):
            if name := self.value(f"name{number}"):
                words, by, inside = (self.value(f"{part}{number}") for part in ("words", "by", "inside"))
                yield NameRow(number, name, self._role(number), words, by, inside)

    def _role(self, number: int) -> str:
        role = self.value(f"role{number}")
        return role if role in {*ROLES, NO_NAME} else "mentioned"


def unconfirmed(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a reading as those of recognised text: no name is chosen yet."""
    return {**{field: value for field, value in fields.items() if field != "pick"}, FROM_PICTURE: "1"}


def form_of(form: Mapping[str, Sequence[str]]) -> ReadForm:
    """Return the form that these fields make: its own fields only, nothing invisible, no person's number."""
    own = {key: values[0] for key, values in form.items() if key in FIELDS and values}
    return ReadForm({key: cleaned for key, value in own.items() if (cleaned := clean_input(value).strip())})
