"""The commands of an operator, on a store of a few invented rows: no network is asked anything here."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checker.cli.main import COMMANDS
from checker.settings import Settings
from registries.model import Outcome
from registries.refresh import schedule
from registries.refresh.lease import Lease
from registries.sources import source_by_id
from registries.store.store import Store
from tests.cli.test_main import one_line
from tests.conftest import COMMAND
from tests.factories.records import licence
from tests.preloaded import run_preloaded, starts_anew

LIST = "nfra.legal_persons"
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def store(tmp_path: Path, starter: Path) -> Iterator[Store]:
    """A store with the starter facts and two revisions of one official list."""
    shutil.copy(starter, tmp_path)
    store = Store(f"sqlite:///{tmp_path / 'lender-checker.db'}")
    for names in (["测试甲银行", "测试乙银行"], ["测试乙银行", "测试丙银行"]):
        rows = [licence(name, "bank") for name in names]
        store.publish(LIST, rows, sha256="0" * 64, as_of="2026-06-30")
    yield store
    store.close()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the console command on that store."""

    def run_on(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"LENDER_CHECKER_DATA_DIR": str(tmp_path), **more}
        if not starts_anew(words, more):
            return run_preloaded(words, environment)
        return subprocess.run([*COMMAND, *words], capture_output=True, timeout=60, env=environment, check=False)

    return run_on


def hold(store: Store) -> None:
    rows = [licence(name, "bank") for name in ("测试丙银行", "测试丁银行<script>\x1b[2J")]
    store.hold(LIST, rows, sha256="1" * 64, as_of="2026-12-31", message="1 of 2 (50.0%) are gone")


def words(done: subprocess.CompletedProcess[bytes]) -> str:
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return done.stdout.decode()


def test_changes_tells_each_revision(store: Store, run: Run) -> None:
    newest = store.revision()
    text = words(run("changes", "--since", str(newest - 1)))
    assert text.splitlines()[0].startswith(f"#{newest}  ")
    assert "+ 测试丙银行 · bank" in text
    assert "- 测试甲银行 · bank" in text
    assert "测试乙银行" not in text
    assert words(run("changes", "--since", str(newest))) == ""


def test_changes_as_json_lines(store: Store, run: Run) -> None:
    lines = [json.loads(line) for line in words(run("changes", "--since", "0", "--json")).splitlines()]
    assert [line["revision"] for line in lines] == list(range(1, store.revision() + 1))
    assert [row["legal_name"] for row in lines[-1]["added"]] == ["测试丙银行"]


def test_changes_shows_the_last_ten(store: Store, run: Run) -> None:
    shown = [line for line in words(run("changes")).splitlines() if line.startswith("#")]
    assert len(shown) == 10


def test_diff(store: Store, run: Run) -> None:
    newest = store.revision()
    text = words(run("diff", str(newest - 2), str(newest)))
    assert text.splitlines()[0] == f"{LIST}  +2 −0 ~0 =0"
    assert words(run("diff", str(newest), str(newest))) == ""
    assert "999" in one_line(run("diff", "1", "999"), 2)


def test_rollback_gives_the_rows_before_as_a_new_revision(store: Store, run: Run) -> None:
    before = store.revision()
    text = words(run("rollback", LIST))
    assert f"published  {LIST}" in text
    assert store.revision() == before + 1
    assert {row.legal_name for row in store.current(LIST) if row.kind == "licence"} == {"测试甲银行", "测试乙银行"}
    assert "从来没有发布过" in one_line(run("rollback", "pboc.payment_licences"), 2)
    assert "999" in one_line(run("rollback", LIST, "--to", "999"), 2)


def test_review_shows_why_and_what_would_change_and_moves_no_cursor(store: Store, run: Run) -> None:
    hold(store)
    text = words(run("review", LIST))
    assert "1 of 2 (50.0%) are gone" in text
    assert "- 测试乙银行 · bank" in text
    assert "+ 测试丁银行<script>?[2J · bank" in text
    assert "测试丙银行" not in text
    assert "--approve" in text


def test_review_approve_publishes_exactly_what_was_held(store: Store, run: Run) -> None:
    hold(store)
    assert "published" in words(run("review", LIST, "--approve"))
    assert len(store.current(LIST)) == 2
    assert "没有等人看的" in one_line(run("review", LIST, "--approve"), 2)


def test_review_drop_keeps_what_there_was(store: Store, run: Run) -> None:
    hold(store)
    before = store.current(LIST)
    words(run("review", LIST, "--drop"))
    assert (store.held(LIST), store.current(LIST)) == (None, before)


