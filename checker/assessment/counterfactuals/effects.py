"""What each answer did: the assessment beside the one without it."""

from collections.abc import Iterator, Mapping

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.explained import explanation, question_words
from checker.observations import Answer, Observation, observations
from checker.report import Effect
from checker.rules import Scored
from checker.rules.version import EVERY_INPUT_SINCE
from checker.terms import EffectReason


def answer_effects(assessment: Assessment, sheet: AnswerSheet, name: str) -> tuple[Effect, ...]:
    """Return what each answer did, in the order of the questions. `name`: whom the person asked about."""
    answered = [item for item in observations() if sheet.observed.get(item.key, "unknown") != "unknown"]
    return tuple(_effect(item, assessment, sheet, name) for item in answered)


def changes(assessment: Assessment, before: Assessment) -> bool:
    """Return whether score, tier or alert differ."""
    return _result(assessment) != _result(before)


def change_words(assessment: Assessment, before: Assessment) -> dict[str, str]:
    """Return the words of a sentence about the change: points, tiers where they differ, alerts."""
    words = {"points": f"{assessment.outcome.score - before.outcome.score:+d}"}
    if before.outcome.tier != assessment.outcome.tier:
        words |= {"before": before.outcome.tier, "after": assessment.outcome.tier}
    else:
        words |= {"same": assessment.outcome.tier}
    return words | {"alert_before": before.alert, "alert_after": assessment.alert}


def added_findings(assessment: Assessment, before: Assessment) -> Iterator[Scored]:
    """Yield the findings that are not there without the input."""
    known = {(hit.rule, hit.severity) for hit in before.scored}
    yield from (hit for hit in assessment.scored if (hit.rule, hit.severity) not in known)


def _result(assessment: Assessment) -> tuple[int, str, str]:
    return *_verdict(assessment), assessment.alert


def _verdict(assessment: Assessment) -> tuple[int, str]:
    return assessment.outcome.score, assessment.outcome.tier


def _effect(item: Observation, assessment: Assessment, sheet: AnswerSheet, name: str) -> Effect:
    answer = sheet.observed[item.key]
    before = sheet.if_answered(assessment, item.key, "unknown")
    reason = None if changes(assessment, before) else _reason(item, assessment, before, sheet)
    words: Mapping[str, str] = {
        **question_words(item),
        "answer": answer,
        "name": name,
        **change_words(assessment, before),
    }
    return Effect(
        observe=item.key,
        answer=answer,
        points=assessment.outcome.score - before.outcome.score,
        tier_without=before.outcome.tier,
        alert_without=before.alert,
        reason=reason if assessment.ruleset.version >= EVERY_INPUT_SINCE else None,
        text=explanation(assessment.ruleset, _line(assessment, before, reason), words),
    )


def _line(assessment: Assessment, before: Assessment, reason: EffectReason | None) -> str:
    if reason is None:
        return "effect.alert" if _verdict(assessment) == _verdict(before) else "effect.verdict"
    if assessment.ruleset.version < EVERY_INPUT_SINCE:  # these knew two ways of changing nothing
        return "effect.settled" if assessment.answers.count > before.answers.count else "effect.none"
    return f"effect.{reason}"


def _reason(item: Observation, assessment: Assessment, before: Assessment, sheet: AnswerSheet) -> EffectReason:
    """Why the answer changed nothing: the first that applies."""
    added = list(added_findings(assessment, before))
    reasons: tuple[tuple[bool, EffectReason], ...] = (
        (any(hit.points or hit.severity in ("hard", "strong") for hit in added), "counted"),
        (assessment.answers.count > before.answers.count, "settled"),
        (bool(added), "noted"),
        (item.key in sheet.of_offer, "offer_shows"),
        (_is_pointless(item, sheet.observed), "pointless"),
        (item.section == "money", "steps"),
        (item.key not in assessment.ruleset.readers, "no_rule"),
    )
    return next((reason for applies, reason in reasons if applies), "neutral")


def _is_pointless(item: Observation, observed: Mapping[str, Answer]) -> bool:
    return item.needs is not None and observed.get(item.needs) == "no"
