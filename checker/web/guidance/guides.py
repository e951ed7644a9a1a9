"""The guides as pages: the list by need, and one page a guide with the answer first and its sources as notes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from flask import Response, abort, request

from checker.guidance import Guide, GuideSource, Point, guides
from checker.guidance.guide import Need
from checker.web.i18n import Lang, Translator
from checker.web.rendering import blueprint, language, page
from registries.model import Confidence

#: The groups of the list, the most pressing first, and the keys of their headings.
NEEDS: Final[dict[Need, str]] = {
    "chased": "guide.chased",
    "unpaid": "guide.unpaid",
    "tricked": "guide.tricked",
    "before": "guide.before",
}
SURE: Final = {
    Confidence.OFFICIAL: "guide.official",
    Confidence.REPORTED: "guide.reported",
    Confidence.UNVERIFIED: "guide.unverified",
}
_ARTICLE: Final = re.compile(r"第(\d+)条(?:之([一二三四五六七八九]))?")


@dataclass(frozen=True)
class Note:
    """One document that a guide rests on, in one language: its number among the notes, and every article cited."""

    number: int
    url: str | None
    publisher: str
    title: str
    articles: str
    dated: str
    sure: str


@dataclass(frozen=True)
class LegalBasis:
    """One document beside a sentence: which note it is, its short name and articles, and how sure it is where the
    text itself was not read."""

    number: int
    name: str
    sure: str


class GuidePage:
    """The view of a guide in one language."""

    def __init__(self, guide: Guide, translator: Translator) -> None:
        self.guide = guide
        self.t = translator

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Its documents in the order they are first cited, numbered from 1."""
        documents = by_document(self.guide, self.guide.cited)
        return tuple(self._note(number, sources) for number, sources in enumerate(documents.values(), 1))

    def basis(self, point: Point) -> tuple[LegalBasis, ...]:
        """Return the legal basis of a sentence, document by document. Empty for advice."""
        numbers = {document: number for number, document in enumerate(by_document(self.guide, self.guide.cited), 1)}
        cited = by_document(self.guide, point.cite)
        return tuple(self._basis(numbers[document], sources) for document, sources in cited.items())

    @property
    def related(self) -> tuple[Guide, ...]:
        """The guides to read next."""
        return tuple(guides()[slug] for slug in self.guide.related)

    def _note(self, number: int, sources: list[GuideSource]) -> Note:
        first = sources[0]
        return Note(
            number=number,
            url=first.url,
            publisher=self.t.say(first.publisher),
            title=self.t.say(first.title),
            articles=self._articles(sources),
            dated=self.t("guide.dated", date=self.t.date(first.as_of)) if first.as_of else self.t("report.no_date"),
            sure=self.t(SURE[first.confidence]),
        )

    def _basis(self, number: int, sources: list[GuideSource]) -> LegalBasis:
        first = sources[0]
        gap = "" if self.t.lang == "zh" else " "
        name = f"{self.t.say(first.short or first.title)}{gap}{self._articles(sources)}".rstrip()
        return LegalBasis(
            number, name, "" if first.confidence is Confidence.OFFICIAL else self.t(SURE[first.confidence])
        )

    def _articles(self, sources: list[GuideSource]) -> str:
        articles = sorted({source.article for source in sources if source.article}, key=_article_order)
        return ("、" if self.t.lang == "zh" else ", ").join(article_words(article, self.t.lang) for article in articles)


def by_document(guide: Guide, keys: Iterable[str]) -> dict[GuideSource, list[GuideSource]]:
    """Return the sources of these keys by document, its articles together, in order of appearance."""
    documents: dict[GuideSource, list[GuideSource]] = {}
    for key in keys:
        source = guide.sources[key]
        documents.setdefault(source.model_copy(update={"article": None}), []).append(source)
    return documents


def article_words(article: str, lang: Lang) -> str:
    """Return “第293条之一” as the language counts articles: art. 293-1 in English; other words as they stand."""
    if lang == "zh":
        return article
    return _ARTICLE.sub(lambda match: f"art.\N{NO-BREAK SPACE}{match[1]}{_inserted(match[2])}", article)


def _article_order(article: str) -> tuple[int, str]:
    """Return a sort key in the order of the law: 第47条 before 第245条, 第293条 before 第293条之一."""
    match = _ARTICLE.search(article)
    return (int(match[1]) if match else 0, article)


def _inserted(numeral: str | None) -> str:
    return f"-{'一二三四五六七八九'.index(numeral) + 1}" if numeral else ""


@blueprint.get("/guides")
def guides_list() -> Response:
    """Show all guides, grouped by need; the questions people are known to ask before the rest."""
    ordered = sorted(guides().values(), key=lambda guide: not guide.seed)
    groups = {key: [guide for guide in ordered if guide.need == need] for need, key in NEEDS.items()}
    return page("guides", language(), groups={key: members for key, members in groups.items() if members})


@blueprint.get("/guides/<slug>")
def guide(slug: str) -> Response:
    """Show one guide. 404 for a slug that no guide bears."""
    chosen = guides().get(slug)
    if chosen is None:
        abort(404)
    lang = language()
    return page("guide", lang, page=GuidePage(chosen, Translator(lang)))


@blueprint.url_defaults
def _same_guide(endpoint: str, values: dict[str, Any]) -> None:
    """Add the slug to links to the same guide: the link to the other language is built from the query alone."""
    if endpoint == "web.guide" and "slug" not in values:
        values["slug"] = (request.view_args or {}).get("slug")
