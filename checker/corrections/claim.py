"""What somebody tells us: that a fact is wrong, that it must go, the firm's own words, or a platform to look at.

A claim is never evidence. It holds no way to reach the person: that is kept apart (`store`).
"""

import re
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from checker.corrections.free_text import no_personal_number, plain_words, single_line
from registries.model import Frozen, Name

MAX_TEXT: Final = 2000  # code points, as are all lengths here
MAX_CITED: Final = 300
MAX_LINK: Final = 300
MAX_EMAIL: Final = 254  # RFC 5321, 4.5.3.1.3

Kind = Literal["correction", "removal", "reply", "report"]
#: Who speaks: for the firm, a person the fact is about, somebody else.
Voice = Literal["firm", "person", "other"]
#: Where a suspicious platform was met.
Channel = Literal["app", "sms", "call", "group", "website", "other"]
#: What it asked for.
Demand = Literal[
    "fee_first", "private_transfer", "code", "screen", "download", "bank_card", "id_photo", "contacts", "cancel_loan"
]

Line = Annotated[str, StringConstraints(max_length=MAX_CITED, strip_whitespace=True)]
_EMAIL: Final = re.compile(r"[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)


class RecordRef(Frozen):
    """One record: the source that holds it and the digest of what it says (`registries.row_identity.digest`)."""

    source: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]{1,80}$")]
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

    @property
    def key(self) -> tuple[str, str]:
        """Return (source, digest), as assessments look a record up."""
        return self.source, self.digest

    def __str__(self) -> str:
        return f"{self.source}:{self.digest}"


class Sighting(Frozen):
    """How a suspicious platform was met. `link` is text and never an address of ours; `seen_on` may be unknown."""

    channel: Channel
    asked: tuple[Demand, ...] = ()
    link: Annotated[str, StringConstraints(max_length=MAX_LINK, strip_whitespace=True)] = ""
    seen_on: date | None = None

    _link_is_plain = field_validator("link")(single_line)
    _link_names_nobody = field_validator("link")(no_personal_number)


class Claim(Frozen):
    """`about`: the name that was looked up, or the platform met. `record`: the contested fact; without one, `text`
    says which. `cited`: the source the person names, as text, never fetched.

    Raises ValidationError for control characters and for ID, card and mobile numbers in any of its words.
    """

    kind: Kind
    about: Name
    record: RecordRef | None = None
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT, strip_whitespace=True)] = ""
    cited: Line = ""
    voice: Voice = "other"
    sighting: Sighting | None = None

    _text_is_plain = field_validator("text")(plain_words)
    _lines_are_plain = field_validator("about", "cited")(single_line)
    _words_name_nobody = field_validator("about", "text", "cited")(no_personal_number)

    @model_validator(mode="after")
    def _holds_together(self) -> "Claim":
        report = self.kind == "report"
        if report != (self.sighting is not None) or (report and self.record):
            raise ValueError("a sighting goes with a report, and only with it; a report contests no record")
        if not report and not self.text:
            raise PydanticCustomError("no_words", "a claim says something")
        if self.kind == "reply" and self.voice != "firm":
            raise PydanticCustomError("not_the_firm", "only the firm itself replies")
        return self


class Contact(Frozen):
    """A mail address, kept apart from the claim, for maintainers only; the one thing that can be erased."""

    email: Annotated[str, StringConstraints(max_length=MAX_EMAIL, strip_whitespace=True), Field(repr=False)]

    _names_nobody = field_validator("email")(no_personal_number)

    @field_validator("email")
    @classmethod
    def _is_an_address(cls, email: str) -> str:
        if not _EMAIL.fullmatch(email):
            raise ValueError("not a mail address")
        return email
