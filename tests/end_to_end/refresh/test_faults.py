"""Every fault in turn: the affected source ends as it should and keeps its rows, the others are refreshed, and what is
said of any name stays the same to the byte, but for the number of the revision and the time of saying it. Faults of
different hosts share a night."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.model import Outcome
from registries.reader import Document, Fetch, Reader
from registries.refresh.job import RefreshReport, Silence, refresh
from tests.end_to_end.refresh.conftest import HastyFetcher, ImpatientFetcher, QuickFetcher, World, host_of, of
from tests.fake_publishers.certificates import issue
from tests.fake_publishers.server import FAULTS, open_street
from tests.pages import lenders

PENALTIES, PERSONS = "nfra.penalties", "nfra.legal_persons"
PAYMENT, CREDIT, APPS = "pboc.payment_licences", "pboc.credit_reporting", "miit.app_notices"
TABLE, FILE, DATA = "lenders.zhongxin.platforms", "lenders.jingdong.platforms", "lenders.ningyin.platforms"
#: The list of another publisher, which has one row more tonight.
OTHER = "lenders.mayi.collectors"
OTHERS = ("lenders.shengyin.platforms", "lenders.zhongyuan.guarantors", OTHER)

FAILED, BLOCKED, HELD, UNCHANGED = Outcome.FAILED, Outcome.BLOCKED, Outcome.HELD, Outcome.UNCHANGED

#: fault[@addresses with these words], the source it meets, how that ends, words of the message. What any host may do is
#: done by those that have no pages of a kind of their own: no host should need more nights than the others.
CASES = [
    # the wire
    ("refused", DATA, FAILED, "RemoteDisconnected"),
    ("reset", DATA, FAILED, "an empty answer"),
    ("slow", PAYMENT, FAILED, "silent for too long"),
    ("slow-loris", PAYMENT, FAILED, "not done after"),
    ("silent", PAYMENT, FAILED, "silent for too long"),
    ("cut-body", DATA, FAILED, "cut short"),
    ("cut-body@863.pdf", PERSONS, FAILED, "cut short"),
    ("empty-body", DATA, FAILED, "an empty answer"),
    ("endless-body", DATA, FAILED, "more than 5,000,000 bytes"),
    ("gzip-bomb", DATA, FAILED, "unpacks to more than"),
    ("gzip-bomb@863.pdf", PERSONS, FAILED, "unpacks to more than"),
    ("false-gzip", DATA, FAILED, "cannot be unpacked"),
    # the server
    ("403", DATA, BLOCKED, "HTTP 403"),
    ("403", PERSONS, BLOCKED, "HTTP 403"),
    ("404", DATA, FAILED, "HTTP 404"),
    ("412-challenge", DATA, BLOCKED, "HTTP 412: a challenge"),
    ("429", DATA, BLOCKED, "HTTP 429"),
    ("429-for-a-day", DATA, BLOCKED, "HTTP 429"),
    ("500", FILE, FAILED, "HTTP 500"),
    ("502", FILE, FAILED, "HTTP 502"),
    ("503", FILE, FAILED, "HTTP 503"),
    ("521-challenge", FILE, BLOCKED, "HTTP 521: a challenge"),
    ("202-challenge", FILE, BLOCKED, "HTTP 202: a challenge"),
    ("200-challenge", FILE, BLOCKED, "__jsl_clearance"),
    ("200-challenge@863.pdf", PERSONS, BLOCKED, "__jsl_clearance"),
    ("log-in", FILE, BLOCKED, "log-in page"),
    ("log-in@platforms.pdf", FILE, BLOCKED, "log-in page"),
    ("redirect-loop", FILE, FAILED, "sends us on more than"),
    ("redirect-metadata", FILE, FAILED, "'169.254.169.254' is not a host"),
    ("redirect-private", FILE, FAILED, "'10.0.0.7' is not a host"),
    ("redirect-stranger", FILE, FAILED, "'www.example.com' is not a host"),
    ("redirect-plain", FILE, FAILED, "from https to http"),
    ("redirect-file", FILE, FAILED, "neither http nor https"),
    # the page
    ("empty-table", PAYMENT, FAILED, "ul.txtlist"),
    ("empty-table@platforms", TABLE, FAILED, "no row"),
    ("half-table", PAYMENT, HELD, "declares 5 rows"),
    ("half-table@platforms", TABLE, HELD, "2 of 5 (40.0%) are gone"),
    ("half-table", CREDIT, HELD, "钱塘征信有限公司"),
    ("ten-times@platforms", TABLE, HELD, "45 are new to 5"),
    ("swapped-columns@platforms", TABLE, FAILED, "are the columns swapped?"),
    ("swapped-columns", CREDIT, HELD, "ends as no registered name does"),
    ("moved-columns@platforms", TABLE, FAILED, "are the columns swapped?"),
    ("moved-columns", PAYMENT, FAILED, "span.jgmc"),
    ("duplicate-header@platforms", TABLE, FAILED, "tables have the columns"),
    ("duplicate-header", CREDIT, FAILED, "tables have the columns"),
    ("unknown-column@platforms", TABLE, HELD, "unknown column '某新栏目'"),
    ("unknown-column", CREDIT, HELD, "unknown column '某新栏目'"),
    ("lost-column@platforms", TABLE, FAILED, "tables have the columns"),
    ("lost-column", PAYMENT, FAILED, "span.jgmc"),
    ("serial-gap@platforms", TABLE, HELD, "序号"),
    ("no-header@platforms", TABLE, FAILED, "tables have the columns"),
    ("no-header", PAYMENT, FAILED, "ul.txtlist"),
    ("script-in-name@platforms", TABLE, HELD, "angle bracket"),
    ("script-in-name", APPS, HELD, "angle bracket"),
    ("missing-canary", PAYMENT, HELD, "names that must be there are not"),
    ("older-list", PERSONS, HELD, "older than the one of 2026-06-30"),
    ("older-list", PENALTIES, HELD, "older than"),
    ("wrong-total", PAYMENT, HELD, "declares 12 rows, 5 were read"),
    ("wrong-total", APPS, HELD, "it says 99 apps"),
    ("mojibake@platforms", TABLE, BLOCKED, "lacks '消费金融'"),
    ("replacement-characters@platforms", TABLE, FAILED, "a character that could not be read"),
    ("wrong-charset", PAYMENT, UNCHANGED, ""),
    ("false-utf-16", PAYMENT, FAILED, "ul.txtlist"),
    ("cut-character@platforms", TABLE, HELD, "信消费金融有限公司互联网贷款平台运营机"),
    ("other-publisher@platforms", TABLE, BLOCKED, "lacks '消费金融'"),
    ("other-publisher", PAYMENT, BLOCKED, "lacks 'txtlist'"),
    ("maintenance", PAYMENT, BLOCKED, "lacks 'txtlist'"),
    ("broken-json", PENALTIES, FAILED, "not JSON"),
    ("broken-json", DATA, BLOCKED, "lacks 'DOCTITLE'"),
    ("empty-json", PENALTIES, BLOCKED, "lacks '\"rptCode\"'"),
    # the file
    ("html-for-file", PERSONS, FAILED, "expected one PDF, found 0"),
    ("html-for-file@platforms.pdf", FILE, FAILED, "tables have the columns"),
    ("truncated-pdf@863.pdf", PERSONS, FAILED, "not readable"),
    ("scanned-pdf@863.pdf", PERSONS, HELD, "scanned"),
    ("locked-pdf@863.pdf", PERSONS, FAILED, "not readable"),
    ("decoy-pdf@863.pdf", PERSONS, FAILED, "968 bytes"),
    ("half-pdf@863.pdf", PERSONS, HELD, "25 of 55 (45.5%) are gone"),
    ("gap-pdf@863.pdf", PERSONS, HELD, "serial number 21 is missing"),
    ("twice-pdf@863.pdf", PERSONS, HELD, "stand there more than once"),
    ("ten-times-pdf@863.pdf", PERSONS, HELD, "600 are new to 55"),
    ("swapped-pdf@863.pdf", PERSONS, FAILED, "no header row"),
    ("twice-named-pdf@863.pdf", PERSONS, FAILED, "no header row"),
    ("unknown-column-pdf@863.pdf", PERSONS, FAILED, "某新栏目"),
    ("xxe", APPS, HELD, "declares entities"),
    ("zip-bomb", APPS, HELD, "unpacks from"),
    ("truncated-zip", APPS, HELD, "not a whole ZIP file"),
]


def test_every_fault_of_the_street_is_in_the_table() -> None:
    assert {fault.partition("@")[0] for fault, *_ in CASES} == set(FAULTS)
    assert len(CASES) >= 30


@dataclass(frozen=True)
class Case:
    """A fault on the host of a source, how that ends, and words of the message."""

    fault: str
    source: str
    outcome: Outcome
    words: str

    @property
    def host(self) -> str:
        return host_of(of(self.source)[0])


#: Who is told by the clock alone: how long is waited for the host that meets such a fault, and for no other host.
PACES: dict[str, type[Fetcher]] = {"slow": ImpatientFetcher, "silent": ImpatientFetcher, "slow-loris": HastyFetcher}


def as_nights(cases: Sequence[Case]) -> list[list[Case]]:
    """The cases in as few nights as there can be with one fault a host: a night takes as long with three as with one.
    Who is told by the clock has a night to himself."""
    nights: list[list[Case]] = []
    for case in cases:
        free = (
            night
            for night in nights
            if case.host not in {other.host for other in night} and not {case.fault, night[0].fault} & PACES.keys()
        )
        night = next(free, None)
        if night is None:
            nights.append(night := [])
        night.append(case)
    return nights


NIGHTS = as_nights([Case(*case) for case in CASES])


@dataclass(frozen=True)
class Night:
    """What a night left behind: of the sources that meet a fault, and of all that is said."""

    world: World
    rows: Mapping[str, object]
    said: list[dict[str, Any]]

    def must_end(self, report: RefreshReport, *cases: Case) -> None:
        """Those ended so, the others were refreshed, and all that is said stayed."""
        ended, others = report.results[: len(cases)], report.results[len(cases) :]
        with self.world.store() as store:
            attempts = store.last_attempts()
            wrong = [
                (case, ending)
                for case, ending in zip(cases, ended, strict=True)
                if ending.source != case.source
                or ending.outcome is not case.outcome
                or case.words not in (ending.message or "")
                or store.current(case.source) != self.rows[case.source]
                or (attempts[case.source].outcome, attempts[case.source].message) != (ending.outcome, ending.message)
            ]
        assert wrong == []
        assert {other.source: other.outcome.value for other in others} == {
            "lenders.shengyin.platforms": "unchanged",
            "lenders.zhongyuan.guarantors": "unchanged",
            OTHER: "published",
        }
        assert report.exit_code == (0 if all(case.outcome is UNCHANGED for case in cases) else 3)
        assert as_bytes(self.world.answers()) == as_bytes(self.said)


def as_bytes(said: list[dict[str, Any]]) -> list[bytes]:
    """Answers to compare: `generated_at` is gone already, and the revision rose because another list was published."""
    return [json.dumps(answer | {"dataset_revision": 0}, ensure_ascii=False).encode() for answer in said]


@pytest.fixture
def night(refreshed: World, said: list[dict[str, Any]]) -> Night:
    """Tonight another publisher's list has a row more."""
    address = "https://www.myxiaojin.cn/notices/collectors.html"
    page = refreshed.street.routes[address]
    body = lenders.table(lenders.HEADERS["collectors"], lenders.rows("collectors", 6))
    before = lenders.table(lenders.HEADERS["collectors"], lenders.rows("collectors", 5))
    assert before.encode() in page.content
    refreshed.street.routes[address] = replace(page, content=page.content.replace(before.encode(), body.encode()))
    with refreshed.store() as store:
        return Night(refreshed, {source: store.current(source) for source in {case[1] for case in CASES}}, said)