def test_review_of_nothing_tells_the_last_attempt(store: Store, run: Run) -> None:
    store.note(LIST, Outcome.BLOCKED, "HTTP 412: a challenge")
    text = words(run("review", LIST))
    assert text.startswith(f"{LIST} 没有等人看的")
    assert "HTTP 412" in text


def test_another_refresh_is_75(store: Store, run: Run) -> None:
    with Lease(store, "another machine"):
        assert "another machine" in one_line(run("refresh", LIST, LENDER_CHECKER_CONTACT="a@example.org"), 75)


BAD = [
    (("refresh", "no.such.list"), "no.such.list"),
    (("refresh", "nfra.legal_person"), "nfra.legal_persons"),
    (("refresh", "\x1b[2Jx"), "?[2Jx"),
    (("refresh", "starter.partners"), "starter.partners"),
    (("refresh", "lenders.pingan.platforms"), "import"),
    (("refresh", LIST, "--every", "soon"), "24h"),
    (("refresh", LIST, "--every", "0h"), "24h"),
    (("import", LIST), "FILE"),
    (("import", LIST, "/no/such/file"), "/no/such/file"),
    (("import", LIST, "/"), "文件夹"),
    (("import", "no.such.list", __file__), "no.such.list"),
    (("import", LIST, __file__, "--as-of", "June"), "2026-06"),
    (("changes", "--since", "-1"), "--since"),
    (("diff", "1"), "REV"),
    (("sources", "--tried-within", "x"), "24h"),
]


@pytest.mark.parametrize(("asked", "named"), BAD, ids=repr)
def test_bad_input_is_one_line_and_2(run: Run, asked: tuple[str, ...], named: str) -> None:
    assert named in one_line(run(*asked), 2)


SETTINGS = [
    {"LENDER_CHECKER_CONTACT": "电话"},
    {"LENDER_CHECKER_PUBLISHERS_URL": "http://secret.example.org/"},
    {"LENDER_CHECKER_PUBLISHERS_URL": "ftp://127.0.0.1/"},
    {"LENDER_CHECKER_PAUSE_SECONDS": "-1"},
]


@pytest.mark.parametrize("setting", SETTINGS, ids=repr)
def test_a_setting_that_cannot_be_used_is_named_never_shown(run: Run, setting: dict[str, str]) -> None:
    [(name, value)] = setting.items()
    line = one_line(run("refresh", LIST, **({"LENDER_CHECKER_CONTACT": "a@example.org"} | setting)), 2)
    assert name in line
    assert value not in line


def test_a_file_that_is_not_the_list_is_1_and_changes_nothing(store: Store, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(b"<html><body>not a list</body></html>")
    before = store.current(LIST)
    done = run("import", LIST, str(file))
    assert done.returncode == 1
    assert "failed" in done.stdout.decode()
    assert store.current(LIST) == before


def test_sources_says_whether_the_job_runs(store: Store, run: Run) -> None:
    assert run("sources", "--tried-within", "26h").returncode == 0
    assert run("sources", "--json", "--tried-within", "1m").returncode == 0


def test_sources_of_a_store_that_no_job_ever_touched(run: Run) -> None:
    assert run("sources", "--tried-within", "26h").returncode == 1


def test_what_is_due_is_what_waited_longest(store: Store) -> None:
    day = timedelta(days=1)
    read, never = source_by_id(LIST), source_by_id("pboc.payment_licences")
    assert schedule.due_in(store, [read, never], day) == timedelta(0)
    assert timedelta(hours=23) < schedule.due_in(store, [read], day) <= day
    first, last = schedule.last_attempts(store, [read, never])
    assert (first.year, last.date()) == (1970, datetime.now(UTC).date())


OPERATE = (Path(__file__).parents[2] / "docs" / "operate.md").read_text("utf-8")


def test_the_operator_s_page_names_every_command_and_outcome_and_no_other() -> None:
    named = set(re.findall(r"lender-checker ([a-z]+)", OPERATE))
    assert {name for name, (place, _) in COMMANDS.items() if place.startswith("lists:")} <= named <= set(COMMANDS)
    assert all(f"| `{outcome.value}` " in OPERATE for outcome in Outcome)
    assert set(re.findall(r"LENDER_CHECKER_([A-Z_]+)", OPERATE)) <= {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    ("text", "length"), [("90m", timedelta(minutes=90)), ("24h", timedelta(1)), ("2d", timedelta(2))]
)
def test_durations(text: str, length: timedelta) -> None:
    assert schedule.duration(text) == length
