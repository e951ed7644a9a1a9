"""The guides as pages: the list by need, and one page a guide with the answer first and its sources as notes."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any, Final, get_args

from flask import Response, abort, request

from checker.guides import Guide, Point, Source, guides
from checker.guides.guide import Need
from checker.web.text import Speaker
from checker.web.views import blueprint, language, page

NEEDS: Final[tuple[Need, ...]] = get_args(Need)
_ARTICLE: Final = re.compile(r"第(\d+)条(?:之([一二三四五六七八九]))?")


@dataclass(frozen=True)
class Note:
    """One source of a guide in one language, with its number among the notes."""

    number: int
    source: Source
    publisher: str
    title: str
    beside: str
    article: str
    dated: str
    sure: str


@dataclass(frozen=True)
class Basis:
    """The notes of one document beside a sentence: its name once, then a link for each article."""

    name: str
    sure: str
    notes: tuple[Note, ...]


class GuidePage:
    """A guide in one language."""

    def __init__(self, guide: Guide, speaker: Speaker) -> None:
        self.guide = guide
        self.t = speaker

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Its sources in the order they are first cited, numbered from 1."""
        return tuple(self._note(number, self.guide.sources[key]) for number, key in enumerate(self.guide.cited, 1))

    def basis(self, point: Point) -> tuple[Basis, ...]:
        """What a sentence rests on, document by document. Empty for advice."""
        cited = [self.notes[self.guide.cited.index(key)] for key in point.cite]
        return tuple(_basis(tuple(notes)) for _, notes in groupby(cited, lambda note: note.beside))

    @property
    def related(self) -> tuple[Guide, ...]:
        """The guides to read next."""
        return tuple(guides()[slug] for slug in self.guide.related)

    def _note(self, number: int, source: Source) -> Note:
        return Note(
            number=number,
            source=source,
            publisher=self.t.say(source.publisher),
            title=self.t.say(source.title),
            beside=self.t.say(source.short or source.title),
            article=article_words(source.article, self.t.lang),
            dated=self.t("guide.dated", date=self.t.date(source.as_of)) if source.as_of else self.t("report.no_date"),
            sure=self.t(f"guide.sure.{source.confidence}"),
        )


def article_words(article: str | None, lang: str) -> str:
    """“第293条之一” as the language counts articles: art. 293-1 in English; other words as they stand."""
    if article is None or lang == "zh":
        return article or ""
    return _ARTICLE.sub(lambda found: f"art. {found[1]}{_inserted(found[2])}", article)


def _inserted(numeral: str | None) -> str:
    return f"-{'一二三四五六七八九'.index(numeral) + 1}" if numeral else ""


def _basis(notes: tuple[Note, ...]) -> Basis:
    official = notes[0].source.confidence == "official"
    return Basis(notes[0].beside, "" if official else notes[0].sure, notes)


@blueprint.get("/guides")
def guides_list() -> Response:
    """All guides, grouped by need."""
    groups = {need: [guide for guide in guides().values() if guide.need == need] for need in NEEDS}
    return page("guides", language(), groups={need: held for need, held in groups.items() if held})


@blueprint.get("/guides/<slug>")
def guide(slug: str) -> Response:
    """One guide. 404 for a slug that no guide bears."""
    found = guides().get(slug)
    if found is None:
        abort(404)
    lang = language()
    return page("guide", lang, page=GuidePage(found, Speaker(lang)))


@blueprint.url_defaults
def _same_guide(endpoint: str, values: dict[str, Any]) -> None:
    """The link to the other language is built from the query alone; the slug is part of the path."""
    if endpoint == "web.guide" and "slug" not in values:
        values["slug"] = (request.view_args or {}).get("slug")
