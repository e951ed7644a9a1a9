"""The form of the labelled texts, that their measure bites, and that a reading reaches what it must."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from checker.names import normalise
from tests.evaluation.draft.names import Names
from tests.evaluation.queries import load_all
from tests.evaluation.texts.evaluate import evaluate_texts
from tests.evaluation.texts.labelled import ROLES, LabelledText, load_texts, side_of
from tests.evaluation.texts.scoring import judge_text, text_goals, text_mistakes, text_results
from tests.evaluation.texts.touts import in_sentences, lent
from tests.evaluation.world import shipped

TEXTS = load_texts()


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    return Names(shipped(tmp_path_factory.mktemp("texts")))


def test_there_are_sixty_texts_and_a_third_is_held_back() -> None:
    assert len({text.id for text in TEXTS}) == len(TEXTS) == 60
    assert Counter(text.split for text in TEXTS) == {"tuning": 40, "held_back": 20}
    assert [text.id for text in TEXTS if text.split != side_of(text.id)] == []


def test_every_role_is_asked_for() -> None:
    roles = Counter(role for text in TEXTS for name in text.names for role in name.roles)
    assert set(roles) == ROLES
    assert min(roles.values()) >= 4


def test_what_is_labelled_stands_in_the_text() -> None:
    for text in TEXTS:
        plain = re.sub(r"[^0-9A-Za-z]", "", unicodedata.normalize("NFKC", text.text))
        for name in text.names:
            assert name.texts[0] in text.text, text.id
            assert name.roles, text.id
        assert all(other in text.text for other in text.optional), text.id
        assert all(number in plain for number in text.personal), text.id


def test_names_on_record_are_on_record_and_the_others_are_not(names: Names) -> None:
    for text in TEXTS:
        for name in text.names:
            entity = name.entity(names)  # raises where it is nobody's name, or that of several
            assert entity or name.record is None
            assert entity or name.borrows or not names.bears(normalise(name.texts[0]).text)


def _made(text: LabelledText, facts: Names, **changed: Any) -> dict[str, Any]:
    """An answer that has all of the labels, with something changed."""
    found = [
        {"text": name.texts[0], "role": min(name.roles), "match": {"entity": {"id": name.entity(facts)}}}
        for name in text.names
    ]
    masked = re.sub(r"\d", "●", text.text)
    figures = {"amounts": list(text.amounts), "rates": list(text.rates), "dates": list(text.dates)}
    return {"names": found, "masked_text": masked, "more": {"kept": True}, **figures, **changed}


def test_a_reading_with_all_of_the_labels_reaches_every_goal(names: Names) -> None:
    judged = [judge_text(text, _made(text, names), names) for text in TEXTS]
    assert text_mistakes(judged) == ""
    assert [goal for goal in text_goals(judged) if not goal.met] == []
    assert "1.000 | 1.000 | 1.000 | 0 | 0 | 1.000 | 1.000 | 1.000 | 0" in text_results(judged)


def test_a_reading_is_blamed_for_what_it_gets_wrong(names: Names) -> None:
    text = next(text for text in TEXTS if text.id == "t10")
    name = {
        "text": "兴业消费金融股份公司",
        "role": "lender",
        "match": {"entity": {"id": "org-xingye-consumer-finance"}},
    }
    other = {"text": "王晓梅", "role": "mentioned", "match": {"entity": None}}
    cases: list[tuple[dict[str, Any], str]] = [
        ({"names": []}, "missing: 兴业消费金融股份公司"),
        ({"names": [{**name, "role": "guarantor"}]}, "role: 兴业消费金融股份公司 as guarantor"),
        ({"names": [{**name, "match": {"entity": None}}]}, "not matched: 兴业消费金融股份公司"),
        ({"names": [{**name, "match": {"entity": {"id": "org-x"}}}]}, "WRONG: 兴业消费金融股份公司 as org-x"),
        ({"names": [name, other]}, "too many: 王晓梅"),
        ({"names": [{**name, "text": "兴业", "inside": "兴业银行"}]}, "missing: 兴业消费金融股份公司"),
        ({"masked_text": "电话 158-0000 2468"}, "IN CLEAR: 15800002468"),
        ({"masked_text": "4201 0620 0111 3045 59"}, "IN CLEAR: 420106200111304559"),
        ({"more": [{"value": "１５８００００２４６８"}]}, "IN CLEAR: 15800002468"),
        ({"amounts": []}, "figures: amounts 0 of 1"),
        ({"dates": [{"on": "2026-11-04"}]}, "figures: dates 0 of 1"),
    ]
    for changed, told in cases:
        judged = judge_text(text, _made(text, names, **changed), names)
        assert told in text_mistakes([judged])


def test_a_reading_is_blamed_for_a_tout_read_as_the_brand() -> None:
    (query, text), *_ = in_sentences(load_all())

    def read(entity: str | None) -> dict[str, Any]:
        return {"names": [{"text": query.text, "role": "lender", "match": {"entity": {"id": entity}}}]}

    assert lent(lambda _: read(query.targets[0]), [query]) == [(query, text)]
    assert lent(lambda _: read(None), [query]) == []


def test_texts_are_read_as_they_must_be(names: Names, data_dir: Path) -> None:
    results = evaluate_texts(data_dir, names, load_all()[::2])
    assert results is not None
    assert [goal for goal in results.goals if not goal.met] == []
