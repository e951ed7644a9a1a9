"""`make check` leaves out what is named in tests/slow.txt: each name is still that of a test."""

from pathlib import Path

TESTS = Path(__file__).parent


def test_every_slow_test_is_there() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    named = (TESTS / "slow.txt").read_text(encoding="utf-8").split()
    assert [name for name in named if f"def {name}(" not in sources and f"\n{name} = " not in sources] == []
    assert named == sorted(set(named))
