"""The verdict's words and parts around the score: base, sub-scores, headline, tier, next question. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from checker.report import Finding, Next, Standing, SubScores, Tier
from checker.rules import Hit, Scored, Wording, wording
from checker.score import ASKABLE, BASES, Answers, BaseState, Question, Score, band, score
from registries.model import Text

__all__ = [
    "ASKABLE",
    "Answers",
    "BaseState",
    "Question",
    "Score",
    "band",
    "base_state",
    "finding",
    "headline",
    "next_questions",
    "score",
    "sub_scores",
    "tier_text",
    "tier_words",
]

_STATES: Mapping[Standing, BaseState] = {
    "licensed_lender": BaseState.VERIFIED,
    "lender_product": BaseState.VERIFIED,
    "listed_partner": BaseState.FACILITATOR_LISTED,
    "unconfirmed": BaseState.RELATION_UNVERIFIED,
    "not_a_lender": BaseState.RELATION_UNVERIFIED,
    "unknown": BaseState.UNKNOWN,
    "warned": BaseState.UNKNOWN,
    "disqualified": BaseState.UNKNOWN,
}

#: What to ask first. The lender in the contract decides more than all else, and everybody can look it up.
_ASK = (Question.CONTRACT_LENDER, Question.UPFRONT, Question.PAYEE, Question.CHANNEL, Question.COST)

_LICENCE_GROUPS = frozenset({"licence", "partner", "identity"})


def base_state(standing: Standing, *, stale: bool, microloan: bool) -> BaseState:
    """Where the sum starts. A stale licence or partner list confirms nothing; it never makes a base milder."""
    state = _STATES[standing]
    if stale and state is not BaseState.UNKNOWN:
        return BaseState.RELATION_UNVERIFIED
    if microloan and state is BaseState.VERIFIED:
        return BaseState.VERIFIED_MICRO
    return state


def sub_scores(state: BaseState, hits: Iterable[Scored]) -> SubScores:
    """Licence: base and points of the groups licence, partner and identity, 0–100; a hard finding there gives at
    least 90. Price and disclosure stay null until rules of those groups exist."""
    own = [hit for hit in hits if hit.group in _LICENCE_GROUPS]
    points = max(0, min(100, BASES[state][0] + sum(hit.points for hit in own)))
    if any(hit.severity == "hard" for hit in own):
        points = max(points, 90)
    return SubScores(licence=points, price=None, disclosure=None)


def headline(standing: Standing, words: Mapping[str, str], said: Wording | None = None) -> Text:
    """Who this is, in one line. A type of firm may have a line of its own (`not_a_lender.pawn`)."""
    said = said or wording()
    lines = said.headlines
    own = f"{standing}.{words.get('type', '')}"
    return said.fill(lines[own if own in lines else standing], words)


def tier_text(tier: Tier, words: Mapping[str, str], said: Wording | None = None) -> Text:
    """What the tier says to do. `words`: see `tier_words`."""
    said = said or wording()
    return said.fill(said.tiers[tier], words)


def tier_words(tier: Tier, hits: Sequence[Scored], answers: Answers, list_date: str | None) -> dict[str, str]:
    """The words `tier_text` needs: `n` concerns (C) or things left to check (B), `reason` (E), `date` of the lists."""
    hard = [hit for hit in hits if hit.severity == "hard"]
    left = ASKABLE - answers.count if tier == "B" else sum(hit.points > 0 for hit in hits)
    words = {
        "reason": "；".join(hit.title.zh for hit in hard),
        "reason_en": "; ".join(hit.title.en for hit in hard),
        "n": str(left) if left else "",
        "date": list_date or "",
    }
    return {word: value for word, value in words.items() if value}


def next_questions(
    answers: Answers, *, contract_date_matters: bool = False, said: Wording | None = None
) -> tuple[Next, ...]:
    """The questions not settled yet, the one that matters most first. For a firm that may no longer lend that is the
    day of the contract: it decides whether a red line was crossed."""
    first = ("contract_date",) if contract_date_matters else ()
    asked = (said or wording()).questions
    return tuple(Next(observe=ask, text=asked[ask]) for ask in (*first, *_ASK) if ask not in answers.settled)


def finding(hit: Hit) -> Finding:
    """A hit as the report prints it."""
    return Finding(
        rule=hit.rule,
        version=hit.version,
        points=hit.points,
        severity=hit.severity,
        group=hit.group,
        text=hit.text,
        advice=hit.advice,
        legal_basis=hit.legal_basis,
        evidence=hit.evidence,
    )
