"""Evidence as the documents that a comparison cites: where a statement was read, without the record itself."""

from collections.abc import Iterable

from checker.comparison.model import CitedDocument
from checker.report import Evidence
from registries.model import Confidence


def documents_of(evidence: Iterable[Evidence]) -> tuple[CitedDocument, ...]:
    """Return each document once, newest first; what the person told is none."""
    cited = {
        CitedDocument(
            publisher=item.publisher,
            title=item.title,
            as_of=item.as_of,
            url=item.url,
            confidence=Confidence(item.confidence),
            stale=item.stale,
            contested=item.contested is not None,
        ): None
        for item in evidence
        if item.confidence != "told"
    }
    return tuple(sorted(cited, key=lambda document: document.as_of or "", reverse=True))
