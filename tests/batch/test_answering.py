"""A batch answers what a check answers, in fewer words, and one name only once."""

import json
from pathlib import Path

import pytest

import checker.batch.answering
import checker.revisions.revisions
from checker.assessment.brief import Brief, brief
from checker.assessment.context import AssessmentContext
from checker.batch import Answerer, Question, answers
from checker.batch.questions import questions_of
from checker.cache.cache import MemoryCache
from checker.request.model import CheckRequest
from checker.request.parsing import ParsedRequest
from checker.service.checker import Checker
from registries.store.store import Store
from tests.factories.records import licence

#: One of each kind: brands, firms, aliases, former names, slips, questions, identifiers, statements, names of nobody.
NAMES = (
    "微粒贷",
    "360借条",
    "中国工商银行",
    "招联消费金融",
    "宜享花正规吗",
    "银享花",
    "微粒货",
    "95588",
    "weilidai.com",
    "某某小额贷款有限公司",
    "微粒贷放款大厅",
    "花呗",
    "财付通-微粒贷",
    "未曾听说贷",
)
_ADVERSE = ("hard", "strong", "moderate", "weak")


def test_a_brief_answer_says_what_the_report_says(starter_checker: Checker) -> None:
    entities = sorted(starter_checker.newest().graph.entities.values(), key=lambda entity: entity.id)
    names = [*NAMES, *(entity.name for entity in entities[::100])]
    worsts = 0
    for line in answers(starter_checker, questions_of(names)):
        told = json.loads(line)
        report = starter_checker.check(CheckRequest(name=told["query"]))
        verdict = report.verdict
        assert told["match"] == report.match.kind
        assert told["entity"] == (report.match.entity.model_dump() if report.match.entity else None)
        assert (told["standing"], told["tier"]) == (verdict.standing, verdict.tier), told["query"]
        assert (told["risk_score"], told["dataset_revision"]) == (verdict.risk_score, report.dataset_revision)
        adverse = [one for one in report.findings if one.severity in _ADVERSE]
        assert (told["worst"] is None) == (not adverse)
        if told["worst"]:
            worsts += 1
            rank = min(_ADVERSE.index(one.severity) for one in adverse)
            assert told["worst"]["severity"] == _ADVERSE[rank]
            assert told["worst"]["text"] in [one.text.model_dump() for one in adverse]
        assert (told["source"] is None) == (verdict.standing == "unknown")
    assert worsts >= 3


def test_a_whole_report_is_that_of_the_api_with_its_line(starter_checker: Checker) -> None:
    (line,) = answers(starter_checker, [Question(7, "微粒贷")], "full")
    whole = starter_checker.check_json(CheckRequest(name="微粒贷"))
    assert line == b'{"line":7,' + whole[1:]


def test_a_name_that_comes_again_is_judged_once(starter_checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def counted(parsed: ParsedRequest, context: AssessmentContext) -> Brief:
        judged.append(parsed.request.name)
        return brief(parsed, context)

    monkeypatch.setattr(checker.batch.answering, "brief", counted)
    lines = list(answers(starter_checker, questions_of(["微粒贷", " 微粒贷\t", "银享花", "微粒贷"])))
    assert len(judged) == 2
    assert [json.loads(line)["line"] for line in lines] == [1, 2, 3, 4]
    assert lines[0][10:] == lines[3][10:]


def test_what_is_remembered_is_bounded_and_holds_no_name(
    starter_checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker.batch.answering, "REMEMBERED", 3)
    answerer = Answerer(starter_checker)
    for line, name in enumerate(NAMES[:8], 1):
        answerer.answer(Question(line, name))
    assert len(answerer._remembered) == 3
    assert all(len(key) == 16 for key in answerer._remembered)
    assert not any(name.encode() in key for key in answerer._remembered for name in NAMES)


def test_a_new_revision_answers_before_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker.revisions.revisions, "LOOK_SECONDS", -1)
    monkeypatch.setattr(checker.batch.answering, "NAMES_BY_ONE_CONTEXT", 2)
    store = Store(f"sqlite:///{tmp_path}/store.db")
    answerer = Answerer(Checker(store, MemoryCache(0), 60))
    assert _revision(answerer, "某甲银行股份有限公司") == 0
    store.publish("list", [licence("某甲银行股份有限公司")], sha256="", as_of=None)
    revisions = [_revision(answerer, name) for name in ("某甲银行股份有限公司", "某乙", "某丙", "某甲银行股份有限公司")]
    assert revisions == [0, 0, 1, 1]


def _revision(answerer: Answerer, name: str) -> int:
    answer = json.loads(answerer.answer(Question(1, name)))
    assert (answer["entity"] is not None) == (answer["dataset_revision"] > 0 and name.startswith("某甲"))
    return int(answer["dataset_revision"])


def test_what_cannot_be_answered_is_an_error_of_its_line(starter_checker: Checker) -> None:
    bad = [
        Question(1, None),
        Question(2, "13800138000"),
        Question(3, "贷款"),
        Question(4, "a\x01"),
        Question(5, "x" * 500),
    ]
    bad.append(Question(6, "\ud800"))
    for line, question in zip(answers(starter_checker, bad), bad, strict=True):
        answer = json.loads(line)
        assert set(answer) == {"line", "query", "error"}
        assert answer["line"] == question.line
        assert "13800138000" not in line.decode()
        assert b"\n" not in line
