"""An operator's folder: each file that describes no list is a line of its own, and the others go on."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from registries.sources import BUILT_IN, load_sources
from registries.sources.declarative.spec_file import MAX_BYTES
from registries.sources.declarative.spec_folder import described_in
from tests.registries.sources.declarative.test_reader import GOOD, YAML, write

Put = Callable[[Path], object]
TEXT = YAML.format(**GOOD | {"id": "testland.bad"})


def with_url(url: str) -> Put:
    return lambda file: file.write_text(TEXT.replace("url: null", f"url: '{url}'"), "utf-8")


def loop(file: Path) -> None:
    file.symlink_to(file.name)


BAD: dict[str, tuple[Put, tuple[str, ...]]] = {
    "broken": (lambda file: file.write_text("source: {id: [", "utf-8"), ("not YAML", "line 2")),
    "tab": (lambda file: file.write_text("source:\n\tid: a", "utf-8"), ("not YAML", "line 2")),
    "unknown key": (lambda file: file.write_text(TEXT + "colums: {}", "utf-8"), ("colums: ", "accepted: ", "columns")),
    "unknown key of the source": (
        lambda file: file.write_text(TEXT.replace("  url: ", "  link: "), "utf-8"),
        ("source.link: ", "accepted: ", "max_age_days", "source.url: Field required"),
    ),
    "unknown key of the title": (
        lambda file: file.write_text(TEXT.replace("en: Micro", "fr: Micro"), "utf-8"),
        ("source.title.fr: ", "accepted: en, zh"),
    ),
    "unknown key of the gate": (
        lambda file: file.write_text(TEXT + "gate: {min_row: 1}", "utf-8"),
        ("gate.min_row: ", "min_rows"),
    ),
    "a text": (lambda file: file.write_text("公司", "utf-8"), ("a description is a mapping, this is str",)),
    "empty": (lambda file: file.write_bytes(b""), ("a description is a mapping",)),
    "two documents": (lambda file: file.write_text(f"{TEXT}\n---\n{TEXT}", "utf-8"), ("not YAML", "single document")),
    "GBK": (lambda file: file.write_bytes(TEXT.encode("gbk")), ("not UTF-8", "save the file as UTF-8")),
    "UTF-16": (lambda file: file.write_text(TEXT, "utf-16"), ("not UTF-8",)),
    "NUL": (lambda file: file.write_bytes(b"a: \0"), ("not YAML",)),
    "too large": (lambda file: file.write_bytes(b"#" * (MAX_BYTES + 1)), ("larger than 64 KiB",)),
    "endless": (lambda file: file.symlink_to("/dev/zero"), ("neither a file nor a link to one",)),
    "a pipe": (os.mkfifo, ("neither a file nor a link to one",)),
    "a folder": (Path.mkdir, ("directory",)),
    "a loop": (loop, ("symbolic links",)),
    "a dead link": (lambda file: file.symlink_to("nowhere"), ("No such file",)),
    "a bomb of aliases": (lambda file: file.write_text("a: &a [1]\nb: [*a, *a]", "utf-8"), ("line 2: an alias",)),
    "a tag": (lambda file: file.write_text("a: !!python/name:os.system x", "utf-8"), ("line 1: a tag",)),
    "deep": (lambda file: file.write_text("[" * 30_000, "utf-8"), ("nested deeper than 12",)),
    "a list as key": (lambda file: file.write_text("? [1]\n: 2", "utf-8"), ("line 1: a key is a word",)),
    "a key twice": (
        lambda file: file.write_text(TEXT.replace("{公司名称: legal", "{公司名称: number, 公司名称: legal"), "utf-8"),
        ("the key '公司名称' is there already",),
    ),
    "no date": (lambda file: file.write_text("seen: 2026-13-45", "utf-8"), ("not YAML", "month")),
    "no number": (lambda file: file.write_text("seen: " + "1" * 5000, "utf-8"), ("not YAML", "4300")),
    "a built-in id": (
        lambda file: file.write_text(TEXT.replace("testland.bad", "nfra.legal_persons"), "utf-8"),
        ("source.id: nfra.legal_persons is that of a built-in source", "an id of its own"),
    ),
    "a built-in id as typed": (
        lambda file: file.write_text(TEXT.replace("testland.bad", "nfra_legal_persons"), "utf-8"),
        ("source.id: nfra_legal_persons is that of a built-in source",),
    ),
    "a bundled id": (
        lambda file: file.write_text(TEXT.replace("testland.bad", "starter.microloan"), "utf-8"),
        ("source.id: starter.microloan is that of a built-in source",),
    ),
    "the id of another file": (
        lambda file: file.write_text(TEXT.replace("testland.bad", "testland.microloan"), "utf-8"),
        ("source.id: testland.microloan is that of a.yaml",),
    ),
    "loopback": (with_url("https://127.0.0.1/list"), ("source.url: '127.0.0.1' is an IP address", "accepted: http or")),
    "private": (with_url("http://192.168.1.7/"), ("source.url: '192.168.1.7' is an IP address",)),
    "localhost": (with_url("http://localhost/"), ("source.url: 'localhost' is a name of a private network",)),
    "no page": (with_url("javascript:alert(1)"), ("source.url: ",)),
    "no publisher": (
        lambda file: file.write_text(TEXT.replace("测试省地方金融管理局", "测" * 121), "utf-8"),
        ("source.publisher: String should have at most 120",),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_line_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    put, words = BAD[name]
    write(tmp_path, "a.yaml")
    write(tmp_path, "z.yml", id="testland.z")
    put(tmp_path / "m.yaml")
    readers, (fault,) = described_in(tmp_path, [source.id for source in BUILT_IN.all])
    assert [reader.source.id for reader in readers] == ["testland.microloan", "testland.z"]
    assert fault.startswith("m.yaml: ")
    assert fault.isprintable()
    assert all(word in fault for word in words), fault


def test_a_name_that_a_terminal_would_obey(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[2J.yaml").write_text("", "utf-8")
    (fault,) = described_in(tmp_path)[1]
    assert fault.isprintable()


def test_what_is_no_description_is_passed_over(tmp_path: Path) -> None:
    for name in ("notes.txt", ".a.yaml.swp", ".#a.yaml", "a.yaml~", "a.yaml.bak"):
        (tmp_path / name).write_text("nothing", "utf-8")
    assert described_in(tmp_path) == ((), ())


@pytest.mark.parametrize("make", [lambda folder: folder.write_bytes(b""), loop], ids=["a file", "a loop"])
def test_a_folder_that_is_none(tmp_path: Path, make: Put) -> None:
    make(tmp_path / "sources")
    readers, (fault,) = described_in(tmp_path / "sources")
    assert readers == ()
    assert fault.startswith("sources: ")
    assert "a folder of YAML files is accepted" in fault


def test_a_link_to_a_file_elsewhere_is_as_good_as_one(tmp_path: Path) -> None:
    write(tmp_path, "shared.txt")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").symlink_to("../shared.txt")
    assert [reader.source.id for reader in described_in(tmp_path / "sources")[0]] == ["testland.microloan"]


def test_the_list_of_all_sources(tmp_path: Path) -> None:
    alone = load_sources(tmp_path)
    assert (alone.all, alone.readers, alone.faults) == (BUILT_IN.all, BUILT_IN.readers, ())
    assert alone.stamp == BUILT_IN.stamp
    write(tmp_path, "a.yaml")
    (tmp_path / "b.yaml").write_text("", "utf-8")
    found = load_sources(tmp_path)
    assert {source.id for source in found.all} - {source.id for source in BUILT_IN.all} == {"testland.microloan"}
    assert len(found.faults) == 1
    assert found.stamp != BUILT_IN.stamp
    assert found.max_ages["testland.microloan"] is None
    for typed in ("testland.microloan", "testland_microloan"):
        reader = found.reader(typed)
        assert reader is not None
        assert reader.source.id == "testland.microloan"
    assert found.reader("testland.b") is None
