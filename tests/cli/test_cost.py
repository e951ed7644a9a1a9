"""`lender-checker cost` as a person runs it."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.preloaded import run_preloaded

Run = Callable[..., subprocess.CompletedProcess[bytes]]
LOAN = ("--received", "10000", "--pay", "12x902", "--on", "2026-11-24")


@pytest.fixture
def run(data_dir: Path) -> Run:
    def run_on(*words: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(data_dir)}
        return run_preloaded(["cost", *words], environment)

    return run_on


def test_text_says_the_figure_first(run: Run) -> None:
    done = run(*LOAN, "--lender-type", "microloan")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("到手 10,000.00")
    assert lines[1] == "真实年化 14.88%"
    assert "24.00% · 没有超过" in lines[4]
    assert sum(line.strip().startswith(f"{number} ") for line in lines for number in range(1, 13)) >= 12


def test_what_the_price_rules_find_is_told(run: Run) -> None:
    said = run("--received", "7000", "--pay", "2026-03-08=10000", "--start", "2026-03-01", "--principal", "10000")
    text = said.stdout.decode()
    assert "[head_deduction]" in text
    assert "[ultra_short_high_cost]" in text


def test_json_is_what_the_interface_answers(run: Run) -> None:
    done = run(
        "--received",
        "6000",
        "--pay",
        "2026-03-16=4159.35",
        "--pay",
        "2026-03-31=4159.35",
        "--start",
        "2026-03-01",
        "--json",
    )
    answer = json.loads(done.stdout)
    assert (answer["method"], answer["apr_nominal"], answer["apr_effective"]) == ("daily", "544.04", None)
    assert done.stdout.count(b"\n") == 1


def test_figures_are_read_as_people_write_them(run: Run) -> None:
    same = json.loads(run(*LOAN, "--principal", "10500", "--fee", "platform=300", "--json").stdout)
    for words in (
        ("--received", "1万", "--pay", "一年x902元", "--principal", "1.05万", "--fee", "platform=三百块"),
        (
            "--received",
            "１０，０００元",
            "--pay",
            "12期x九百零二",
            "--principal",
            "一万零五百",
            "--fee",
            "platform=3百",
        ),
    ):
        answer = json.loads(run(*words, "--on", "2026-11-24", "--json").stdout)
        assert {**answer, "generated_at": None} == {**same, "generated_at": None}


def test_every_option_reaches_the_answer(run: Run) -> None:
    more = (
        "--start",
        "2026-01-31",
        "--principal",
        "10500",
        "--fee",
        "platform=300",
        "--fee",
        "guarantor=50@2026-02-28",
    )
    answer = json.loads(run(*LOAN, *more, "--lender-type", "bank", "--contract-date", "2026-01-20", "--json").stdout)
    assert (answer["received"], answer["total_paid"]) == ("9700.00", "10874.00")
    assert answer["instalments"][0]["due"] == "2026-02-28"
    assert answer["cap"]["nature"] == "regulatory"
    assert "10,500元" in answer["notes"][0]["zh"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--received", "10000"), "pay"),
        (("--received", "x", "--pay", "12x902"), "金额"),
        (("--received", "10000", "--pay", "902"), "12x902"),
        ((*LOAN, "--start", "yesterday"), "2026-11-24"),
        ((*LOAN, "--fee", "me=1"), "platform=300"),
        ((*LOAN, "--lender-type", "shark"), "consumer_finance"),
        ((*LOAN, "--pay", "2026-12-01=5"), "哪天到手"),
        ((*LOAN, "--principal", "-1"), "金额"),
        (("--received", "3分", "--pay", "12x902"), "利率"),
        (("--received", "1万到2万", "--pay", "12x902"), "好几个数"),
        (("--received", "9" * 5000, "--pay", "12x902"), "金额"),
    ],
)
def test_faults_are_one_line_that_names_what_is_accepted(run: Run, words: tuple[str, ...], named: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert said.count("\n") == 1
    assert named in said
    assert "Traceback" not in said
