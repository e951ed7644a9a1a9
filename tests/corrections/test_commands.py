"""The commands of maintainers, as they type them."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.corrections import Contact, Corrections
from registries.store.store import Store
from tests.corrections.conftest import NOTICE, REF, claim
from tests.preloaded import run_preloaded

Run = Callable[..., subprocess.CompletedProcess[bytes]]
ANSWER = ("--answer-zh", "核对过了。", "--answer-en", "Checked.")


@pytest.fixture
def run(tmp_path: Path, store: Corrections) -> Run:
    """Run `lender-checker corrections …` on the store of this test."""

    def run_on(*words: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(tmp_path)}
        return run_preloaded(["corrections", *words], environment)

    return run_on


def words(done: subprocess.CompletedProcess[bytes]) -> str:
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return done.stdout.decode()


def refused(done: subprocess.CompletedProcess[bytes], code: int = 2) -> str:
    assert (done.returncode, done.stdout) == (code, b"")
    text = done.stderr.decode()
    assert text.count("\n") == 1
    return text


def test_from_the_list_to_the_answer(store: Corrections, run: Run) -> None:
    number = store.receive(claim(cited="某公报2026年第3期"), Contact(email="firm@example.org"))
    other = store.receive(claim("reply"))
    assert [line.split()[0] for line in words(run("list")).splitlines()] == [number, other]
    shown = words(run("show", number.lower()))
    for part in ("罚的不是我们", "firm@example.org", "某公报", str(REF), NOTICE.subject, "测试处罚"):
        assert part in shown
    assert "under_review" in words(run("take", number, "--reviewer", "张核对"))
    assert [line.split()[0] for line in words(run("list", "--state", "received")).splitlines()] == [other]
    assert "answered accepted" in words(run("decide", number, "--accept", "--reviewer", "张核对", *ANSWER))
    assert "decided  张核对  核对过了。" in words(run("show", number))


def test_a_removal_takes_two(store: Corrections, run: Run) -> None:
    number = store.receive(claim("removal"))
    words(run("take", number, "--reviewer", "张核对"))
    assert "同意: 张核对" in words(run("remove", number, "--reviewer", "张核对"))
    assert "要另一个人同意" in refused(run("remove", number, "--reviewer", "张核对"))
    assert "answered accepted" in words(run("remove", number, "--reviewer", "李核对"))
    assert store.ticket(number).withdrawn


def test_a_record_is_found_and_named(store: Corrections, run: Run) -> None:
    number = store.receive(claim(record=None))
    lines = words(run("records", NOTICE.subject)).splitlines()
    (line,) = [line for line in lines if line.startswith(REF.source)]
    assert line.split()[0] == str(REF)
    assert "没有这条记录" in refused(run("take", number, "--reviewer", "甲", "--record", f"a:{'0' * 64}"))
    assert "SOURCE:DIGEST" in refused(run("take", number, "--reviewer", "甲", "--record", "a"))
    words(run("take", number, "--reviewer", "甲", "--record", str(REF)))
    assert store.ticket(number).record == REF


@pytest.mark.parametrize(
    "given",
    [
        ("show", "ACEF-3479-GHJK"),
        ("show", "nothing"),
        ("take", "ACEF-3479-GHJK", "--reviewer", "甲"),
        ("take", "ACEF-3479-GHJK"),
        ("take", "ACEF-3479-GHJK", "--reviewer", " "),
        ("take", "ACEF-3479-GHJK", "--reviewer", "a" * 61),
        ("decide", "ACEF-3479-GHJK", "--reviewer", "甲", *ANSWER),
        ("decide", "ACEF-3479-GHJK", "--reviewer", "甲", "--accept"),
        ("erase-contact", "ACEF-3479-GHJK"),
        ("list", "--state", "gone"),
        ("check", "--cases", "nowhere.yaml"),
    ],
)
def test_bad_input_ends_with_2(run: Run, given: tuple[str, ...]) -> None:
    refused(run(*given))


def test_the_audit_is_verified(store: Corrections, run: Run) -> None:
    store.receive(claim())
    said = words(run("audit"))
    head = store.audit().head
    assert said.split()[:3] == ["1", "行", head]
    store.receive(claim())
    assert "完好" in words(run("audit", "--expect", head))
    broken = run("audit", "--expect", "f" * 64)
    assert (broken.returncode, "坏了" in broken.stdout.decode()) == (1, True)


def test_an_address_is_erased(store: Corrections, run: Run) -> None:
    number = store.receive(claim(), Contact(email="firm@example.org"))
    words(run("erase-contact", number))
    assert "example.org" not in words(run("show", number))
    assert "没有联系方式" in refused(run("erase-contact", number))


def test_what_came_back_ends_the_check_with_1(store: Corrections, records: Store, run: Run, tmp_path: Path) -> None:
    number = store.receive(claim())
    words(run("take", number, "--reviewer", "甲"))
    words(run("decide", number, "--accept", "--reviewer", "甲", *ANSWER))
    file = tmp_path / "cases.yaml"
    words(run("cases", "--write", str(file)))
    assert file.read_text() == words(run("cases"))
    for given in ((), ("--cases", str(file))):
        back = run("check", *given)
        assert (back.returncode, number in back.stdout.decode()) == (1, True)
    records.publish(REF.source, [], sha256="2" * 64, as_of=None)
    assert "1 件，0 " in words(run("check", "--cases", str(file)))


def test_a_database_that_is_away_ends_with_1(run: Run, tmp_path: Path, store: Corrections) -> None:
    store.close()
    for file in tmp_path.glob("lender-checker.db*"):
        file.unlink()
    (tmp_path / "lender-checker.db").write_bytes(b"not a database, but long enough to be looked at as one" * 9)
    assert "数据库用不了" in refused(run("list"), 1)
