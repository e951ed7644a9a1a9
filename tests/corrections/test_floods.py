"""Somebody who writes without end: how much is taken, how many facts are marked, who waits, and clearing up after."""

import http.client
import logging
import re
import threading
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.cli.main import cli
from checker.corrections import Corrections, RecordRef
from checker.corrections.events import Decided
from checker.corrections.limits import UNCOUNTED, ClaimLimits, Quota, TooManyClaimsError
from checker.corrections.sender_network import Sender, network_key, sender_of
from checker.corrections.store import post_counts
from checker.corrections.store.floods import Flood
from checker.corrections.ticket import take
from checker.request.model import CheckRequest
from checker.revisions.dispute_reader import DisputeStateReader
from checker.service.checker import Checker
from checker.settings import Settings
from checker.web.corrections import refusals
from registries.row_identity import digest
from registries.store.schema import open_engine
from registries.store.store import Store
from tests.conftest import UNLIMITED, StartServer
from tests.corrections.conftest import NOTICE, SOURCE, claim, contested, url
from tests.corrections.test_commands import ANSWER
from tests.corrections.test_pages import number_of, said, send
from tests.corrections.test_ticket import agreed, answered
from tests.factories.records import cite, notice

FACTS = 300  # more than any quota, on each side of it
LIMITS = ClaimLimits()
HERE = Sender("here", "wide")


def facts(records: Store, many: int) -> list[RecordRef]:
    rows = [notice(f"测试{number}信息科技有限公司", "penalty", cite=cite(title="测试处罚")) for number in range(many)]
    records.publish(SOURCE, rows, sha256="3" * 64, as_of="2026-09-30")
    return [RecordRef(source=SOURCE, digest=digest(row)) for row in rows]


