"""Headers, hosts, limits, and what happens when our own code fails."""

import logging
import shutil
from pathlib import Path

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.service.checker import Checker
from checker.settings import Settings
from tests.conftest import Valkey, wait_until
from tests.every_case import every_case

EVERYWHERE = ["/", "/check?name=a", "/nowhere", "/api/v1/check?name=a", "/api/v1/check", "/healthz", "/readyz"]


@every_case("path", EVERYWHERE)
def test_security_headers_are_on_every_answer(path: str, client: FlaskClient) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'; img-src 'self' data:")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Set-Cookie" not in headers
    assert "Strict-Transport-Security" not in headers


def test_hsts_once_people_come_by_https_only(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"https": True}))
    assert "max-age" in app.test_client().get("/healthz").headers["Strict-Transport-Security"]


def test_a_page_with_a_question_is_kept_nowhere(client: FlaskClient) -> None:
    assert client.get("/check?name=a").headers["Cache-Control"] == "no-store"


def test_anyone_may_read_the_api_and_only_that(client: FlaskClient) -> None:
    asking = {"Origin": "https://example.org"}
    headers = client.get("/api/v1/check?name=a", headers=asking).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert client.get("/api/v1/check", headers=asking).headers["Access-Control-Allow-Origin"] == "*"
    for path in ("/", "/check?name=a", "/healthz"):
        assert "Access-Control-Allow-Origin" not in client.get(path, headers=asking).headers


def test_preflight(client: FlaskClient) -> None:
    asking = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    headers = client.options("/api/v1/check", headers=asking).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Access-Control-Allow-Methods"] == "GET, POST"
    assert "content-type" in headers["Access-Control-Allow-Headers"].lower()


@every_case("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_own_hosts_are_answered(host: str, client: FlaskClient) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@every_case("host", ["example.org", "localhost.example.org", "127.0.0.1.example.org", "[::2]", "a/b"])
@every_case("path", ["/", "/api/v1/check?name=a"])
def test_other_hosts_are_refused(host: str, path: str, client: FlaskClient) -> None:
    refused = client.get(path, headers={"Host": host})
    assert refused.status_code == 400
    assert "110" in refused.text or refused.content_type == "application/problem+json"


def test_named_hosts_are_answered(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"trusted_hosts": ("example.org",)})).test_client()
    assert client.get("/healthz", headers={"Host": "example.org"}).status_code == 200


def limited(settings: Settings, **more: object) -> FlaskClient:
    return create_app(settings.model_copy(update={"rate_limit": "3/minute", **more})).test_client()


def test_the_rate_is_limited_over_the_whole_site(settings: Settings) -> None:
    client = limited(settings)
    for path in ("/", "/check?name=a", "/api/v1/check?name=a"):
        assert client.get(path).status_code == 200
    refused = client.get("/api/v1/check?name=a")
    assert refused.status_code == 429
    assert refused.content_type == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60


def test_redis_may_be_a_socket_file(settings: Settings, valkey: Valkey) -> None:
    client = limited(settings, redis_url=valkey.socket_url)
    assert [client.get("/api/v1/check?name=a").status_code for _ in range(4)] == [200, 200, 200, 429]
    held = [key.decode().split(":")[0] for key in redis.Redis(port=valkey.port).keys("*")]
    assert set(held) == {"lender-checker", "LIMITS"}


def test_a_limited_page_still_shows_the_emergency_lines(settings: Settings) -> None:
    client = limited(settings)
    for _ in range(3):
        client.get("/")
    refused = client.get("/check?name=a")
    assert refused.status_code == 429
    assert refused.content_type.startswith("text/html")
    assert "110" in refused.text


def test_watchdogs_and_assets_are_not_limited(settings: Settings) -> None:
    client = limited(settings)
    for path in 5 * ("/healthz", "/readyz", "/assets/favicon.svg"):
        with client.get(path) as answer:
            assert answer.status_code == 200


def test_a_forged_address_is_not_believed(settings: Settings) -> None:
    client = limited(settings)
    codes = [client.get("/", headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code for n in range(4)]
    assert codes == [200, 200, 200, 429]


def test_behind_one_proxy_its_word_counts_and_no_further_one(settings: Settings) -> None:
    client = limited(settings, proxy_hops=1)
    for number in range(4):
        address = {"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.7"}
        last = client.get("/", headers=address).status_code
    assert last == 429
    assert client.get("/", headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 200


@pytest.mark.parametrize("hops", [0, 1])
def test_a_forged_host_is_not_believed_behind_a_proxy_either(settings: Settings, hops: int) -> None:
    """The proxy passes on the Host it was asked for; what a client writes beside it decides no check and no link."""
    client = limited(settings, proxy_hops=hops)
    forged = {"X-Forwarded-Host": "evil.example"}
    answer = client.get("/", headers=forged)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text
    refused = client.get("/", headers={"Host": "evil.example", "X-Forwarded-Host": "127.0.0.1"})
    assert refused.status_code != 200


class Broken:
    """A checker in which everything fails, with the question in the message."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError("秘密贷 leaked")

    def ready(self) -> dict[str, str]:
        return {"store": "unavailable", "cache": "ok"}


@pytest.fixture
def broken(settings: Settings) -> Flask:
    app = create_app(settings)
    app.extensions["checker"] = Broken()
    return app


def test_our_own_fault_is_a_calm_500(broken: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = broken.test_client()
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/api/v1/check?name=秘密贷")
        page = client.get("/check?name=秘密贷")
    assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
    assert page.status_code == 500
    assert "110" in page.text
    assert "leaked" not in answer.text + page.text + caplog.text
    assert "秘密贷" not in answer.text + caplog.text
    assert "%E7%A7%98" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text


def test_not_ready_is_said(broken: Flask) -> None:
    answer = broken.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["store"] == "unavailable"
    assert broken.test_client().get("/healthz").status_code == 200


def test_a_store_that_is_gone_is_not_ready(own_data: Path) -> None:
    client = create_app(Settings(data_dir=own_data)).test_client()
    assert client.get("/readyz").status_code == 200
    shutil.rmtree(own_data)
    checker = client.application.extensions["checker"]
    checker._revisions._store.close()  # as after a restart of the disk, not of the process
    wait_until(lambda: client.get("/readyz").status_code == 503)
    assert client.get("/readyz").get_json()["store"] == "unavailable"
    assert client.get("/healthz").status_code == 200
    assert client.get("/api/v1/check?name=银享花").status_code == 200  # from the revision in memory


def test_the_checker_is_where_the_views_look(app: Flask) -> None:
    assert isinstance(app.extensions["checker"], Checker)


@every_case("path", ["/check", "/check?name=", f"/check?name={'a' * 121}", "/check?name=a%00b"])
def test_pages_tell_bad_input_readably(path: str, client: FlaskClient) -> None:
    page = client.get(path)
    assert page.content_type.startswith("text/html")
    assert page.status_code in {200, 422}
    assert "110" in page.text


@every_case(
    ("path", "status"),
    [("/check?name=%FF", 400), ("/check?name=a&zzz=1", 400), (f"/check?name={'a' * 4096}", 414), ("/nowhere", 404)],
)
def test_pages_tell_bad_requests_readably(path: str, status: int, client: FlaskClient) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert page.content_type.startswith("text/html")
    assert "110" in page.text


def test_starter_facts_are_loaded_into_an_empty_folder(tmp_path: Path) -> None:
    client = create_app(Settings(data_dir=tmp_path / "new" / "folder")).test_client()
    assert client.get("/readyz").get_json()["dataset_revision"] != "0"
