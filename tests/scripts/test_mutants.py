"""The mutation run is no part of these tests; what it goes by is."""

import tomllib
from pathlib import Path

import pytest
from cosmic_ray.mutating import mutate_code

from scripts.mutants.accepted import accepted, entry
from scripts.mutants.choose import mutants, operators
from scripts.mutants.operators import OPERATORS

ROOT = Path(__file__).parents[2]
MODULES: dict[str, list[str]] = tomllib.loads((ROOT / "scripts/mutants/modules.toml").read_text(encoding="utf-8"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]

SCORED = """
@cache(most=3)
def tier(points: int | None, answers: int) -> str:
    if points and answers >= 6:
        return "A"
    return {"B" for _ in ("x", "y") if points in (1, 2)}
"""


def test_every_module_and_every_test_it_names_is_there() -> None:
    names = {*MODULES, *(test for tests in MODULES.values() for test in tests)}
    assert [name for name in sorted(names) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize(
    "package",
    ["checker/entities", "checker/facts", "checker/names/similarity", "checker/names/companies", "checker/rules"],
)
def test_no_file_of_what_decides_is_forgotten(package: str) -> None:
    texts = {"catalogue", "version", "vocabulary", "wording", "__init__", "divisions", "industries"}
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / package).glob("*.py") if path.stem not in texts}
    assert files, "the folder has moved"
    assert files - set(MODULES) == set()


def test_each_fault_of_our_own_is_what_its_example_says() -> None:
    for name, operator in OPERATORS.items():
        for example in operator.examples():
            faulty = mutate_code(example.pre_mutation_code, operator, example.occurrence)
            assert faulty is not None, name
            assert faulty.replace(" ", "") == example.post_mutation_code.replace(" ", ""), name


def test_the_same_code_gives_the_same_faults_and_annotations_and_decorators_none(tmp_path: Path) -> None:
    (tmp_path / "scored.py").write_text(SCORED, encoding="utf-8")
    among = operators(SETTINGS["mutants"]["leave-out"])
    every = {(one.before, one.after) for one in mutants(tmp_path, "scored.py", among, None, "a")}
    assert ("if points and answers >= 6:", "if points and answers > 6:") in every
    assert ("if points and answers >= 6:", "if True and answers >= 6:") in every
    assert ("if points and answers >= 6:", "if False:") in every
    assert not any(before.startswith(("def", "@")) for before, _ in every)
    some = mutants(tmp_path, "scored.py", among, 4, "a")
    assert len(some) == 4
    (tmp_path / "scored.py").write_text("MOVED = None\n" + SCORED, encoding="utf-8")
    assert [one.change for one in mutants(tmp_path, "scored.py", among, 4, "a")] == [one.change for one in some]


def test_an_accepted_survivor_has_a_reason(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs/mutants.md"
    change = ("checker/assessment/score.py", "a < 1", "a <= 1")
    page.write_text(f"# …\n### `checker/assessment/score.py`\n{entry(change)}never 1\n", encoding="utf-8")
    assert accepted(tmp_path) == {change: "never 1"}
    page.write_text(f"# …\n### `checker/assessment/score.py`\n{entry(change)}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mutants.md:3"):
        accepted(tmp_path)


def test_accepted_survivors_are_of_code_that_is_still_there() -> None:
    for module, before, _ in accepted(ROOT):
        text = " ".join((ROOT / module).read_text(encoding="utf-8").split())
        assert " ".join(before.split()) in text, f"{module}: {before}: look at it again in docs/mutants.md"


def test_a_test_that_hangs_is_ended_and_named(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.hasplugin("timeout")
    assert 60 <= float(pytestconfig.getini("timeout")) <= 600
