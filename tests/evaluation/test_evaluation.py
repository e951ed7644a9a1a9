"""The form of the evaluation set, and that the resolving reaches what it must."""

from collections import Counter
from collections.abc import Iterator

import pytest

from checker.dataset.dataset import Dataset
from tests.evaluation.answers import Answer
from tests.evaluation.evaluate import evaluate
from tests.evaluation.goals import Goal, goals, question_goals
from tests.evaluation.naive import measured
from tests.evaluation.queries import (
    CLASSES,
    COLUMNS,
    KINDS,
    NOBODY,
    SPLITS,
    STRANGE,
    TOUTING,
    WORDED_COLUMNS,
    WRITTEN,
    Query,
    load,
    load_all,
    read_text,
    split_of,
    written,
    written_held_back,
)
from tests.evaluation.scoring import Judged, judge
from tests.evaluation.world import shipped

QUERIES = load_all()
SMALLEST = {
    "exact": 150,
    "alias": 120,
    "former": 20,
    "company_variant": 180,
    "script": 100,
    "pinyin": 60,
    "digits": 25,
    "operator": 100,
    "question_words": 150,
    "question_ending": 900,
    "question_real": 150,
    "question_declarative": 50,
    "question_pair": 30,
    "near_neighbours": 120,
    "ambiguous": 10,
    "script_pair": 100,
    "lookalike": 150,
    "homophone": 150,
    "decorated": 90,
    "tout": 500,
    "tout_question": 250,
    "typo": 180,
    "reversed": 30,
    "initials": 30,
    "unknown": 100,
    "ordinary": 250,
    "near_negative": 300,
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return shipped(tmp_path_factory.mktemp("evaluation"))


@pytest.fixture(scope="module")
def judged(dataset: Dataset) -> list[Judged]:
    return evaluate(dataset)


def test_there_are_enough_queries_and_none_twice() -> None:
    assert len(QUERIES) >= 1_500
    for of in (lambda query: query.id, lambda query: query.text):
        assert [one for one, times in Counter(map(of, QUERIES)).items() if times > 1] == []


def test_every_class_has_its_size_on_both_sides() -> None:
    counts = Counter(query.class_ for query in QUERIES)
    assert set(counts) == set(CLASSES) == set(SMALLEST)
    assert {class_: counts[class_] for class_, least in SMALLEST.items() if counts[class_] < least} == {}
    for split in SPLITS:
        assert {query.class_ for query in load(split)} == set(CLASSES)


def test_a_third_is_held_back_besides_what_was_written_for_that_side_later() -> None:
    first = [query for query in QUERIES if query.about not in written_held_back()]
    share = sum(query.split == "held_back" for query in first) / len(first)
    assert 0.30 <= share <= 0.37


def test_the_side_follows_from_what_the_query_is_about() -> None:
    sides = [(query, split_of(query.text, query.expected, query.targets, query.about)) for query in QUERIES]
    assert [query.id for query, side in sides if query.split != side] == []
    for split in SPLITS:
        assert all(query.split == split for query in load(split))


def test_every_entity_named_is_in_the_facts(dataset: Dataset) -> None:
    named = {id_ for query in QUERIES for id_ in (*query.names, *query.targets)}
    assert sorted(named - set(dataset.graph.entities)) == []


def _faults(query: Query) -> Iterator[str]:
    if not query.why or not query.text.strip() or not query.id.startswith(query.class_):
        yield "a cell that says nothing, or an id of another class"
    if not query.kinds <= KINDS or len(set(query.expected)) != len(query.expected) or NOBODY in query.targets:
        yield "a kind that is none, or an entity twice, or nobody as a target"
    if query.may_be_nobody != ("none" in query.kinds):
        yield "whether nobody may be found: expected and kind disagree"
    if bool(query.kinds - {"none", "ambiguous"}) != bool(query.names and not query.ambiguous):
        yield "whether somebody may be found: expected and kind disagree"
    if query.class_ in TOUTING and (query.expected != (NOBODY,) or not query.targets):
        yield "a tout's name: nobody may be found, and the brand it uses must be told"
    if query.class_ in STRANGE and (query.expected != (NOBODY,) or query.targets):
        yield "somebody named in a class that resembles nothing"
    if query.class_ in WRITTEN and (not query.names or (query.may_be_nobody and not query.targets)):
        yield "a class of names: somebody must be named, or told when nobody is found"


def test_the_labels_agree_with_themselves() -> None:
    assert [(query.id, fault) for query in QUERIES for fault in _faults(query)] == []


def test_a_file_reads_back_as_it_was_written() -> None:
    row = ("x-001", "tuning", "script", "\u200b微粒贷\ufeff", "-", "none", "-", "why")
    header, line = written([row]).splitlines()
    assert header == "\t".join(COLUMNS)
    assert written([], WORDED_COLUMNS) == "\t".join(WORDED_COLUMNS) + "\n"
    assert line.isprintable() or line.replace("\t", "").isprintable()
    assert read_text(line.split("\t")[3]) == row[3]


def _query(expected: str, kinds: str, targets: tuple[str, ...] = ()) -> Query:
    return Query("x-1", "tuning", "typo", "x", tuple(expected.split("|")), frozenset(kinds.split("|")), targets, "why")


@pytest.mark.parametrize(
    ("query", "answer", "right", "critical", "named"),
    [
        (_query("a", "alias"), Answer("a", "alias"), True, False, None),
        (_query("a", "alias"), Answer("a", "variant"), True, False, None),
        (_query("a", "alias"), Answer("b", "alias"), False, True, None),
        (_query("a", "alias"), Answer("stranger", "alias"), False, True, None),
        (_query("a", "alias"), Answer(None, "none", ("a",)), False, False, None),
        (_query("-", "none", ("a",)), Answer(None, "none", ("b", "a")), True, False, True),
        (_query("-", "none", ("a",)), Answer(None, "none", ("b",)), True, False, False),
        (_query("-", "none", ("a",)), Answer("a", "alias"), False, True, False),
        (_query("-", "none"), Answer("stranger", "alias"), False, False, None),
        (_query("-", "none"), Answer(None, "ambiguous", ("a", "b")), False, False, None),
        (_query("a|-", "alias|none", ("a",)), Answer(None, "none", ("a",)), True, False, True),
        (_query("a|-", "alias|none", ("a",)), Answer("a", "alias"), True, False, True),
        (_query("a|-", "alias|none", ("a",)), Answer("b", "alias"), False, True, False),
        (_query("a|b", "ambiguous"), Answer(None, "ambiguous", ("b", "a", "c")), True, False, None),
        (_query("a|b", "ambiguous"), Answer(None, "ambiguous", ("a",)), False, False, None),
        (_query("a|b", "ambiguous"), Answer("a", "alias"), False, True, None),
    ],
)
def test_answers_are_judged_by_the_label(
    query: Query, answer: Answer, right: bool, critical: bool, named: bool | None
) -> None:
    found = judge(query, answer, lambda id_: id_ != "stranger")
    assert (found.right, found.critical, found.named) == (right, critical, named)


def test_no_trust_and_no_guilt_is_transferred(judged: list[Judged]) -> None:
    assert [(one.query.id, one.answer.entity) for one in judged if one.critical] == []


def test_the_goals_are_reached(judged: list[Judged]) -> None:
    assert [goal for goal in goals(judged) if not goal.met] == []


def test_the_goals_of_questions_are_reached_or_nothing_of_them_is_lost(judged: list[Judged]) -> None:
    assert [goal for goal in question_goals(judged) if not goal.kept] == []


def test_a_goal_can_be_missed() -> None:
    assert not Goal("x", 0.969, 0.97).met
    assert not Goal("x", 1, 0, at_most=True).met


def test_the_naive_ways_are_measured_on_the_same_queries(dataset: Dataset, judged: list[Judged]) -> None:
    few = judged[::60]
    lines = measured(dataset, few).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == [
        "| ours (alike is never the same)",
        "| difflib get_close_matches, cutoff 0.6",
        "| thefuzz extractOne (WRatio), ≥ 90",
        "| thefuzz extractOne (WRatio), ≥ 80",
        "| rapidfuzz ratio, ≥ 80",
        "| rapidfuzz ratio, ≥ 60",
        "| PostgreSQL pg_trgm, ≥ 0.3",
        "| SQLite FTS5 trigram, best bm25",
    ]