@pytest.fixture(autouse=True)
def _nothing_logged_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "_logged_at", {})


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The time, which stands still until somebody sets it."""
    time = [1_800_000_000]
    monkeypatch.setattr(post_counts, "now", lambda: time[0])
    return time


def bound(store: Corrections, sender: Sender, record: RecordRef | None, limits: ClaimLimits = LIMITS) -> str:
    try:
        store.receive(claim(record=record), None, sender, limits)
    except TooManyClaimsError as reason:
        return reason.bound if reason.seconds > 0 else "no end"
    return ""


def test_one_network_marks_a_handful_of_300_facts(
    records: Store, store: Corrections, tmp_path: Path, clock: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    """Through the form, all in 48 seconds; meanwhile a name is looked up as ever."""
    refs = facts(records, FACTS)
    app = create_app(Settings(data_dir=tmp_path, rate_limit=UNLIMITED))
    client, start = app.test_client(), clock[0]
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/corrections").text)
    assert token is not None
    form = {"kind": "correction", "about": "甲", "text": "秘密的话", "csrf_token": token[1]}
    codes = []
    for place, ref in enumerate(refs):
        clock[0] = start + place * 48 // FACTS
        from_ = {"REMOTE_ADDR": f"2001:db8:1:2::{place + 1:x}"}  # each from another address of one /64
        sent = client.post("/corrections", data={**form, "record": str(ref)}, environ_base=from_)
        codes.append(sent.status_code)
        if place % 100 == 0:
            assert client.get("/api/v1/check?name=测试7信息科技有限公司").status_code == 200
    assert set(codes) == {303, 429}
    assert codes.count(303) == LIMITS.posts_network[0].most
    assert len(contested(store)) == LIMITS.marks_network[0].most
    assert "limit by network" in caplog.text
    assert "2001:db8" not in caplog.text
    assert "秘密" not in caplog.text


def test_a_patient_one_marks_no_more_in_a_day(records: Store, store: Corrections, clock: list[int]) -> None:
    for ref in facts(records, 100):
        assert bound(store, HERE, ref) == ""
        clock[0] += 24 * 3600 // 101
    assert len(contested(store)) == LIMITS.marks_network[0].most
    assert [ticket.mark for ticket in store.tickets()] == 5 * ["set"] + 95 * ["queued"]


def test_a_provider_full_of_networks_marks_few_and_the_whole_world_a_bounded_number(
    records: Store, store: Corrections, clock: list[int]
) -> None:
    refs = facts(records, 150)
    for place, ref in enumerate(refs[:20]):
        assert bound(store, Sender(f"a{place}", "wide"), ref) == ""
    assert len(contested(store)) == LIMITS.marks_wider[0].most
    for place, ref in enumerate(refs[20:]):
        assert bound(store, Sender(f"b{place}", f"c{place}"), ref) == ""
    assert len(contested(store)) == LIMITS.marks_site[0].most
    clock[0] += 3600
    assert bound(store, Sender("later", "later"), refs[149]) == ""
    assert len(contested(store)) == LIMITS.marks_site[0].most + 1


@pytest.mark.parametrize("bounds", ["network", "wider", "site"])
def test_each_limit_on_tickets_holds_and_ends(store: Corrections, clock: list[int], bounds: str) -> None:
    limits = ClaimLimits((), (), (), (), (), ())
    limits = ClaimLimits(**{**limits.__dict__, f"posts_{bounds}": (Quota(3, 60),)})
    senders = {
        "network": [HERE] * 4,
        "wider": [Sender(str(number), "wide") for number in range(4)],
        "site": [Sender(str(number), str(number)) for number in range(4)],
    }[bounds]
    assert [bound(store, sender, None, limits) for sender in senders] == ["", "", "", bounds]
    other = Sender("other", "other")
    assert bound(store, other, None, limits) == ("site" if bounds == "site" else "")
    assert len(store.tickets()) == (3 if bounds == "site" else 4)
    clock[0] += 60
    assert bound(store, senders[0], None, limits) == ""


def test_one_fact_has_a_bounded_number_of_open_tickets_and_one_mark(
    records: Store, store: Corrections, clock: list[int]
) -> None:
    (ref,) = facts(records, 1)
    before = store.stamp()
    assert bound(store, HERE, ref) == ""
    stamp = store.stamp()
    assert stamp != before
    for place in range(LIMITS.open_tickets_a_fact - 1):
        assert bound(store, Sender(f"n{place}", f"w{place}"), ref) == ""
    assert store.stamp() == stamp  # of all these no report changes, and nobody reads anything again
    assert bound(store, Sender("one", "more"), ref) == "fact"


def test_the_mark_stays_while_another_ticket_on_the_fact_is_open(records: Store, store: Corrections) -> None:
    (ref,) = facts(records, 1)
    first, second, third = (store.receive(claim(record=ref)) for _ in range(3))
    for number, next_ in ((first, second), (second, third)):
        store.append(number, lambda found: take(found, "甲"))
        answered(store, number, "declined")
        assert contested(store)[ref.key].ticket == next_
    store.append(third, lambda found: take(found, "甲"))
    answered(store, third, "declined")
    assert contested(store) == {}
    assert store.audit().faults == ()


def test_what_waits_unmarked_says_so_and_is_marked_once_a_person_takes_it(
    records: Store, store: Corrections, tmp_path: Path
) -> None:
    refs = facts(records, 2)
    app = create_app(Settings(data_dir=tmp_path, rate_limit=UNLIMITED))
    app.config["CORRECTIONS_LIMITS"] = ClaimLimits((), (), (), marks_network=(Quota(1, 3600),))
    client = app.test_client()
    numbers = [number_of(send(client, record=str(ref))) for ref in (refs[0], refs[0], refs[1])]
    pages = [client.get(f"/corrections/{number}").text for number in numbers]
    for page, text in zip(pages, ("这一条标着“争议中”", "已经标着“争议中”", "先不标“争议中”"), strict=True):
        assert text in page
    assert refs[1].key not in contested(store)
    store.append(numbers[2], lambda found: take(found, "甲"))
    assert contested(store)[refs[1].key].ticket == numbers[2]


def test_workers_and_restarts_count_together(store: Corrections, tmp_path: Path, clock: list[int]) -> None:
    for _ in range(LIMITS.posts_network[0].most):
        assert bound(Corrections(url(tmp_path)), HERE, None) == ""
    assert bound(Corrections(url(tmp_path)), HERE, None) == "network"


def test_eight_at_once_are_counted_one_by_one(store: Corrections, tmp_path: Path, clock: list[int]) -> None:
    found: list[str] = []
    people = [threading.Thread(target=lambda: found.append(bound(store, HERE, None))) for _ in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(found) == ["", "", "", "", "", "", "network", "network"]


def test_an_older_database_is_counted_from_its_audit(records: Store, store: Corrections, tmp_path: Path) -> None:
    (ref,) = facts(records, 1)
    first = store.receive(claim(record=ref))
    engine = open_engine(url(tmp_path))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE correction_posts")
        connection.exec_driver_sql("DROP TABLE correction_refusals")
    engine.dispose()
    anew = Corrections(url(tmp_path))
    assert list(contested(anew)) == [ref.key]
    second = anew.receive(claim(record=ref))
    assert (anew.ticket(first).mark, anew.ticket(second).mark) == ("set", "standing")


def test_no_address_rests_in_the_database_and_keys_are_forgotten(
    store: Corrections, tmp_path: Path, clock: list[int]
) -> None:
    key = network_key(b"s" * 32)
    assert key == network_key(b"s" * 32) != network_key(b"t" * 32)
    sender = sender_of("203.0.113.9", key)
    bound(store, sender, None)
    held = (tmp_path / "lender-checker.db").read_bytes() + (tmp_path / "lender-checker.db-wal").read_bytes()
    assert b"203.0.113" not in held
    assert sender.network.encode() in held
    clock[0] += post_counts.REMEMBERED + 1
    Corrections(url(tmp_path)).receive(claim(record=None), None, HERE, LIMITS)
    assert store.of_flood(Flood(sender.network, 0, clock[0])) == ()


@pytest.mark.parametrize(
    ("one", "other", "network", "wider"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True, True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False, True),
        ("2001:db8:1:2::1", "2001:db8:2:2::1", False, False),
        ("203.0.113.9", "203.0.113.10", False, True),
        ("203.0.113.9", "203.0.114.9", False, False),
        ("203.0.113.9", "::ffff:203.0.113.9", True, True),
        ("fe80::1%eth0", "fe80::2", True, True),
        ("", "nowhere", True, True),
    ],
)
def test_who_counts_as_one(one: str, other: str, network: bool, wider: bool) -> None:
    first, second = (sender_of(address, b"key") for address in (one, other))
    assert (first.network == second.network, first.wider == second.wider) == (network, wider)


@pytest.fixture
def writing(store: Corrections, records: Store) -> Iterator[None]:
    """Somebody marks one fact after another, without a pause, while the test runs."""
    refs, stop = facts(records, 400), threading.Event()

    def write() -> None:
        for ref in refs:
            if stop.is_set():
                return
            store.receive(claim(record=ref))

    writer = threading.Thread(target=write)
    writer.start()
    yield
    stop.set()
    writer.join()


def test_a_stamp_that_never_stands_still_keeps_no_reader_waiting(
    writing: None, store: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every read takes one moment: what stands against records is what that moment's stamp says."""
    reader = DisputeStateReader(store)
    for _ in range(20):
        found = reader.read()
        assert len(found.by_record) <= int(found.stamp)
        assert (found.stamp == "0") == (not found.by_record)
    assert found.by_record.keys() <= contested(store).keys()


