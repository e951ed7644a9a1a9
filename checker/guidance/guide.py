"""The schema of a guide: a question people ask, the short answer, then points, each with where it was read."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from registries.model import Confidence, Frozen, PartialDate, Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Number = Annotated[str, StringConstraints(pattern=r"^\d{3,6}$")]
#: Whom a guide is for; the list of guides is grouped by it. `chased` and `unpaid` open with the help line.
Need = Literal["chased", "unpaid", "before", "tricked"]


def bilingual(value: object) -> object:
    """Turn a plain string into the same text in both languages: titles of Chinese documents often have no English
    name."""
    return {"zh": value, "en": value} if isinstance(value, str) else value


class CitedText(Text):
    """A text that is empty in neither language."""

    zh: Words
    en: Words


class GuideSource(Frozen):
    """The source of a sentence. `official`: the text of the law itself was read; `reported`: a copy, a newspaper, a
    page of the police; `unverified`: from memory. `as_of`: the document's own date. `read_at` is never printed as a
    link; `url` only where the publisher itself is the host. `short`: the title as it is printed beside a sentence.
    `binds`: false for a rule of the trade or a recommended standard: who breaks it can be complained of, and has not
    by that alone broken the law."""

    publisher: CitedText
    title: CitedText
    short: CitedText | None = None
    article: Annotated[str, StringConstraints(min_length=1, max_length=80)] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$", max_length=500)] | None = None
    read_at: Annotated[str, StringConstraints(max_length=500)] | None = None
    as_of: PartialDate | None = None
    retrieved_at: date
    confidence: Confidence
    binds: bool = True

    _plain_titles = field_validator("publisher", "title", "short", mode="before")(bilingual)


class Point(Frozen):
    """One point of a guide: something to know (`law`, `fact`: with a source) or to do (`do`)."""

    kind: Literal["law", "fact", "do"]
    zh: Words
    en: Words
    cite: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _cited(self) -> Self:
        if self.kind != "do" and not self.cite:
            raise ValueError(f"a point of law or fact needs a source: {self.zh}")
        return self

    @property
    def text(self) -> Text:
        """The sentence in both languages."""
        return Text(zh=self.zh, en=self.en)


class Section(Frozen):
    """A heading and the points under it."""

    title: CitedText
    points: Annotated[tuple[Point, ...], Field(min_length=1)]


class Letter(Frozen):
    """A letter to copy and send."""

    title: CitedText
    zh: Words
    en: Words

    @property
    def text(self) -> Text:
        """The letter in both languages."""
        return Text(zh=self.zh, en=self.en)


class Guide(Frozen):
    """One guide. `seed`: the well-known questions it answers. `words`: typed keywords that lead here. `fits`: ids
    of rules whose findings lead here. `fits_standing`: standings that lead here after all others. `sources`: by key,
    all that its points cite, the shared laws among them."""

    slug: Slug
    title: CitedText
    need: Need = "unpaid"
    seed: tuple[Words, ...] = ()
    words: tuple[Words, ...] = ()
    short: CitedText
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    letter: Letter | None = None
    numbers: tuple[Number, ...] = ()
    related: tuple[Slug, ...] = ()
    fits: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")], ...] = ()
    fits_standing: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")], ...] = ()
    sources: dict[str, GuideSource] = Field(default_factory=dict)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, in reading order."""
        return tuple(point for section in self.sections for point in section.points)

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys of its sources in the order they are first cited, which is the order of the footnotes."""
        return tuple(dict.fromkeys(key for point in self.points for key in point.cite))

    @property
    def opens_with_help(self) -> bool:
        """Whether the help line comes before all else: the reader may be threatened or in despair."""
        return self.need in {"chased", "unpaid"}

    @property
    def opens_with_first_hour(self) -> bool:
        """Whether the page of the first hour is offered before all else: money may just have been sent."""
        return self.need == "tricked"
