"""Parts of a report on a terminal: a heading, a sentence in both languages, the numbers of its evidence."""

from collections.abc import Iterable

from registries.model import Text


def heading(title: str) -> tuple[str, str]:
    """Return an empty line, then the title between marks."""
    return "", f"== {title} =="


def both(text: Text, mark: str = "", *, suffix: str = "") -> tuple[str, str]:
    """Return the Chinese line and the English one below it, as far in as `mark` puts the first. `suffix`
    stands behind the Chinese."""
    return f"{mark}{text.zh}{suffix}", f"{' ' * len(mark)}{text.en}"


def citation(evidence_ids: Iterable[str]) -> str:
    """Return the ids in brackets after a space; nothing for none."""
    listed = ", ".join(evidence_ids)
    return f" [{listed}]" if listed else ""
