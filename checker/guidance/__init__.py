"""Guides: short answers to what people ask, every sentence of law or fact with its source. Pure data, no I/O but the
package's own files."""

from checker.guidance.guide import Guide, GuideSource, Letter, Point, Section
from checker.guidance.load import GuideError, guides, guides_for

__all__ = ["Guide", "GuideError", "GuideSource", "Letter", "Point", "Section", "guides", "guides_for"]
