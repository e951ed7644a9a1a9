"""The view of a comparison: what the template shows of each name, folded where it would grow long."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from checker.comparison.model import CitedDocument, Comparison, NamePiece, NameRecord, Side
from checker.english_names.sentence import in_english
from checker.report import Alternative
from checker.web.i18n import Translator
from registries.model import Text

_MOST_RECORDS: Final = 1
_MOST_LENDERS: Final = 2
#: From so many characters on a name is set smaller, so that it does not fill the screen.
_LONG_NAME: Final = 7


@dataclass(frozen=True)
class SideView:
    """One name and its pieces."""

    side: Side
    pieces: tuple[NamePiece, ...]

    @property
    def long(self) -> bool:
        """Whether the name is set smaller."""
        return len(self.side.name) >= _LONG_NAME

    @property
    def records(self) -> tuple[NameRecord, ...]:
        """The records that stand open."""
        return self.side.records[:_MOST_RECORDS]

    @property
    def more_records(self) -> int:
        """How many more its own page shows."""
        return len(self.side.records) - len(self.records)

    @property
    def lenders(self) -> tuple[str, ...]:
        """The lenders that stand open, by name."""
        return tuple(lender.name for lender in self.side.lenders[:_MOST_LENDERS])

    @property
    def more_lenders(self) -> int:
        """How many more its own page shows."""
        return len(self.side.lenders) - len(self.lenders)


class ComparisonPage:
    """The view of one comparison in one language."""

    def __init__(self, comparison: Comparison, translator: Translator) -> None:
        self.comparison = comparison
        self.t = translator

    @property
    def title(self) -> str:
        """Both names, and in how much they differ."""
        query = self.comparison.query
        return self.t("compare.of", a=query.a, b=query.b, how=self.t.say(self.comparison.names.text))

    def brief(self, text: Text) -> str:
        """Return a sentence on a record; in English with the publishers in it in English, for their documents are
        cited in Chinese below."""
        if self.t.lang == "zh":
            return text.zh
        return in_english(text.en, {document.publisher for document in self.documents})

    @cached_property
    def sides(self) -> tuple[SideView, SideView]:
        """Both names, in the order in which they were typed."""
        names = self.comparison.names
        return SideView(self.comparison.a, names.a), SideView(self.comparison.b, names.b)

    @cached_property
    def documents(self) -> tuple[CitedDocument, ...]:
        """Every document the page rests on, each once."""
        return tuple(dict.fromkeys(self._documents()))

    @cached_property
    def others(self) -> tuple[tuple[Side, tuple[Alternative, ...]], ...]:
        """Names that resemble one of them, or that it may mean, without the two themselves."""
        own = {self.comparison.a.title, self.comparison.b.title}
        both = (
            (view.side, tuple(other for other in view.side.match.alternatives if other.entity.name not in own))
            for view in self.sides
        )
        return tuple((side, others) for side, others in both if others)

    @property
    def phones(self) -> tuple[str, ...]:
        """Numbers beside what to do: those of the action, else of the anti-fraud line."""
        return self.comparison.action.phones or ("96110",)

    def _documents(self) -> Iterable[CitedDocument]:
        comparison = self.comparison
        yield from (document for line in comparison.because for document in line.documents)
        for side in (comparison.a, comparison.b):
            yield from side.operator_documents
            yield from (document for record in side.records for document in record.documents)
