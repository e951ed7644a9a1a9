"""Lists that an operator describes in his data folder: every command and the server know them, no code is touched."""

import json
import os
import shutil
import subprocess
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import StartServer
from tests.preloaded import run_preloaded
from tests.registries.sources.test_walkthrough import BLOCKS, DESCRIPTION, PAGE

OWN, FIRM = "testland.microloan", "测试甲0001小额贷款有限公司"
TITLE, AS_OF = "测试省小额贷款公司名单", "2026-10-31"
CSV = f"""序号,公司名称,批准文号,批准时间
1,{FIRM},测金〔2014〕1号,2014年3月5日
2,测试甲0002小额贷款有限责任公司,,2015-06
"""
Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def folder(tmp_path: Path, data_dir: Path) -> Path:
    """A data folder with the starter facts and one list of the operator's own."""
    made = tmp_path / "data"
    shutil.copytree(data_dir, made)
    (made / "sources").mkdir()
    (made / "sources" / "testland.yaml").write_text(BLOCKS[DESCRIPTION], "utf-8")
    return made


@pytest.fixture
def run(folder: Path) -> Run:
    def run_on(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
        return run_preloaded(words, os.environ | {"LENDER_CHECKER_DATA_DIR": str(folder), **more})

    return run_on


@pytest.fixture
def publisher() -> Iterator[str]:
    """A web server on this machine that plays example.com."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there = self.path == "/example.com/xedk/list.html"
            self.send_response(200 if there else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(BLOCKS[PAGE].encode() if there else b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as its base names it
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def listed(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr.decode()
    return {state["id"]: state for state in json.loads(done.stdout)}


def report(run: Run, on: str = "2026-11-24") -> dict[str, Any]:
    done = run("check", FIRM, "--on", on, "--json")
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def coverage(found: dict[str, Any]) -> dict[str, Any] | None:
    return next((entry for entry in found["coverage"] if entry["source"] == OWN), None)


def evidence(found: dict[str, Any]) -> dict[str, Any]:
    (row,) = [row for row in found["evidence"] if row["source"] == OWN]
    return dict(row)


def saved(folder: Path) -> str:
    (folder / "l.csv").write_text(CSV, "utf-8")
    return str(folder / "l.csv")


def test_it_is_listed_imported_and_found(folder: Path, run: Run) -> None:
    before = listed(run("sources", "--json"))[OWN]
    assert (before["state"], before["title"]["zh"], before["rows"]) == ("never", TITLE, 0)
    assert before["publisher"]["en"] == "Testland's financial regulator"
    never = coverage(report(run))
    assert never is not None
    assert never["state"] == "not_checked"

    done = run("import", OWN, saved(folder), "--as-of", AS_OF)
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
    assert b"published" in done.stdout

    found = report(run)
    row, entry = evidence(found), coverage(found)
    assert found["verdict"]["standing"] == "licensed_lender"
    assert (row["publisher"], row["title"], row["as_of"]) == ("测试省地方金融管理局", TITLE, AS_OF)
    assert (row["stale"], row["record"]["number"]) == (False, "测金〔2014〕1号")
    assert entry is not None
    assert (entry["state"], entry["stale"], entry["title"]["zh"], entry["as_of"]) == ("found", False, TITLE, AS_OF)
    after = listed(run("sources", "--json"))[OWN]
    assert (after["state"], after["rows"], after["as_of"]) == ("fresh", 2, AS_OF)


def test_its_rows_age_as_it_says(folder: Path, run: Run) -> None:
    run("import", OWN, saved(folder), "--as-of", AS_OF)
    found = report(run)
    assert not evidence(found)["stale"]
    file = folder / "sources" / "testland.yaml"
    file.write_text(file.read_text("utf-8").replace("max_age_days: 548", "max_age_days: 20"), "utf-8")
    found = report(run)
    entry = coverage(found)
    assert evidence(found)["stale"]
    assert entry is not None
    assert entry["stale"]


def test_without_its_file_its_rows_stay_and_are_old(folder: Path, run: Run) -> None:
    run("import", OWN, saved(folder), "--as-of", AS_OF)
    (folder / "sources" / "testland.yaml").unlink()
    found = report(run)
    assert evidence(found)["stale"]
    assert coverage(found) is None
    assert OWN not in listed(run("sources", "--json"))
    assert run("import", OWN, saved(folder)).returncode == 2


def test_a_file_without_a_date_is_old(folder: Path, run: Run) -> None:
    done = run("import", "testland_microloan", saved(folder))
    assert done.returncode == 0, done.stdout.decode()
    assert evidence(report(run))["stale"]


def test_refresh_reads_its_page_and_no_other_host(run: Run, publisher: str) -> None:
    done = run("refresh", OWN, "--json", LENDER_CHECKER_PUBLISHERS_URL=publisher, LENDER_CHECKER_PAUSE_SECONDS="0")
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert evidence(report(run))["as_of"] == AS_OF
    assert listed(run("sources", "--json"))[OWN]["rows"] == 2


def test_what_waits_for_review_is_reviewed(folder: Path, run: Run) -> None:
    file = folder / "sources" / "testland.yaml"
    file.write_text(file.read_text("utf-8").replace("min_rows: 1 ", "min_rows: 3 "), "utf-8")
    assert run("import", OWN, saved(folder), "--as-of", AS_OF).returncode == 3
    assert FIRM in run("review", OWN).stdout.decode()
    assert run("review", OWN, "--approve").returncode == 0
    assert evidence(report(run))["as_of"] == AS_OF


BAD = {
    "broken.yaml": "source: [",
    "double.yaml": BLOCKS[DESCRIPTION].replace(OWN, "nfra.legal_persons"),
    "keys.yaml": BLOCKS[DESCRIPTION].replace("columns:", "colums:"),
    "private.yaml": BLOCKS[DESCRIPTION].replace(OWN, "a.b").replace("example.com", "10.0.0.5"),
}


def spoil(folder: Path) -> None:
    for name, text in BAD.items():
        (folder / "sources" / name).write_text(text, "utf-8")
    (folder / "sources" / "loop.yaml").symlink_to("loop.yaml")


def named(said: str) -> list[str]:
    """The bad files that were named, a line each, in order."""
    lines = said.splitlines()
    assert all("Traceback" not in line for line in lines)
    return [line.partition("sources/")[2].partition(":")[0] for line in lines if "sources/" in line]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("sources", "--json"), 0),
        (("import", OWN, "l.csv", "--as-of", AS_OF), 0),
        (("refresh", OWN, "--json"), 0),
        (("import", "nobody.list", "l.csv"), 2),
    ],
    ids=["sources", "import", "refresh", "unknown list"],
)
def test_a_bad_file_is_named_and_changes_no_exit_code(
    folder: Path, run: Run, publisher: str, words: tuple[str, ...], code: int
) -> None:
    spoil(folder)
    file = saved(folder)
    more = {"LENDER_CHECKER_PUBLISHERS_URL": publisher, "LENDER_CHECKER_PAUSE_SECONDS": "0"}
    done = run(*(file if word == "l.csv" else word for word in words), **more)
    assert done.returncode == code, done.stderr.decode()
    assert named(done.stderr.decode()) == sorted([*BAD, "loop.yaml"])


def test_a_check_says_nothing_of_bad_files(folder: Path, run: Run) -> None:
    run("import", OWN, saved(folder), "--as-of", AS_OF)
    spoil(folder)
    assert not evidence(report(run))["stale"]


def test_a_server_knows_it_from_its_start_and_logs_each_bad_file_once(
    folder: Path, run: Run, start_server: StartServer
) -> None:
    run("import", OWN, saved(folder), "--as-of", AS_OF)
    spoil(folder)
    server = start_server(data_dir=str(folder), workers="2")
    asked = urllib.parse.urlencode({"name": FIRM, "on": "2026-11-24"})
    for _ in range(4):
        with urllib.request.urlopen(f"{server.url}/api/v1/check?{asked}", timeout=30) as answer:
            found = json.load(answer)
        entry = coverage(found)
        assert entry is not None
        assert (entry["state"], entry["stale"], evidence(found)["stale"]) == ("found", False, False)
    with urllib.request.urlopen(f"{server.url}/sources", timeout=30) as answer:
        assert TITLE in answer.read().decode()
    assert named(server.said.read_text("utf-8")) == sorted([*BAD, "loop.yaml"])
