"""The archive: bytes by their SHA-256, whole or not there, and a manifest that only grows."""

import json
import threading
from pathlib import Path

import pytest

from registries.fetch.archive import Archive, Validators
from registries.reader import Document

PAGE = Document("https://list.example/名单", "测试".encode("gb18030"), "2026-11-24T00:00:00+00:00", "text/html", "gbk")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_is_put_is_got(tmp_path: Path) -> None:
    sha256 = Archive(tmp_path).put(PAGE)
    assert sha256 == PAGE.sha256
    assert Archive(tmp_path).get(sha256) == PAGE
    assert files(tmp_path) == sorted([f"{sha256[:2]}/{sha256}", f"{sha256[:2]}/{sha256}.json", "manifest.jsonl"])


def test_the_same_bytes_are_kept_once_and_noted_twice(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    later = Document("https://other.example/", PAGE.content, "2026-11-25T00:00:00+00:00")
    archive.put(PAGE, {"status": 200})
    archive.put(later, {"status": 304})
    lines = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text().splitlines()]
    assert [(line["url"], line["status"]) for line in lines] == [(PAGE.url, 200), (later.url, 304)]
    assert archive.get(PAGE.sha256) == later
    assert len(files(tmp_path)) == 3


@pytest.mark.parametrize("name", ["", "0" * 64, "../../etc/passwd", "A" * 64, "0" * 63 + "\n"])
def test_what_is_not_there_is_a_key_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Archive(tmp_path).get(name)


@pytest.mark.parametrize("part", ["", ".json"])
@pytest.mark.parametrize("damage", [b"", b"damaged", b"{}", b'{"url": 1, "more": 2}', b"\xff", None])
def test_damage_is_noticed_and_mended(part: str, damage: bytes | None, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    path = tmp_path / PAGE.sha256[:2] / f"{archive.put(PAGE)}{part}"
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(KeyError):
        archive.get(PAGE.sha256)
    archive.put(PAGE)
    assert archive.get(PAGE.sha256) == PAGE


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        archive.put(PAGE)
    assert files(tmp_path) == []


def test_many_threads_share_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    threads = [threading.Thread(target=archive.put, args=(PAGE, {"status": n})) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in (tmp_path / "manifest.jsonl").read_text().splitlines()]
    assert sorted(line["status"] for line in lines) == list(range(20))
    assert archive.get(PAGE.sha256) == PAGE


def known(archive: Archive, **fields: str) -> Validators:
    return Validators(url=PAGE.url, sha256=archive.put(PAGE), **fields)


def test_validators_are_remembered(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    validators = known(archive, etag='"a"', last_modified="Tue, 24 Nov 2026 00:00:00 GMT", content_type="text/html")
    archive.remember(validators)
    assert Archive(tmp_path).validators(PAGE.url) == validators
    assert validators.headers == {"If-None-Match": '"a"', "If-Modified-Since": "Tue, 24 Nov 2026 00:00:00 GMT"}
    assert archive.validators("https://list.example/other") is None


def test_validators_without_a_version_are_of_no_use(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.remember(known(archive))
    assert archive.validators(PAGE.url) is None


@pytest.mark.parametrize("damage", [b"", b"[]", b"\x80\x04]", b'{"url":"u","sha256":"s","etag":["a"]}'])
def test_a_damaged_memory_is_a_miss(damage: bytes, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.remember(known(archive, etag='"a"'))
    (path,) = (tmp_path / "validators").iterdir()
    path.write_bytes(damage)
    assert archive.validators(PAGE.url) is None


def test_a_lost_document_is_a_miss(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.remember(known(archive, etag='"a"'))
    (tmp_path / PAGE.sha256[:2] / PAGE.sha256).unlink()
    assert archive.validators(PAGE.url) is None