@pytest.mark.parametrize("cases", NIGHTS, ids=lambda cases: "+".join(f"{case.fault}-{case.source}" for case in cases))
def test_a_fault_stays_where_it_is(night: Night, cases: list[Case]) -> None:
    readers = of(*(case.source for case in cases), *OTHERS)
    night.world.street.faults.update({case.host: case.fault for case in cases})
    kind = PACES.get(cases[0].fault)
    report = refresh_with(night.world, readers, kind) if kind else night.world.refresh(readers)
    night.must_end(report, *cases)


def test_every_case_has_its_night_and_no_host_two_faults_in_one() -> None:
    assert sorted((case.fault, case.source) for cases in NIGHTS for case in cases) == sorted(
        (fault, source) for fault, source, *_ in CASES
    )
    assert all(len({case.host for case in cases}) == len(cases) for cases in NIGHTS)
    assert all(len(cases) == 1 for cases in NIGHTS if PACES.keys() & {case.fault for case in cases})


def refresh_with(world: World, readers: Sequence[Reader], kind: type[Fetcher]) -> RefreshReport:
    """A night on which the first reader's host is waited for as this kind of fetcher does, and all others as ever."""
    with world.fetcher(kind) as waiting, world.fetcher() as usual:
        return refresh_by(world, Detour(usual, host_of(readers[0]), waiting), usual, readers)


