"""A table of cases as one test: for thousands of small cases that share all they need, where a test of its own for each
costs more than the case."""

import functools
import inspect
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

Test = Callable[..., None]


def every_case(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Call the test with each of the cases, as `pytest.mark.parametrize` would, but in one test: it runs all of them,
    and fails after the last with each case that failed, by number and values. All get the same fixtures: for tests
    that only read."""
    columns = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    rows = [_values(case, len(columns)) for case in cases]
    assert rows, "no case"

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def run_all(**fixtures: Any) -> None:
            failures = []
            for number, row in enumerate(rows):
                values = dict(zip(columns, row, strict=True))
                try:
                    test(**values, **fixtures)
                except (Exception, pytest.fail.Exception) as failure:
                    failures.append(f"case {number}, {values!r:.500}:\n{_last_lines(failure)}")
            if failures:
                pytest.fail(
                    f"{len(failures)} of {len(rows)} cases of {test.__name__}\n" + "\n".join(failures), pytrace=False
                )

        given = inspect.signature(test)
        fixtures = [one for name, one in given.parameters.items() if name not in columns]
        assert len(fixtures) == len(given.parameters) - len(columns), f"{test.__name__}: no such arguments"
        run_all.__signature__ = given.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return run_all

    return decorate


def _values(case: Any, width: int) -> tuple[Any, ...]:
    if isinstance(case, ParameterSet):
        assert not case.marks, "a case with a mark is a test of its own"
        return tuple(case.values)
    return (case,) if width == 1 else tuple(case)


def _last_lines(failure: BaseException) -> str:
    """Where it failed, and why, as pytest would say it."""
    return "".join(traceback.format_exception(failure)[-2:])
