import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from checker.names.characters.chinese_script import simplified
from checker.names.characters.glyphs import look_alike
from checker.names.characters.pinyin import readings, spellings
from checker.names.normalise import index_key
from checker.names.tables import rows
from registries.characters import is_han

ROOT = Path(__file__).parents[2]


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["compile_pinyin", "compile_confusables", "compile_script", "compile_unassigned"])
def test_the_committed_table_is_what_the_script_writes(name: str) -> None:
    compiler = script(name)
    assert compiler.TABLE.read_text(encoding="utf-8") == compiler.table()


def test_confusables_are_strangers_beside_what_they_are_taken_for() -> None:
    pairs = list(rows("confusables.tsv", 2))
    assert len(pairs) >= 300
    assert {("а", "a"), ("о", "o"), ("в", "b"), ("б", "6"), ("ロ", "口"), ("エ", "工"), ("ー", "一")} <= set(pairs)
    for stranger, usual in pairs:
        assert index_key(stranger) == stranger
        assert not stranger.isascii()
        assert usual.isascii() or is_han(usual)


def test_decorations_are_folded_and_listed_once() -> None:
    listed = list(rows("decorations.tsv", 3))
    assert len({(word, where) for word, where, _ in listed}) == len(listed)
    assert {where for _, where, _ in listed} == {"front", "back", "both"}
    assert {kind for _, _, kind in listed} == {"claim", "edition", "service", "app", "business", "place"}
    for word, where, kind in listed:
        assert index_key(simplified("x" + word + "x"))[1:-1] == word
        assert (kind == "place") <= (where == "front")


@pytest.mark.parametrize(
    ("char", "first"), [("行", "hang"), ("重", "chong"), ("贷", "dai"), ("呗", "bei"), ("绿", "lv"), ("还", "huan")]
)
def test_the_reading_usual_in_names_comes_first(char: str, first: str) -> None:
    assert readings(char)[0] == first


def test_spellings_are_few_and_only_of_readable_forms() -> None:
    assert spellings("360借条") == ("360jietiao",)
    assert len(spellings("行行行行行行行行")) == 16
    assert spellings("abc") == ()
    assert spellings("微粒贷☃") == ()


def test_glyph_pairs_are_reviewed_folded_and_listed_once() -> None:
    pairs = [(a, b, zh, en) for a, b, zh, en in rows("glyphs.tsv", 4)]
    assert len(pairs) >= 700
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    for a, b, zh, en in pairs:
        assert a != b
        assert all(len(char) == 1 and index_key(simplified(char)) == char for char in (a, b))
        assert zh
        assert en
        assert look_alike(b, a)


def test_a_worker_needs_no_pypinyin() -> None:
    code = "import sys; from checker.names import *; NameIndex.build([]).resolve(normalise('weilidai')); "
    code += "print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_row_with_a_field_too_many_is_refused_by_line() -> None:
    with pytest.raises(ValueError, match=r"noise\.tsv, line \d+: 2 fields instead of 3"):
        list(rows("noise.tsv", 3))