class Detour:
    """A network on which one host is reached another way."""

    def __init__(self, usual: Fetch, host: str, other: Fetch, *, named: str | None = None) -> None:
        self._usual, self._host, self._other, self._named = usual, host, other, named or host

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        fetch = self._other if self._host in url else self._usual
        return fetch.get(url.replace(self._host, self._named), params=params, anchor=anchor)


def refresh_by(world: World, network: Fetch, usual: Fetcher, readers: Sequence[Reader] = ()) -> RefreshReport:
    """A night on that network; `usual` is closed after it."""
    with world.store() as store, usual:
        return refresh(store, network, readers or of(PAYMENT, *OTHERS), progress=Silence())


def test_a_name_that_does_not_resolve(night: Night) -> None:
    """.invalid never does (RFC 6761): no server is asked."""
    host, named, usual = "www.pbc.gov.cn", "www.pbc.gov.cn.invalid", night.world.fetcher()
    with QuickFetcher("", Archive(night.world.folder / "other"), pause=0, hosts=[named]) as other:
        report = refresh_by(night.world, Detour(usual, host, other, named=named), usual)
    night.must_end(report, Case("no name", PAYMENT, FAILED, "the name does not resolve"))


def test_nobody_listens(night: Night) -> None:
    usual = night.world.fetcher()
    with open_street({}) as closed:
        base = closed.base
    with night.world.fetcher(via=base) as other:
        report = refresh_by(night.world, Detour(usual, "www.pbc.gov.cn", other), usual)
    night.must_end(report, Case("nobody listens", PAYMENT, FAILED, "refused"))