def test_a_claim_after_every_look_keeps_no_reader_waiting(
    records: Store, store: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the flood did: each time the stamp was looked at, the next claim had come."""
    refs, look = iter(facts(records, 200)), Corrections.stamp

    def stamp(self: Corrections) -> str:
        found = look(self)
        if self is store:  # other applications of this process look at theirs meanwhile
            self.receive(claim(record=next(refs)))
        return found

    monkeypatch.setattr(Corrections, "stamp", stamp)
    assert len(DisputeStateReader(store).read().by_record) == 0
    store.stamp()
    assert len(DisputeStateReader(store).read().by_record) == 1


def test_a_store_that_moves_after_every_look_is_loaded_at_one_moment(
    records: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, times = Store.stamp, iter(range(200))

    def stamp(self: Store) -> tuple[int, int]:
        found = look(self)
        if str(self._engine.url) == url(tmp_path):  # other applications of this process look at theirs meanwhile
            self.publish(SOURCE, [NOTICE], sha256=f"{next(times):064}", as_of="2026-09-30")
        return found

    monkeypatch.setattr(Store, "stamp", stamp)
    checker = Checker.open(Settings(data_dir=tmp_path))
    assert checker.check(CheckRequest(name=NOTICE.subject)).evidence


def test_objections_alone_load_no_dataset_and_are_read_only_as_far_as_new(
    records: Store, store: Corrections, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = facts(records, 3)
    checker = Checker.open(Settings(data_dir=tmp_path))
    revisions, graph = checker._revisions, checker.newest().graph
    store.receive(claim(record=refs[0]))
    revisions.catch_up()
    monkeypatch.setattr(Store, "records", lambda *_: pytest.fail("the dataset is read again"))
    store.receive(claim(record=refs[1]))
    read: list[int] = []
    bearing = Corrections.bearing

    def counted(self: Corrections, known: object) -> object:
        found = bearing(self, known)  # type: ignore[arg-type]
        if self is store or str(self._engine.url) == url(tmp_path):
            read.append(len(found.tickets))
        return found

    monkeypatch.setattr(Corrections, "bearing", counted)
    revisions.catch_up()
    assert read == [1]
    assert checker.newest().graph is graph
    assert revisions.pin(None).disputes.by_record.keys() == {refs[0].key, refs[1].key}


def test_read_bit_by_bit_is_what_is_read_at_once(records: Store, store: Corrections) -> None:
    reader, refs = DisputeStateReader(store), facts(records, 3)
    numbers = []
    for ref in (*refs, refs[0]):
        numbers.append(store.receive(claim("removal", ref)))
        assert reader.read() == DisputeStateReader(store).read()
    for number in numbers[1:3]:
        store.append(number, lambda found: take(found, "甲"))
        assert reader.read() == DisputeStateReader(store).read()
    answered(store, numbers[1], "declined")
    assert reader.read() == DisputeStateReader(store).read()
    for reviewer in ("甲", "乙"):
        agreed(store, numbers[2], reviewer)
    found = reader.read()
    assert found == DisputeStateReader(store).read()
    assert len(found.withdrawn) == 1
    rows = [notice(f"测试{number}信息科技有限公司", "penalty", cite=cite(title="下一份")) for number in range(3)]
    records.publish(SOURCE, rows, sha256="4" * 64, as_of="2026-12-31")
    found = reader.read()
    assert found == DisputeStateReader(store).read()
    assert (SOURCE, digest(rows[0])) in found.by_record


def test_the_operator_sees_who_floods_and_closes_it_with_one_command(
    records: Store,
    store: Corrections,
    tmp_path: Path,
) -> None:
    def run(*command: str) -> str:
        return CliRunner(env={"LENDER_CHECKER_DATA_DIR": str(tmp_path)}).invoke(cli, ["corrections", *command]).output

    refs = facts(records, 6)
    for ref in refs:
        store.receive(claim(record=ref), None, HERE, ClaimLimits())
    assert bound(store, HERE, refs[0]) == "network"
    honest = store.receive(claim(record=refs[0]), None, Sender("there", "far"), UNCOUNTED)
    taken = next(ticket.number for ticket in store.tickets() if ticket.record == refs[1])
    store.append(taken, lambda found: take(found, "张核对"))
    seen = run("floods")
    for line in (
        "  here  6 / 5 / 1 / 6 / 6",
        "  wide  6 / 5 / 1 / 6 / 6",
        f"  {refs[0]}  2 / 1 / 0 / 2 / 1",
        "wide  network  1",
    ):
        assert line in seen
    china = datetime.now(UTC) + timedelta(hours=8)
    since, until = (f"{china + timedelta(hours=hours):%Y-%m-%dT%H:%M}" for hours in (-1, 1))
    span = ("--since", since, "--until", until)
    close = ("close-flood", "--network", "here", *span, "--reviewer", "张核对", *ANSWER)
    assert "5 张单子" in run(*close)
    assert len([ticket for ticket in store.tickets() if ticket.state == "received"]) == 6
    assert "5 张单子不采纳" in run(*close, "--yes")
    assert {ticket.number for ticket in store.tickets() if ticket.state != "answered"} == {honest, taken}
    assert set(contested(store)) == {refs[0].key, refs[1].key}  # another's ticket, and what a person looks into
    assert contested(store)[refs[0].key].ticket == honest
    assert store.audit().faults == ()
    assert "--network" in run("close-flood", *span, "--reviewer", "张核对", *ANSWER)


def test_nothing_is_accepted_or_withdrawn_in_bulk(records: Store, store: Corrections) -> None:
    (ref,) = facts(records, 1)
    number = store.receive(claim("removal", ref), None, HERE, ClaimLimits())
    decided = Decided(reviewer="甲", outcome="accepted", answer={"zh": "对", "en": "yes"})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="only be declined"):
        list(store.close_flood([number], decided))
    assert store.ticket(number).state == "received"


def test_a_limit_hit_is_logged_once(store: Corrections, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(data_dir=tmp_path, rate_limit=UNLIMITED))
    app.config["CORRECTIONS_LIMITS"] = ClaimLimits(posts_network=(), posts_wider=(), posts_site=(Quota(1, 3600),))
    client: FlaskClient = app.test_client()
    with caplog.at_level(logging.WARNING):
        answers = [send(client) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 429, 429, 429]
    assert "全站一小时最多1份" in said(answers[-1])
    assert caplog.text.count("limit by site") == 1


def test_a_flood_over_real_sockets(
    records: Store, store: Corrections, tmp_path: Path, start_server: StartServer
) -> None:
    """60 posts by ten at once, against two workers: they count together, and names are looked up meanwhile."""
    refs = facts(records, 60)
    server = start_server(data_dir=str(tmp_path), workers="2", threads="4", secret_key="k" * 32)
    with urllib.request.urlopen(f"{server.url}/corrections", timeout=30) as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.read().decode())
    assert token is not None
    form = {"kind": "correction", "about": "甲", "text": "错了", "csrf_token": token[1]}

    def post(ref: RecordRef) -> int:
        there = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        there.request("POST", "/corrections", urllib.parse.urlencode({**form, "record": str(ref)}), headers)
        status = there.getresponse().status
        there.close()
        return status

    def look(number: int) -> int:
        name = urllib.parse.quote(f"测试{number}信息科技有限公司")
        with urllib.request.urlopen(f"{server.url}/check?name={name}", timeout=30) as answer:
            return int(answer.status)

    with ThreadPoolExecutor(10) as people:
        posts, looks = people.map(post, refs), people.map(look, range(10))
        codes = list(posts)
        assert set(looks) == {200}
    assert set(codes) <= {303, 429, 503}
    assert codes.count(303) == LIMITS.posts_network[0].most
    assert len(contested(store)) == LIMITS.marks_network[0].most
