"""The key of a data folder: one for all its processes, readable by none but us, and never a reason not to answer."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cache.cache import cache_from
from checker.server_secret import FILE, server_secret
from checker.settings import Settings

PRINT = """
import sys
from pathlib import Path
from checker.server_secret import server_secret
from checker.settings import Settings
sys.stdin.read()
print(server_secret(Settings(data_dir=Path(sys.argv[1]))).hex())
"""


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    words = [sys.executable, "-c", PRINT, str(tmp_path)]
    started = [subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(4)]
    for process in started:
        assert process.stdin
        process.stdin.close()  # it waited for this with everything imported
    keys = set()
    for process in started:
        assert process.stdout
        keys.add(process.stdout.read().strip())
        process.stdout.close()
        assert process.wait() == 0
    assert keys == {(tmp_path / FILE).read_bytes().hex().encode()}
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_folders_differ_and_one_folder_keeps_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one, other = Settings(data_dir=tmp_path), Settings(data_dir=tmp_path / "other")
    assert len(server_secret(one)) == 32
    assert server_secret(one) == server_secret(one) != server_secret(other)


def test_the_operator_s_secret_goes_first_and_nothing_is_written(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, secret_key="k" * 40, redis_url="redis://127.0.0.1:1/0")
    assert server_secret(settings) == b"k" * 40
    cache_from(settings)
    cache_from(Settings(data_dir=tmp_path))  # no server, no key needed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["cut short", "a folder", "nowhere to write"])
def test_a_key_that_cannot_be_had_is_replaced_in_memory_and_named(
    what: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "data"
    if what != "nowhere to write":
        folder.mkdir()
    if what == "cut short":
        (folder / FILE).write_bytes(b"x" * 31)
    if what == "a folder":
        (folder / FILE).mkdir()
    with caplog.at_level(logging.WARNING):
        first, second = (server_secret(Settings(data_dir=folder)) for _ in range(2))
    assert len(first) == len(second) == 32
    assert first != second
    assert str(folder / FILE) in caplog.text
