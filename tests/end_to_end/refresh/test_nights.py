"""Whole nights on the small street: from starter facts to official lists, the same again, a row that leaves, walls."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from checker.request.model import CheckRequest
from checker.service.checker import Checker
from registries.model import Outcome
from registries.sources.readers import READERS
from tests.conftest import COMMAND
from tests.end_to_end.refresh.conftest import FirstNight, World, automatic, host_of, of
from tests.pages import lenders

BANK = "招联消费金融股份有限公司"
PARTNERS = "lenders.zhongxin.platforms"


def ask(world: World, name: str) -> dict[str, Any]:
    asked = CheckRequest(name=name)
    report: dict[str, Any] = json.loads(Checker.open(world.settings).check_json(asked))
    return report


def command(world: World, *words: str) -> subprocess.CompletedProcess[str]:
    settings = {
        "LENDER_CHECKER_DATA_DIR": str(world.folder),
        "LENDER_CHECKER_PUBLISHERS_URL": world.street.base,
        "LENDER_CHECKER_PAUSE_SECONDS": "0",
    }
    words = (*COMMAND, *words)
    return subprocess.run(words, env=os.environ | settings, capture_output=True, text=True, timeout=120, check=False)


def test_answers_go_from_reported_to_official_and_from_old_to_fresh(first_night: FirstNight) -> None:
    before, after = first_night.bank_before, first_night.bank
    assert {entry["confidence"] for entry in before["evidence"]} == {"reported"}
    entry = next(entry for entry in after["evidence"] if entry["source"] == "nfra.legal_persons")
    assert (entry["confidence"], entry["as_of"], entry["publisher"]) == (
        "official",
        "2026-06-30",
        "国家金融监督管理总局",
    )
    assert str(entry["url"]).startswith("https://www.nfra.gov.cn/")
    assert after["verdict"]["standing"] == "licensed_lender"
    assert after["dataset_revision"] == before["dataset_revision"] + len(first_night.report.results)


def test_sources_shows_dates_and_counts(first_night: FirstNight) -> None:
    assert first_night.sources_before["nfra.legal_persons"].state == "never"
    states = first_night.world.sources()
    for ending in first_night.report.results:
        state = states[ending.source]
        assert (state.rows, state.as_of, state.outcome) == (ending.rows, ending.as_of, "published")
        assert state.rows > 0
        assert state.state in ("fresh", "due", "stale")
        assert state.last_good_run == state.last_attempt


def test_a_partner_on_a_lender_s_own_list_is_confirmed(refreshed: World) -> None:
    report = ask(refreshed, lenders.firm(1))
    assert report["verdict"]["standing"] == "listed_partner"
    assert {"lender", "platform_operator"} <= {link["role"] for link in report["chain"]}


def test_the_same_again_is_unchanged_and_keeps_nothing_twice(
    refreshed: World, first_night: FirstNight, said: list[dict[str, Any]]
) -> None:
    shutil.copytree(first_night.world.folder / "archive", refreshed.folder / "archive")
    archived = archive_size(refreshed)
    report = refreshed.refresh(automatic())
    assert {ending.outcome for ending in report.results} == {Outcome.UNCHANGED}
    assert (report.exit_code, refreshed.answers()) == (0, said)
    assert archive_size(refreshed) == archived > 0


def archive_size(world: World) -> int:
    return sum(1 for file in (world.folder / "archive").glob("??/*"))


def test_one_host_is_asked_by_one_at_a_time_and_robots_txt_first(first_night: FirstNight) -> None:
    first: dict[str, str] = {}
    for address in first_night.requested:
        first.setdefault(address.split("/")[2], address)
    assert all(address.endswith("/robots.txt") for address in first.values())
    assert set(first) == {host_of(reader) for reader in automatic()}


def test_a_robots_txt_that_says_no_is_obeyed(world: World) -> None:
    world.street.routes["https://www.eciticcfc.com/robots.txt"] = replace(
        world.street.routes["https://www.eciticcfc.com/"],
        content=b"User-agent: *\nDisallow: /\n",
        content_type="text/plain",
    )
    report = world.refresh(of(PARTNERS, "pboc.credit_reporting"))
    assert [ending.outcome for ending in report.results] == [Outcome.BLOCKED, Outcome.PUBLISHED]
    assert "robots.txt" in str(report.results[0].message)
    assert [address for address in world.street.asked if "eciticcfc" in address] == [
        "https://www.eciticcfc.com/robots.txt"
    ]


def test_every_wall_up_is_exit_1_and_every_answer_stays(refreshed: World, said: list[dict[str, Any]]) -> None:
    for reader in automatic():
        refreshed.street.faults[host_of(reader)] = "412-challenge"
    report = refreshed.refresh(automatic())
    assert {ending.outcome for ending in report.results} == {Outcome.BLOCKED}
    assert (report.exit_code, refreshed.answers()) == (1, said)


def test_a_firm_that_leaves_a_list_leaves_after_two_nights(refreshed: World) -> None:
    address = "https://www.eciticcfc.com/notices/platforms.html"
    page = refreshed.street.routes[address]
    text = page.content.decode()
    row = next(line for line in text.splitlines() if lenders.firm(5) in line)
    refreshed.street.routes[address] = replace(page, content=text.replace(row, "").encode())
    first = refreshed.refresh(of(PARTNERS)).results[0]
    with refreshed.store() as store:
        assert len(store.current(PARTNERS)) == 5
    second = refreshed.refresh(of(PARTNERS)).results[0]
    assert ((first.outcome, first.rows), (second.outcome, second.rows)) == (
        (Outcome.UNCHANGED, 5),
        (Outcome.PUBLISHED, 4),
    )


def test_the_command_on_the_whole_street(world: World) -> None:
    """Lists of five rows do not pass gates made for thousands: they are held, which is what gates are for."""
    done = command(world, "refresh")
    assert (done.returncode, done.stderr.count("Traceback")) == (3, 0), done.stderr
    assert "nfra.legal_persons" in done.stdout
    assert "held 等人看" in done.stdout.splitlines()[-1]
    shown = command(world, "review", "pboc.payment_licences")
    assert (shown.returncode, "5 rows are fewer than" in shown.stdout) == (0, True)
    assert command(world, "review", "pboc.payment_licences", "--approve").returncode == 0
    sources = {state["id"]: state for state in json.loads(command(world, "sources", "--json").stdout)}
    assert (sources["pboc.payment_licences"]["rows"], sources["nfra.legal_persons"]["rows"]) == (5, 0)
    assert (sources["nfra.legal_persons"]["outcome"], sources[PARTNERS]["outcome"]) == ("held", "published")


def test_the_command_tells_machines_each_step(world: World) -> None:
    done = command(world, "refresh", "pboc.credit_reporting", PARTNERS, "--json")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, events[-1]["event"], events[-1]["exit_code"]) == (0, "report", 0)
    told = [event["event"] for event in events if event.get("source") == PARTNERS]
    assert told == ["began", "fetched", "fetched", "ended"]
    assert [source["source"] for source in events[-1]["sources"]] == ["pboc.credit_reporting", PARTNERS]


def test_a_file_saved_by_hand(world: World, tmp_path: Path) -> None:
    """The same bytes that the job would have fetched, saved from a browser."""
    page = world.street.routes["https://www.eciticcfc.com/notices/platforms.html"]
    saved = tmp_path / "名单.html"
    saved.write_bytes(page.content)
    done = command(world, "import", PARTNERS, str(saved))
    assert (done.returncode, done.stdout.split()[0]) == (0, "published"), done.stdout + done.stderr
    again = command(world, "import", PARTNERS, str(saved), "--as-of", "2026-10-31")
    assert (again.returncode, "says it is of" in again.stdout) == (3, True)
    with world.store() as store:
        assert len(store.current(PARTNERS)) == 5
    assert any(reader.source.id == PARTNERS for reader in READERS)
