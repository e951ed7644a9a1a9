"""The comparison of two builds: what it asks, and what it takes for a difference. Both builds start when it is run."""

import subprocess
import sys

from scripts.compare_answers import HERE, commands, differences, known_names, questions, steady, unknown_names

KNOWN = known_names(HERE)
UNKNOWN = unknown_names(KNOWN)


def test_every_bundled_name_is_asked_and_two_hundred_that_nobody_bears() -> None:
    assert {"360借条", "微粒贷", "招联消费金融股份有限公司"} <= set(KNOWN)
    assert len(UNKNOWN) == len(set(UNKNOWN) - set(KNOWN)) == 200
    assert unknown_names(KNOWN) == UNKNOWN  # the same at every run, or two runs could not be compared


def test_each_question_is_asked_once_on_every_face() -> None:
    asked = [f"{method} {path} {body}" for method, path, body in questions(KNOWN, UNKNOWN)]
    assert len(asked) == len(set(asked))
    for face in (
        "/api/v1/check?",
        "/check?",
        "/api/v1/suggest?",
        "/api/v1/collector?",
        "/replay?",
        "POST /api/v1/cost",
    ):
        assert any(face in one for one in asked), face
    assert {words[0] for words in commands(KNOWN, UNKNOWN)} >= {"check", "collector", "sources", "changes", "--help"}


def test_a_changed_word_is_told_with_its_question() -> None:
    before = {"GET /check?name=甲": "200 html\n没查到", "GET /": "200 html\n首页"}
    (line,) = differences(before, {**before, "GET /check?name=甲": "200 html\n未查到"})
    assert line.startswith("GET /check?name=甲\n")
    assert "没查到" in line
    assert "未查到" in line
    assert list(differences(before, before)) == []


def test_only_what_no_two_answers_share_is_left_out() -> None:
    page = 'http://127.0.0.1:8123/ <input name="csrf_token" value="x"> 2999-01-01T00:00:00+00:00'
    other = 'http://127.0.0.1:9999/ <input name="csrf_token" value="y"> 2999-01-01T00:00:09+00:00'
    assert steady(page) == steady(other)
    assert steady("2026-06-30T00:00:00+00:00") != steady("2026-06-29T00:00:00+00:00")


def test_what_is_no_checkout_is_named() -> None:
    words = [sys.executable, "-m", "scripts.compare_answers", str(HERE / "docs")]
    done = subprocess.run(words, capture_output=True, text=True, cwd=HERE, check=False)
    assert done.returncode == 2
    assert "has no folder checker/" in done.stderr
