"""Judging readings by the labels, and adding them up by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.evaluation.draft.names import Names
from tests.evaluation.goals import Goal
from tests.evaluation.queries import SPLITS
from tests.evaluation.table import markdown, share
from tests.evaluation.texts.labelled import LabelledName, LabelledText
from tests.evaluation.texts.reading import Answer, Reader, ReadName, dates_of, figures_of, folded, names_of, shows

_HEAD = (
    "texts",
    "names",
    "found",
    "found with role",
    "entity right",
    "wrong entity",
    "names too many",
    "amounts",
    "rates",
    "dates",
    "numbers in clear",
)


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text and what its reading missed. `wrong`: names taken for somebody they are not; `figures`: per key how many
    of the labelled were found, and how many there are."""

    text: LabelledText
    missing: tuple[str, ...]
    misread: tuple[str, ...]
    unmatched: tuple[str, ...]
    wrong: tuple[str, ...]
    extra: tuple[str, ...]
    clear: tuple[str, ...]
    figures: dict[str, tuple[int, int]]


def judge_texts(texts: Iterable[LabelledText], read: Reader, names: Names) -> list[JudgedText]:
    """Read every text and compare."""
    return [judge_text(text, read(text.text), names) for text in texts]


def judge_text(text: LabelledText, answer: Answer, names: Names) -> JudgedText:
    """Compare one answer with the labels."""
    found = names_of(answer)
    missing, misread, unmatched, wrong = [], [], [], []
    for label in text.names:
        same = _same(label, found)
        entity = label.entity(names)
        if not same:
            missing.append(label.texts[0])
        elif not any(one.role in label.roles for one in same):
            misread.append(f"{label.texts[0]} as {'|'.join(one.role for one in same)}")
        if same and entity is not None and all(one.entity != entity for one in same):
            unmatched.append(label.texts[0])
        wrong += [f"{one.text} as {one.entity}" for one in same if one.entity not in {None, entity}]
    return JudgedText(
        text,
        tuple(missing),
        tuple(misread),
        tuple(unmatched),
        tuple(wrong),
        _extra(text, found),
        tuple(number for number in text.personal if shows(answer, number)),
        _figures(text, answer),
    )


def text_goals(judged: Sequence[JudgedText]) -> tuple[Goal, ...]:
    """What the reading of texts must reach, on both sides together."""
    right, labelled = _right(judged)
    return (
        Goal("texts: names found with their role", right / labelled if labelled else 0.0, 0.95),
        Goal("texts: names taken for somebody they are not", sum(len(one.wrong) for one in judged), 0, at_most=True),
        Goal("texts: numbers of persons in clear", sum(len(one.clear) for one in judged), 0, at_most=True),
    )


def text_results(judged: Sequence[JudgedText]) -> str:
    """A table: a row a side."""
    rows = [_row(split, [one for one in judged if one.text.split == split]) for split in SPLITS]
    return markdown(_HEAD, rows)


def text_mistakes(judged: Iterable[JudgedText]) -> str:
    """What a reading missed or mistook, one line a text."""
    return "\n".join(line for one in judged if (line := _mistake(one)))


def _same(label: LabelledName, found: Sequence[ReadName]) -> list[ReadName]:
    writings = {folded(text) for text in label.texts}
    return [one for one in found if one.writings & writings]


def _extra(text: LabelledText, found: Sequence[ReadName]) -> tuple[str, ...]:
    allowed = {folded(writing) for label in text.names for writing in label.texts} | set(map(folded, text.optional))
    return tuple(dict.fromkeys(one.text for one in found if not one.writings & allowed))


def _figures(text: LabelledText, answer: Answer) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for key, labelled in (("amounts", text.amounts), ("rates", text.rates)):
        figures = figures_of(answer, key)
        if figures is not None and labelled:
            wanted = {Decimal(label.rstrip("%")) for label in labelled}
            counts[key] = (len(wanted & figures), len(wanted))
    dates = dates_of(answer)
    if dates is not None and text.dates:
        counts["dates"] = (len(dates & set(text.dates)), len(set(text.dates)))
    return counts


def _right(judged: Sequence[JudgedText]) -> tuple[int, int]:
    labelled = sum(len(one.text.names) for one in judged)
    return labelled - sum(len(one.missing) + len(one.misread) for one in judged), labelled


def _row(split: str, judged: Sequence[JudgedText]) -> tuple[str, ...]:
    right, labelled = _right(judged)
    on_record = sum(name.record is not None for one in judged for name in one.text.names)
    lost = sum(len(one.missing) for one in judged)
    matched = on_record - sum(len(one.unmatched) for one in judged) - _lost_on_record(judged)
    return (
        f"{split}: {len(judged)}",
        str(labelled),
        share((labelled - lost) / labelled if labelled else None),
        share(right / labelled if labelled else None),
        share(matched / on_record if on_record else None),
        str(sum(len(one.wrong) for one in judged)),
        str(sum(len(one.extra) for one in judged)),
        *(_figure_share(judged, key) for key in ("amounts", "rates", "dates")),
        str(sum(len(one.clear) for one in judged)),
    )


def _lost_on_record(judged: Sequence[JudgedText]) -> int:
    return sum(name.record is not None and name.texts[0] in one.missing for one in judged for name in one.text.names)


def _figure_share(judged: Sequence[JudgedText], key: str) -> str:
    counts = [one.figures[key] for one in judged if key in one.figures]
    return share(sum(part for part, _ in counts) / sum(whole for _, whole in counts)) if counts else "–"


def _mistake(one: JudgedText) -> str:
    figures = [f"{key} {part} of {whole}" for key, (part, whole) in one.figures.items() if part < whole]
    parts = {
        "IN CLEAR": one.clear,
        "WRONG": one.wrong,
        "missing": one.missing,
        "role": one.misread,
        "not matched": one.unmatched,
        "too many": one.extra,
        "figures": tuple(figures),
    }
    told = "; ".join(f"{label}: {', '.join(several)}" for label, several in parts.items() if several)
    return f"{one.text.id} {one.text.kind}: {told}" if told else ""
