"""What the person met, and what to do in the next minutes. It never touches standing, score or tier."""

from collections.abc import Iterable, Iterator

from checker.assessment.assessment import Assessment
from checker.assessment.verdict import finding
from checker.observations import observations
from checker.report import HelpIntent, Situation
from checker.rules import Hit, Scored, Wording
from checker.rules.outcome import SEVERITIES
from registries.model import Text

CONDUCT_CAP = 20  # RULES §8.2: the points of the group conduct that make its sub-score whole
MOST_ADVICE = 4

_CONDUCT = tuple(item.key for item in observations() if item.about == "conduct")
_URGENT = frozenset({"hard", "strong", "moderate"})
_FIRST = ("conduct", "channel", "upfront_payment", "private_transfer")
_MONEY = {True: "money.yes", False: "money.no", None: "money.unknown"}


def situation_of(assessment: Assessment, intents: tuple[HelpIntent, ...], name: str) -> Situation:
    """Return the situation of one assessment.

    `name`: whom the person asked about, for the sentence that it is not judged by what somebody did in its name.
    """
    answered = any(assessment.value(key) is not None for key in _CONDUCT)
    return Situation(
        alert=assessment.alert,
        findings=tuple(finding(hit) for hit in assessment.situation_hits),
        conduct=conduct_score(assessment.situation_hits, answered=answered),
        do_now=tuple(do_now(assessment.situation_hits, assessment.value("money_received"), assessment.ruleset.wording)),
        separate=_separate(assessment, name),
        doors=intents,
    )


def conduct_score(hits: Iterable[Scored], *, answered: bool) -> int | None:
    """Return how collectors behave, 0–100 (100 worst): the points of the group conduct as a share of its cap.

    100 with a hard finding; None where no question about collection was answered.
    """
    own = [hit for hit in hits if hit.group == "conduct"]
    if not answered:
        return None
    if any(hit.severity == "hard" for hit in own):
        return 100
    points = min(CONDUCT_CAP, max(0, sum(hit.points for hit in own)))
    return 100 * points // CONDUCT_CAP


def _separate(assessment: Assessment, name: str) -> Text | None:
    """The sentence that keeps what was met apart from the name: it takes nothing from a name that is known, and lends
    no credit to one that is not. Rule sets without words for each standing say it of a stop alone."""
    texts, alert = assessment.ruleset.wording, assessment.alert
    about = f"about.{alert}"
    if about not in texts.situation:
        return texts.fill(texts.situation["separate"], {"name": name}) if alert == "stop" else None
    standing = str(assessment.value("standing"))
    keys = (f"name.{standing}", "name.any")
    own = texts.situation[next(key for key in keys if key in texts.situation)]
    head, tail = texts.situation[about], texts.fill(own, {"name": name})
    return Text(zh=head.zh + tail.zh, en=f"{head.en} {tail.en}")


def _urgency(hit: Hit) -> tuple[int, int]:
    """People first, then what is going on this minute, then money; of one kind the graver first."""
    return _FIRST.index(hit.group) if hit.severity == "hard" else len(_FIRST), SEVERITIES.index(hit.severity)


def do_now(situation_hits: Iterable[Hit], money_received: object, texts: Wording) -> Iterator[Text]:
    """Yield what to do in the next minutes: the advice of the gravest findings, each once.

    Then what "stop" means for money that has arrived, or not. Nothing where nothing grave was met.
    """
    grave = sorted((hit for hit in situation_hits if hit.severity in _URGENT), key=_urgency)
    if not grave:
        return
    yield from list(dict.fromkeys(hit.advice for hit in grave))[:MOST_ADVICE]
    if any(hit.group != "conduct" for hit in grave):
        yield texts.situation[_MONEY[money_received if isinstance(money_received, bool) else None]]
