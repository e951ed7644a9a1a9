"""What the person answered, as the facts the rules read. "Don't know" is unknown, never no."""

from collections.abc import Mapping

from checker.evidence.book import EvidenceBook
from checker.observations import Answer, by_key
from checker.rules import Fact

VALUES: Mapping[Answer, bool | None] = {"yes": True, "no": False, "unknown": None}
_WORDS = {"yes": "是", "no": "不是"}


def answer_facts(observed: Mapping[str, Answer], book: EvidenceBook, words: Mapping[str, str]) -> dict[str, Fact]:
    """One fact an answer, in the order of the questions; each rests on the answer itself. `words`: what sentences may
    print besides."""
    facts: dict[str, Fact] = {}
    for key, question in by_key().items():
        answer = observed.get(key, "unknown")
        if answer != "unknown" and observed.get(question.needs or "") != "no":
            title = f"{question.question.zh}{_WORDS[answer]}"
            shown = book.tell(title, {"kind": "answer", "observe": key, "answer": answer})
            facts[key] = Fact(VALUES[answer], (shown,), words)
    return {**_implied(facts), **facts}


def _implied(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Questions that follow others are answered no where all of those are: nobody who never came came in uninvited."""
    implied: dict[str, Fact] = {}
    for key, question in by_key().items():
        parents = [facts.get(parent) for parent in question.after]
        if parents and all(parent is not None and parent.value is False for parent in parents):
            shown = tuple(evidence for parent in parents if parent for evidence in parent.evidence)
            implied[key] = Fact(False, shown)
    return implied
