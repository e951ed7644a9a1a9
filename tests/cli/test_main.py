"""The commands as a person runs them: answers on standard output, faults as one line on standard error."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.report import Report
from tests.conftest import COMMAND
from tests.preloaded import run_preloaded, starts_anew

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(data_dir: Path) -> Run:
    """Run the console command on the starter facts."""

    def run_on(*words: str | bytes, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(data_dir)} | more
        if not starts_anew(words, more):
            return run_preloaded([str(word) for word in words], environment, stdin)
        return subprocess.run(
            [*COMMAND, *words], input=stdin, capture_output=True, timeout=30, env=environment, check=False
        )

    return run_on


def one_line(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """The single line of a failure, after checking that there is nothing else."""
    assert done.returncode == code
    assert done.stdout == b""
    text = done.stderr.decode()
    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert "Traceback" not in text
    return text


def test_check_json_is_a_report(run: Run) -> None:
    done = run("check", "银享花", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert Report.model_validate_json(done.stdout).query.name == "银享花"
    assert done.stdout.count(b"\n") == 1


def test_the_whole_text_is_one_option_away(run: Run) -> None:
    done = run("check", "银享花", "--full")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("银享花 → ")
    assert "没查到" in lines[1]
    assert any(line.startswith("== 分数怎么来的") for line in lines)


def test_every_option_reaches_the_question(run: Run) -> None:
    words = [
        "--lender",
        "招联消费金融股份有限公司",
        "--contract-date",
        "2026-01-02",
        "--on",
        "2026-11-01",
        "--as-of-rev",
        "1",
    ]
    report = json.loads(run("check", "360借条", "--json", *words).stdout)
    assert report["query"]["lender"] == "招联消费金融股份有限公司"
    assert report["query"]["contract_date"] == "2026-01-02"
    assert report["judged_on"] == "2026-11-01"
    assert report["dataset_revision"] == 1


BAD: list[tuple[str | bytes, ...]] = [
    ("check", ""),
    ("check", " \u3000"),
    ("check", "是正规平台吗"),
    ("check", "a" * 121),
    ("check", "a\x07b"),
    ("check", b"\xff\xfe"),
    ("check", "a", "--lender", b"\xff"),
    ("check", "a", "--observed", "no_such_thing"),
    ("check", "a", "--observed", b"\xff=yes"),
    ("check", "a", "--observed", "upfront_fee=perhaps"),
    ("check", "a", "--observed", "upfront_fee", "--observed", "upfront_fee=no"),
    ("check", "a", "--on", "yesterday"),
    ("check", "a", "--contract-date", "2026-02-30"),
    ("check", "a", "--as-of-rev", "999999"),
    ("check", "a", "--as-of-rev", "-1"),
    ("check", "a", "--nonsense"),
    ("check",),
    ("check", "a", "b"),
    ("nonsense",),
    ("batch", "/no/such/file"),
    ("batch", "/"),
    ("batch", "--brief", "--full", "-"),
    ("batch", "--column", "名字", "-"),
    ("batch", "--workers", "0", "-"),
    ("serve", "--port", "0"),
    ("serve", "--port", "x"),
    ("serve", "--host", "no.such.host.invalid"),
]


@pytest.mark.parametrize("words", BAD, ids=repr)
def test_bad_input_is_one_line_and_2(words: tuple[str | bytes, ...], run: Run) -> None:
    line = one_line(run(*words), 2)
    assert line.startswith("lender-checker: ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "x"),
        ("RATE_LIMIT", "often"),
        ("REDIS_URL", "http://secret@host"),
        ("WORKERS", "0"),
        ("PROXY_HOPS", "-1"),
    ],
)
def test_bad_settings_are_named_and_not_shown(name: str, value: str, run: Run) -> None:
    line = one_line(run("check", "a", **{f"LENDER_CHECKER_{name}": value}), 2)
    assert f"LENDER_CHECKER_{name}" in line
    assert "secret" not in line


def test_a_data_folder_that_cannot_be_is_one_line(run: Run) -> None:
    one_line(run("check", "a", LENDER_CHECKER_DATA_DIR="/proc/nowhere"), 1)
    one_line(run("check", "a", LENDER_CHECKER_DATABASE_URL="nonsense://x"), 1)


def test_a_port_in_use_is_one_line(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        line = one_line(run("serve", "--port", str(taken.getsockname()[1])), 2)
    assert "端口有人在用" in line


def test_batch_keeps_order_skips_blanks_and_survives_bad_lines(run: Run) -> None:
    lines = [
        "银享花".encode(),
        b"",
        b"  ",
        b"\xff\xfe",
        "是正规平台吗".encode(),
        b"a\x01",
        b"x" * 500,
        "360借条".encode(),
    ]
    done = run("batch", "-", "--json", stdin=b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 6
    assert answers[0]["query"]["name"] == "银享花"
    assert [set(answer) for answer in answers[1:5]] == 4 * [{"line", "query", "error"}]
    assert answers[5]["query"]["name"] == "360借条"
    assert [answer["line"] for answer in answers] == [1, 4, 5, 6, 7, 8]


def test_a_brief_batch_by_two_processes_is_that_of_one(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    names = ["微粒贷", "银享花", "13800138000", "某某小贷", "宜享花正规吗"] * 20
    table.write_text("编号,名字\n" + "".join(f"{at},{name}\n" for at, name in enumerate(names)), encoding="utf-8")
    one, two = (run("batch", str(table), "--column", "名字", "--brief", "--workers", str(n)) for n in (1, 2))
    assert (one.returncode, one.stderr, two.returncode, two.stderr) == (0, b"", 0, b"")
    assert one.stdout == two.stdout
    answers = [json.loads(line) for line in one.stdout.splitlines()]
    assert [answer["line"] for answer in answers] == list(range(2, 102))
    assert {"match", "entity", "standing", "tier", "risk_score", "worst", "source"} <= set(answers[0])
    assert b"13800138000" not in one.stdout
    assert max(map(len, one.stdout.splitlines())) < 2000


def test_batch_reads_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names").write_text("银享花\n宜享花\n", encoding="utf-8")
    done = run("batch", str(tmp_path / "names"))
    assert [json.loads(line)["query"]["name"] for line in done.stdout.splitlines()] == ["银享花", "宜享花"]


def test_batch_of_nothing_is_nothing(run: Run) -> None:
    done = run("batch", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_reader_who_leaves_ends_it_quietly(run: Run, data_dir: Path) -> None:
    environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(data_dir)}
    process = subprocess.Popen(
        [*COMMAND, "batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout
    process.stdout.close()
    _, said = process.communicate("银享花\n".encode() * 50, timeout=30)
    assert b"Traceback" not in said


def test_sources(run: Run) -> None:
    listed = json.loads(run("sources", "--json").stdout)
    assert listed
    assert all({"id", "title", "publisher", "state", "as_of", "rows"} <= set(source) for source in listed)
    text = run("sources").stdout.decode()
    assert all(source["id"] in text for source in listed)


def test_any_command_fills_an_empty_folder_first(run: Run, tmp_path: Path) -> None:
    done = run("check", "银享花", "--json", LENDER_CHECKER_DATA_DIR=str(tmp_path / "new"))
    assert json.loads(done.stdout)["dataset_revision"] >= 1


def test_it_works_without_a_utf8_locale(run: Run) -> None:
    done = run("check", "银享花", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_the_console_script_is_the_same(data_dir: Path) -> None:
    script = Path(sys.executable).with_name("lender-checker")
    environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(data_dir)}
    by_script = subprocess.run([script, "--help"], capture_output=True, check=True, env=environment).stdout
    by_module = subprocess.run([*COMMAND, "--help"], capture_output=True, check=True, env=environment).stdout
    assert by_script.split(b"\n", 1)[1] == by_module.split(b"\n", 1)[1]
