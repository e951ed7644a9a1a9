"""From a click beside a fact to the mark on every report, and to its going: the whole way over HTTP."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.corrections import Corrections
from checker.corrections.limits import UNCOUNTED
from checker.corrections.ticket import take
from checker.settings import Settings
from registries.store.store import Store
from tests.conftest import UNLIMITED, wait_until
from tests.corrections.conftest import NOTICE, REF, publish_records
from tests.corrections.test_pages import number_of, send
from tests.corrections.test_ticket import agreed, answered

ASKED = f"/api/v1/check?name={NOTICE.subject}"


@pytest.fixture
def records(data_dir: Path, tmp_path: Path) -> Store:
    """The records that people speak of, beside the starter facts."""
    shutil.copytree(data_dir, tmp_path, dirs_exist_ok=True)
    return publish_records(tmp_path)


@pytest.fixture
def client(records: Store, tmp_path: Path) -> FlaskClient:
    app = create_app(Settings(data_dir=tmp_path, rate_limit=UNLIMITED))
    app.config["CORRECTIONS_LIMITS"] = UNCOUNTED
    return app.test_client()


def evidence(client: FlaskClient, more: str = "") -> dict[str, Any] | None:
    found = [one for one in client.get(ASKED + more).get_json()["evidence"] if one["digest"] == REF.digest]
    return found[0] if found else None


def state(client: FlaskClient) -> str | None:
    contest = (evidence(client) or {}).get("contested")
    return contest["state"] if contest else None


def becomes(value: Callable[[], object], wanted: object) -> None:
    wait_until(lambda: value() == wanted)


def test_a_fact_is_marked_at_once_and_the_mark_goes_when_it_is_declined(
    client: FlaskClient, store: Corrections
) -> None:
    before = client.get(ASKED)
    assert state(client) is None
    number = number_of(send(client, about=NOTICE.subject, record=str(REF)))
    becomes(lambda: state(client), "received")
    tag = before.headers["ETag"]
    assert client.get(ASKED, headers={"If-None-Match": tag}).status_code == 200
    assert "争议中" in client.get(f"/check?name={NOTICE.subject}").text
    assert client.get(ASKED).get_json()["verdict"] == before.get_json()["verdict"]
    store.append(number, lambda found: take(found, "甲"))
    becomes(lambda: state(client), "under_review")
    answered(store, number, "declined")
    becomes(lambda: state(client), None)
    assert "争议中" not in client.get(f"/check?name={NOTICE.subject}").text


def test_a_reply_stands_beside_the_record_once_it_was_read(client: FlaskClient, store: Corrections) -> None:
    words = "这笔罚款已经缴清。<b>"
    number = number_of(send(client, kind="reply", about=NOTICE.subject, record=str(REF), text=words))
    store.append(number, lambda found: take(found, "甲"))
    becomes(lambda: state(client), "under_review")
    page = f"/check?name={NOTICE.subject}"
    assert "已经缴清" not in client.get(page).text
    answered(store, number, "accepted")
    becomes(lambda: state(client), "answered")
    assert "这笔罚款已经缴清。&lt;b&gt;" in client.get(page).text


def test_what_two_withdrew_is_in_no_answer_of_any_revision(client: FlaskClient, store: Corrections) -> None:
    old = f"&as_of_rev={client.get(ASKED).get_json()['dataset_revision'] - 1}"
    assert evidence(client, old) is not None
    number = number_of(send(client, kind="removal", about=NOTICE.subject, record=str(REF)))
    store.append(number, lambda found: take(found, "甲"))
    agreed(store, number, "甲")
    becomes(lambda: state(client), "under_review")
    agreed(store, number, "乙")
    becomes(lambda: evidence(client), None)
    assert evidence(client, old) is None
    assert client.get(ASKED).get_json()["match"]["kind"] == "legal_name"


def test_a_report_is_never_evidence(client: FlaskClient, store: Corrections) -> None:
    before = client.get(ASKED)
    send(client, "/report", about=NOTICE.subject)
    assert len(store.tickets()) == 1
    after = client.get(ASKED)
    assert after.headers["ETag"] == before.headers["ETag"]
    assert after.get_json() == before.get_json()
