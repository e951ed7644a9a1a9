"""争议中 beside a warning is a mark and nothing else: with every evidence contested, a report says what it said."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.cli.output.report_text import report_text
from checker.report import Dispute, Report
from checker.revisions.dispute_state import DisputeState
from checker.settings import Settings
from registries.row_identity import digest
from tests.conftest import UNLIMITED

MARK = "争议中"
#: Warned of, disqualified, listed by a lender, a lender, faked, unknown; alone and with a lender beside it.
ASKED = (
    {"name": "考拉速借"},
    {"name": "考拉速借", "lender": "招商银行股份有限公司"},
    {"name": "钱站"},
    {"name": "360借条"},
    {"name": "分期乐", "lender": "招联消费金融股份有限公司"},
    {"name": "招联消费金融股份有限公司"},
    {"name": "微粒贷"},
    {"name": "银享花"},
)


@pytest.fixture(scope="module")
def app(data_dir: Path) -> Flask:
    app = create_app(Settings(data_dir=data_dir, rate_limit=UNLIMITED))
    app.extensions["checker"]._revisions._polled_at = float("inf")  # what is said against records is said here
    return app


@pytest.fixture
def contest(app: Flask) -> Any:
    """Contest every record there is, or none."""
    revisions = app.extensions["checker"]._revisions
    loaded = revisions._loaded
    stands = Dispute(ticket="ACEF-3479-GHJK", since=date(2026, 11, 1), state="received")
    rows = revisions._store.records(loaded.dataset.revision)
    every = DisputeState("7", {(held.source, digest(held.record)): stands for held in rows})

    def all_of_them(contested: bool) -> None:
        revisions._loaded = replace(loaded, disputes=every) if contested else loaded

    yield all_of_them
    revisions._loaded = loaded


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_report_says_what_it_said(client: FlaskClient, contest: Any, asked: dict[str, str]) -> None:
    reports = []
    for contested in (False, True):
        contest(contested)
        report = client.get("/api/v1/check", query_string=asked).get_json()
        marks = [evidence.pop("contested", None) for evidence in report["evidence"]]
        assert all(bool(mark) == contested for mark in marks if report["evidence"])
        reports.append({**report, "generated_at": ""})
    assert reports[0] == reports[1]


@pytest.mark.parametrize("asked", ASKED, ids=str)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_shows_what_it_showed(client: FlaskClient, contest: Any, asked: dict[str, str], lang: str) -> None:
    pages = []
    for contested in (False, True):
        contest(contested)
        page = BeautifulSoup(client.get("/check", query_string={**asked, "lang": lang}).data, "html.parser")
        marks = page.select("p.contest")
        assert bool(marks) == (contested and bool(page.select("div.evidence")))
        for mark in marks:
            mark.decompose()
        pages.append(" ".join(page.get_text(" ").split()))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_command_prints_what_it_printed(client: FlaskClient, contest: Any, asked: dict[str, str]) -> None:
    printed = []
    for contested in (False, True):
        contest(contested)
        report = Report.model_validate(client.get("/api/v1/check", query_string=asked).get_json())
        lines = report_text(report).splitlines()
        assert any(MARK in line for line in lines) == (contested and bool(report.evidence))
        printed.append([line for line in lines if MARK not in line])
    assert printed[0] == printed[1]
