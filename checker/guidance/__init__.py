"""What to do: guides with a source for every sentence of law or fact, help lines, and help pages by what is typed. No
I/O but the package's own files."""

from checker.guidance.guide import Guide, GuideSource, Letter, Point, Section
from checker.guidance.load import GuideError, guides, guides_for

__all__ = ["Guide", "GuideError", "GuideSource", "Letter", "Point", "Section", "guides", "guides_for"]
