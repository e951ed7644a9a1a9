"""The answers to our questions as the facts the rules read. "Don't know" is unknown, never no."""

from collections.abc import Mapping
from functools import cache

from checker.evidence.book import EvidenceBook
from checker.observations import Answer, Observation, observations, observations_by_key
from checker.rules import Fact

VALUES: Mapping[Answer, bool | None] = {"yes": True, "no": False, "unknown": None}
_WORDS = {"yes": "是", "no": "不是"}


def answer_facts(observed: Mapping[str, Answer], book: EvidenceBook, words: Mapping[str, str]) -> dict[str, Fact]:
    """Return one fact an answer, by the question's key; each rests on the answer itself.

    `words`: what the facts' sentences may print besides. An answer to a question that another answer made pointless
    counts for nothing.
    """
    facts: dict[str, Fact] = {}
    words = {**words, **money_words(VALUES[observed.get("money_received", "unknown")])}
    for key, question in observations_by_key().items():
        answer = observed.get(key, "unknown")
        if _counts(question, observed):
            title = f"{question.question.zh}{_WORDS[answer]}"
            evidence_id = book.add_user_statement(title, {"kind": "answer", "observe": key, "answer": answer})
            facts[key] = Fact(VALUES[answer], (evidence_id,), words)
    return {**_implied(facts), **facts}


def money_words(received: object) -> dict[str, str]:
    """Return the words that let a sentence speak of money received (`came`: it may have come) and ask whether it has
    (`asks`: nobody said). `received`: True, False, or anything else where that is not known."""
    words = {"came": "may_have"} if received is not False else {}
    return words if isinstance(received, bool) else {**words, "asks": "not_answered"}


def answer_values(observed: Mapping[str, Answer]) -> dict[str, bool]:
    """Return the values of the same facts, without evidence."""
    questions = observations_by_key()
    known = (questions[key] for key in observed if key in questions)
    facts = {question.key: Fact(observed[question.key] == "yes") for question in known if _counts(question, observed)}
    return {key: fact.value is True for key, fact in {**_implied(facts), **facts}.items()}


def _counts(question: Observation, observed: Mapping[str, Answer]) -> bool:
    """Whether it was answered, and no other answer makes that pointless."""
    return observed.get(question.key, "unknown") != "unknown" and observed.get(question.needs or "") != "no"


def _implied(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Questions that follow others are answered no where all of those are: nobody who never came came in uninvited."""
    implied: dict[str, Fact] = {}
    for key, after in _followers() if facts else ():
        parents = [facts.get(parent) for parent in after]
        if all(parent is not None and parent.value is False for parent in parents):
            evidence = tuple(evidence_id for parent in parents if parent for evidence_id in parent.evidence)
            implied[key] = Fact(False, evidence)
    return implied


@cache
def _followers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The questions that follow others, each with those."""
    return tuple((item.key, item.after) for item in observations() if item.after)
