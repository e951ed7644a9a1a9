"""A table as one test: every case is run, and every case that fails is named."""

import inspect

import pytest

from tests.every_case import every_case


def test_all_cases_are_run_and_each_failure_is_named() -> None:
    seen = []

    @every_case(("number", "word"), [(1, "a"), pytest.param(2, "b", id="two"), (3, "c")])
    def odd(number: int, word: str, tmp: str) -> None:
        seen.append((number, word, tmp))
        assert number % 2 == 0, word

    assert list(inspect.signature(odd).parameters) == ["tmp"]
    with pytest.raises(pytest.fail.Exception, match="2 of 3 cases") as caught:
        odd(tmp="t")
    assert seen == [(1, "a", "t"), (2, "b", "t"), (3, "c", "t")]
    said = str(caught.value)
    assert ("'word': 'a'" in said, "'word': 'b'" in said, "'word': 'c'" in said) == (True, False, True)
    assert "AssertionError: c" in said


def test_an_exception_that_was_to_come_and_did_not_is_a_failure_of_its_case() -> None:
    @every_case("number", [0, 1, 0])
    def divides(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            1 / number

    with pytest.raises(pytest.fail.Exception, match="1 of 3 cases") as caught:
        divides()
    assert "'number': 1" in str(caught.value)


def test_a_table_that_passes_passes() -> None:
    every_case("text", ["ab", "cd"])(lambda text: None)()


def test_a_table_without_cases_or_with_other_names_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="no case"):
        every_case("text", [])(lambda text: None)
    with pytest.raises(AssertionError, match="no such arguments"):
        every_case("text", ["a"])(lambda word: None)
    with pytest.raises(AssertionError, match="a test of its own"):
        every_case("text", [pytest.param("a", marks=pytest.mark.slow)])
