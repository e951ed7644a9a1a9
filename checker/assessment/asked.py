"""What the typed words ask about the name, and what the records of this report say of it."""

from collections.abc import Sequence

from checker.intents import Intent, asked_about
from checker.report import AskedAbout, ChainLink, Verdict
from checker.terms import ChainRole, Relation
from registries.model import Text

_MOST_NAMES = 3


def answers_to(talk: str, verdict: Verdict, chain: Sequence[ChainLink]) -> tuple[AskedAbout, ...]:
    """Return what the words around a name (`talk`) ask, each with the answer of the records; where these have none,
    that they have none, and who can tell."""
    return tuple(
        AskedAbout(
            intent=intent.id,
            label=intent.label,
            text=_answer(intent, verdict, chain) or intent.unanswered,
            section=intent.section,
            guide=intent.guide,
        )
        for intent in asked_about(talk)
    )


def _answer(intent: Intent, verdict: Verdict, chain: Sequence[ChainLink]) -> Text | None:
    if intent.answered_by == "standing":
        return verdict.headline if verdict.subject else None
    if intent.answered_by == "operator":
        return _operator(verdict, chain)
    if intent.answered_by == "lenders":
        return _lenders(chain)
    return None


def _lenders(chain: Sequence[ChainLink]) -> Text | None:
    """Return who lends by a list or page of the lender's own; what others claim of lenders answers nothing."""
    names = _names(chain, "lender", ("confirmed_by_lender",))
    if not names:
        return None
    return Text(
        zh=f"放款方自己的名单或网页写到它的：{'、'.join(names)}。你这笔是谁放的，以合同为准。",
        en=f"Named by the lender's own list or page: {', '.join(names)}. Who lent in your case, your contract tells.",
    )


def _operator(verdict: Verdict, chain: Sequence[ChainLink]) -> Text | None:
    subject, names = verdict.subject, _names(chain, "platform_operator", ("confirmed_by_lender", "claimed_only"))
    if names:
        zh, en = "、".join(names), ", ".join(names)
        return Text(zh=f"记录里的运营方：{zh}。", en=f"Run, by the records, by {en}.")
    if subject is not None and subject.type == "organisation":
        return Text(zh=f"记录里它就是这家公司：{subject.name}。", en=f"By the records it is this firm: {subject.name}.")
    return None


def _names(chain: Sequence[ChainLink], role: ChainRole, relations: Sequence[Relation]) -> list[str]:
    names = (link.entity.name for link in chain if link.role == role and link.relation in relations)
    return list(dict.fromkeys(names))[:_MOST_NAMES]
