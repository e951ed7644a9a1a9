"""Parts of a report as text in the reader's language: a heading, a sentence, the numbers of its evidence."""

from collections.abc import Iterable

from checker.cli.terminal.language import pick, say
from registries.model import Text


def heading(zh: str, en: str) -> tuple[str, str]:
    """Return an empty line, then the title between marks."""
    return "", f"== {say(zh, en)} =="


def sentence(text: Text, mark: str = "", *, suffix: str = "") -> str:
    """Return the reader's half of a sentence, `mark` before it and `suffix` behind."""
    return f"{mark}{pick(text)}{suffix}"


def citation(evidence_ids: Iterable[str]) -> str:
    """Return the ids in brackets after a space; nothing for none."""
    listed = ", ".join(evidence_ids)
    return f" [{listed}]" if listed else ""


def law(legal_basis: str, english: str | None = None) -> str:
    """Return the line that names the law; in English by its English title, where it has one."""
    return f"  {say('依据', 'law')}: {say(legal_basis, english or legal_basis)}"
