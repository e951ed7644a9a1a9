"""What to do: guides with a source for every sentence of law or fact, help lines, and help pages by what is typed. No
I/O but the package's own files."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.guidance.guide import Guide, GuideSource, Letter, Point, Section
    from checker.guidance.load import GuideError, guides, guides_for

__all__ = ["Guide", "GuideError", "GuideSource", "Letter", "Point", "Section", "guides", "guides_for"]


def __getattr__(name: str) -> object:
    """Import the guides where one is shown: an answer that names help lines alone reads none."""
    if name not in __all__:
        raise AttributeError(name)
    from checker.guidance import guide, load  # noqa: PLC0415 - see above

    return getattr(load, name) if hasattr(load, name) else getattr(guide, name)
