"""The results as tables in Markdown, which read well in a terminal too."""

from collections.abc import Iterable, Iterator, Sequence

from tests.evaluation.goals import Goal
from tests.evaluation.queries import ASKING, CLASSES, NOBODY, SPLITS, STRANGE, TOUTING, Split, written_held_back
from tests.evaluation.scoring import Judged, Tally, of_classes, tally

_HEAD = ("class", "queries", "right", "kind right", "precision", "told first", "told", "suspected", "critical")
_MOST_IDS = 3


def results(judged: Sequence[Judged]) -> str:
    """One table a side: a row a class, and all together."""
    return "\n\n".join(_side(split, [one for one in judged if one.query.split == split]) for split in SPLITS)


def goal_lines(goals: Iterable[Goal]) -> str:
    """One row a goal."""
    rows = [(goal.what, _number(goal.value), _bound(goal), "met" if goal.met else "**missed**") for goal in goals]
    return markdown(("goal", "measured", "asked", ""), rows)


def mistakes(judged: Iterable[Judged]) -> str:
    """What was answered wrongly, or not told, one line each; critical ones first."""
    wrong = [one for one in judged if _is_mistake(one)]
    ordered = sorted(wrong, key=lambda one: (not one.critical, CLASSES.index(one.query.class_), one.query.id))
    return "\n".join(_mistake(one) for one in ordered)


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are set right."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def share(value: float | None) -> str:
    """A share with three places, or a dash."""
    return "–" if value is None else f"{value:.3f}"


def _side(split: Split, judged: list[Judged]) -> str:
    rows = [_row(class_, tally(found), class_) for class_ in CLASSES if (found := of_classes(judged, (class_,)))]
    rows.append(_row("**all**", tally(judged), ""))
    rows.extend(_written_since(judged))
    return f"### {split}\n\n{markdown(_HEAD, rows)}"


def _written_since(judged: list[Judged]) -> Iterator[tuple[str, ...]]:
    """Of the held-back side the wordings written after others had been moved away: wordings are moved because they were
    answered wrongly, so only the new ones tell how a wording that nobody has seen is answered."""
    since = [one for one in judged if one.query.about in written_held_back()]
    for class_ in (*ASKING, *TOUTING):
        if found := of_classes(since, (class_,)):
            yield _row(f"{class_}, new wordings only", tally(found), class_)


def _row(label: str, sums: Tally, class_: str) -> tuple[str, ...]:
    kind = sums.kind_right / sums.right if sums.right else None
    return (
        label,
        str(sums.asked),
        share(sums.recall),
        share(kind),
        share(sums.precision),
        share(sums.named_first_share),
        share(sums.named_share),
        share(sums.said_share) if class_ in STRANGE else "–",
        str(sums.critical),
    )


def _is_mistake(one: Judged) -> bool:
    strange = one.query.class_ in STRANGE and one.said
    return not one.right or one.named is False or strange or not one.kind_right


def _mistake(one: Judged) -> str:
    query, answer = one.query, one.answer
    wanted = "|".join(query.expected) + (f" telling {'|'.join(query.targets)}" if query.targets else "")
    got = f"{answer.entity or NOBODY} ({answer.kind})" + (f" telling {_some(answer.told)}" if answer.told else "")
    mark = "CRITICAL " if one.critical else "" if not one.right else "(right) "
    return f"{mark}{query.id} {query.text}: wanted {wanted}, got {got}"


def _some(ids: Sequence[str]) -> str:
    return "|".join(ids[:_MOST_IDS]) + ("|…" if len(ids) > _MOST_IDS else "")


def _number(value: float) -> str:
    return (
        str(int(value)) if value == int(value) and value > 1 else f"{value:g}" if value == int(value) else share(value)
    )


def _bound(goal: Goal) -> str:
    return f"{'≤' if goal.at_most else '≥'} {goal.bound:g}"