DAY = timedelta(days=1)
CERTIFICATES = [
    ("in order", (-DAY, DAY), "127.0.0.1", True, UNCHANGED, ""),
    ("expired", (-20 * DAY, -10 * DAY), "127.0.0.1", True, FAILED, "certificate has expired"),
    ("not yet valid", (10 * DAY, 20 * DAY), "127.0.0.1", True, FAILED, "not yet valid"),
    ("of another name", (-DAY, DAY), "127.0.0.2", True, FAILED, "certificate"),
    ("of an unknown authority", (-DAY, DAY), "127.0.0.1", False, FAILED, "certificate is not accepted"),
]


@pytest.mark.parametrize("case", CERTIFICATES, ids=lambda case: str(case[0]))
def test_a_certificate(
    night: Night, tmp_path: Path, case: tuple[str, tuple[timedelta, timedelta], str, bool, Outcome, str]
) -> None:
    """The first one shows that it is the certificate that the others fail for."""
    fault, valid, address, trusted, outcome, words = case
    served, authority = issue(tmp_path, valid, address)
    if trusted:
        authority.rename(tmp_path / "www.pbc.gov.cn.pem")

    class Trusting(QuickFetcher):
        certificates = tmp_path

    usual = night.world.fetcher()
    with open_street(night.world.street.routes, tls=served) as street:
        archive = Archive(night.world.folder / "other")
        with Trusting("", archive, pause=0, via=street.base, hosts=["www.pbc.gov.cn"]) as other:
            report = refresh_by(night.world, Detour(usual, "www.pbc.gov.cn", other), usual)
    night.must_end(report, Case(fault, PAYMENT, outcome, words))
