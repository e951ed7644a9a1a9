"""The form of the questions: enough of them, from where they are, and none that both sides know."""

from tests.evaluation.draft import questions
from tests.evaluation.queries import ASKING, SPLITS, load, load_all, moved_to_tuning, written_held_back

QUERIES = load_all()


def test_no_wording_is_on_both_sides() -> None:
    abouts = {split: {query.about for query in load(split) if query.about} for split in SPLITS}
    assert abouts["tuning"] & abouts["held_back"] == set()


def test_a_wording_that_was_looked_at_is_on_the_tuning_side_with_all_its_rows() -> None:
    assert len(moved_to_tuning()) >= 36
    sides = {wording: {query.split for query in QUERIES if query.about == wording} for wording in moved_to_tuning()}
    assert {wording: found for wording, found in sides.items() if found != {"tuning"}} == {}


def test_at_least_as_many_wordings_are_written_for_the_held_back_side_as_are_moved_away_and_stay_there() -> None:
    later = written_held_back()
    assert len(later) >= len(moved_to_tuning())
    assert later.keys() & moved_to_tuning().keys() == set()
    sides = {wording: {query.split for query in QUERIES if query.about == wording} for wording in later}
    assert {wording: found for wording, found in sides.items() if found != {"held_back"}} == {}


def test_there_are_forty_intents_of_three_wordings_each() -> None:
    wordings = questions.intents()
    assert len(wordings) >= 40
    assert {intent for intent, several in wordings.items() if len(set(several)) < 3} == set()


def test_real_questions_tell_where_they_were_read() -> None:
    real = [query for query in QUERIES if "网页上这样问" in query.why]
    assert len(real) >= 150
    assert len([query for query in real if "http" in query.why]) >= 150


def test_every_question_tells_what_it_asks() -> None:
    assert [query.id for query in QUERIES if (query.class_ in ASKING) != bool(query.asks)] == []
