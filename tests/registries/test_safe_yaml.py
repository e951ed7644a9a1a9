"""What is kept of a YAML file is what it holds, to the type of every value; whatever is wrong with it, YAML is read."""

from pathlib import Path

import pytest
import yaml

from registries import safe_yaml
from registries.safe_yaml import read_yaml

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(safe_yaml, "compiled_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "kept"


def test_every_bundled_file_is_kept_as_it_is(folder: Path) -> None:
    rooms = [ROOT / "checker" / room for room in ("rules", "english_names", "observations", "summary")]
    rooms.append(ROOT / "registries" / "starter")
    bodies = sorted({file.read_bytes() for room in rooms for file in room.rglob("*.yaml")})
    first = [repr(read_yaml(body)) for body in bodies]
    worth_keeping = [body for body in bodies if len(body) >= 1000]
    assert len(list(folder.iterdir())) == len(worth_keeping) >= 10, "JSON cannot say what one holds: always parsed"
    assert [repr(read_yaml(body)) for body in bodies] == first == [repr(yaml.safe_load(body)) for body in bodies]


def test_a_kept_file_spares_the_parser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "a: {b: [1, 1.5, true, null, 2026-11-30, 'x'], 2: {true: c}}\n" + "# \n" * 500
    before = read_yaml(body)
    (kept,) = folder.iterdir()
    monkeypatch.setattr(safe_yaml, "_parse", lambda _: "parsed")
    assert repr(read_yaml(body)) == repr(before)
    assert read_yaml(body.encode()) == before
    kept.write_bytes(kept.read_bytes()[:-3])
    assert read_yaml(body) == "parsed"


@pytest.mark.parametrize("value", ["2026-11-30 10:00:00", "&x [*x]", "{? [a] : b}"])
def test_what_json_cannot_say_is_not_kept(folder: Path, value: str) -> None:
    body = f"a: {value}\n" + "# \n" * 500
    for _ in range(2):
        if value == "{? [a] : b}":
            with pytest.raises(yaml.YAMLError):
                read_yaml(body)
        else:
            assert repr(read_yaml(body)) == repr(yaml.safe_load(body))
    assert not folder.exists() or not list(folder.iterdir())


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(safe_yaml, "compiled_folder", lambda: tmp_path / "file" / "kept")
    assert read_yaml("a: 1\n" + "# \n" * 500) == {"a": 1}


def test_aliases_of_aliases_are_not_written_out(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    body = "\n".join(lines) + "\n# " + "-" * 1000
    held = read_yaml(body)
    assert held["a8"][0] is held["a8"][9]
    assert not folder.exists() or not list(folder.iterdir())
