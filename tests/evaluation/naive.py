"""What common ways to match names would answer, each taking its best hit for the answer, as it is mostly done."""

import difflib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from thefuzz import process as thefuzz_process  # type: ignore[import-untyped]

from checker.dataset.dataset import Dataset, indexed_names
from tests.evaluation import fts5, postgres, table
from tests.evaluation.answers import Answer
from tests.evaluation.evaluate import is_known
from tests.evaluation.queries import DECEIVING, NAMING, NEIGHBOURING, STRANGE
from tests.evaluation.scoring import Judged, judge, of_classes, tally

NOT_MEASURED = "not measured here"
_HEAD = (
    "each takes its best hit",
    "names found",
    "all right",
    "precision",
    "critical errors",
    "fakes taken for the real one",
    "neighbours mixed up",
    "ordinary ones hit",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The best hit of one way: the text of a known name, or None."""

    text: str | None
    score: float = 0.0


Chooser = Callable[[Sequence[str], Sequence[str]], list[Choice] | None]


def measured(dataset: Dataset, judged: Sequence[Judged]) -> str:
    """A table: our own results, and those of each naive way on the same queries."""
    ids = _ids_by_text(dataset)
    texts, asked = list(ids), [one.query.text for one in judged]
    rows = [_row("ours (alike is never the same)", judged)]
    for label, cutoffs, choices in _choices(texts, asked):
        for cutoff, suffix in cutoffs:
            name = label + suffix
            if choices is None:
                rows.append((name, NOT_MEASURED, *["–"] * (len(_HEAD) - 2)))
            else:
                answers = [_answer(choice, cutoff, ids) for choice in choices]
                rows.append(_row(name, _judged(judged, answers, dataset)))
    return table.markdown(_HEAD, rows)


def _ids_by_text(dataset: Dataset) -> dict[str, str]:
    """Every known name, to one of its bearers: a table of names holds each text once."""
    names = sorted(
        indexed_names(dataset.graph), key=lambda name: (name.text, -name.weight, name.entity_id), reverse=True
    )
    return {name.text: name.entity_id for name in names}


_Cutoffs = tuple[tuple[float, str], ...]
_PLAIN: _Cutoffs = ((0.0, ""),)


def _choices(texts: Sequence[str], asked: Sequence[str]) -> Iterator[tuple[str, _Cutoffs, list[Choice] | None]]:
    yield "difflib get_close_matches, cutoff 0.6", _PLAIN, [_difflib(one, texts) for one in asked]
    yield "thefuzz extractOne (WRatio)", ((90, ", ≥ 90"), (80, ", ≥ 80")), _thefuzz(texts, asked)
    yield "rapidfuzz ratio", ((80, ", ≥ 80"), (60, ", ≥ 60")), [_ratio(one, texts) for one in asked]
    yield "PostgreSQL pg_trgm", ((0.3, ", ≥ 0.3"),), _pairs(postgres.best(texts, asked))
    yield "SQLite FTS5 trigram, best bm25", _PLAIN, _pairs(fts5.best(texts, asked))


def _difflib(query: str, texts: Sequence[str]) -> Choice:
    return Choice(next(iter(difflib.get_close_matches(query, texts, n=1, cutoff=0.6)), None))


def _thefuzz(texts: Sequence[str], asked: Sequence[str]) -> list[Choice]:
    logging.getLogger("thefuzz").setLevel(logging.ERROR)  # it warns of queries without a letter
    found = (thefuzz_process.extractOne(query, texts) for query in asked)
    return [Choice(one[0], one[1]) if one else Choice(None) for one in found]


def _ratio(query: str, texts: Sequence[str]) -> Choice:
    found = process.extractOne(query, texts, scorer=fuzz.ratio)
    return Choice(found[0], found[1]) if found else Choice(None)


def _pairs(found: Sequence[tuple[str | None, float]] | None) -> list[Choice] | None:
    return None if found is None else [Choice(text, score) for text, score in found]


def _answer(choice: Choice, cutoff: float, ids: dict[str, str]) -> Answer:
    if choice.text is None or choice.score < cutoff:
        return Answer(None)
    return Answer(ids[choice.text], "variant")


def _judged(ours: Sequence[Judged], answers: Sequence[Answer], dataset: Dataset) -> list[Judged]:
    pairs = zip(ours, answers, strict=True)
    return [judge(one.query, answer, lambda id_: is_known(id_, dataset)) for one, answer in pairs]


def _row(label: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    everything = tally(judged)
    fakes = of_classes(judged, DECEIVING)
    neighbours = of_classes(judged, NEIGHBOURING)
    return (
        label,
        table.share(tally(of_classes(judged, NAMING)).recall),
        table.share(everything.recall),
        table.share(everything.precision),
        str(everything.critical),
        f"{sum(one.critical for one in fakes)} of {len(fakes)}",
        f"{sum(one.critical for one in neighbours)} of {len(neighbours)}",
        table.share(tally(of_classes(judged, STRANGE)).said_share),
    )
