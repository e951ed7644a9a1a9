"""The street itself: it plays all publishers, its faults are switched while it runs, and it starts by hand."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from registries.model import Access
from registries.sources.readers import READERS
from tests.conftest import free_port, listens, wait_until
from tests.end_to_end.refresh.conftest import host_of
from tests.fake_publishers.server import FAULTS, Street

PAGE = "/www.pbc.gov.cn/zhengwugongkai/4081330/4081344/4081407/4081702/4081749/4081783/index.html"


def ask(street: Street, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(street.base + path, method=method, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_every_publisher_that_a_program_may_ask_lives_here(street: Street) -> None:
    asked = {host_of(reader) for reader in READERS if reader.source.access is Access.AUTOMATIC}
    assert asked <= {address.split("/")[2] for address in street.routes}


def test_it_gives_pages_and_knows_who_has_them_already(street: Street) -> None:
    status, body = ask(street, PAGE)
    assert (status, "支付宝" in body.decode()) == (200, True)
    with urllib.request.urlopen(street.base + PAGE) as answer:
        tag = answer.headers["ETag"]
    assert ask(street, PAGE, If_None_Match=tag)[0] == 200  # no such header
    assert ask(street, PAGE, **{"If-None-Match": tag}) == (304, b"")
    assert ask(street, "/www.pbc.gov.cn/nothing")[0] == 404
    assert ask(street, "/www.pbc.gov.cn/robots.txt")[0] == 404


def test_faults_are_switched_from_a_shell(street: Street) -> None:
    assert ask(street, "/street/faults/www.pbc.gov.cn?fault=503", "PUT")[0] == 200
    assert ask(street, PAGE)[0] == 503
    assert json.loads(ask(street, "/street/faults")[1]) == {"www.pbc.gov.cn": "503"}
    ask(street, "/street/faults/www.pbc.gov.cn?fault=403@nothing", "PUT")
    assert ask(street, PAGE)[0] == 200
    status, body = ask(street, "/street/faults/www.pbc.gov.cn?fault=flood", "PUT")
    assert (status, "redirect-loop" in body.decode()) == (404, True)
    ask(street, "/street/faults/www.pbc.gov.cn", "DELETE")
    assert ask(street, "/street/faults") == (200, b"{}\n")


@pytest.mark.parametrize("words", [["--fault", "www.pbc.gov.cn=403"], []])
def test_it_starts_by_hand(words: list[str]) -> None:
    port = free_port()
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "tests.fake_publishers", "--small", "--port", str(port), *words]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            wait_until(lambda: listens(port))
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/street/faults") as answer:
                assert bool(json.load(answer)) == bool(words)
        finally:
            process.terminate()
            said = process.stdout.read() if process.stdout else ""
    assert f"LENDER_CHECKER_PUBLISHERS_URL=http://127.0.0.1:{port}" in said


def test_a_fault_it_does_not_have_is_said() -> None:
    command = [sys.executable, "-m", "tests.fake_publishers", "--small", "--fault", "www.pbc.gov.cn=flood"]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False)
    assert (done.returncode, "flood" in done.stderr) == (2, True)
    assert len(FAULTS) >= 30
