"""A table of cases as one test: for thousands of small cases that share all they need, where a test of its own for each
costs more than the case."""

import functools
import inspect
import itertools
import traceback
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

Test = Callable[..., None]
Case = dict[str, Any]


def every_case(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """Call the test with each of the cases, as `pytest.mark.parametrize` would, but in one test: it runs all of them,
    and fails after the last with each case that failed, by number and values. All get the same fixtures: for tests
    that only read. Several of these above one test: every combination."""
    columns = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else names
    rows = [dict(zip(columns, _values(case, len(columns)), strict=True)) for case in cases]
    assert rows, "no case"

    def decorate(test: Test) -> Test:
        return _looped(getattr(test, "one_case", test), [rows, *getattr(test, "axes", [])])

    return decorate


def _looped(one_case: Test, axes: list[list[Case]]) -> Test:
    @functools.wraps(one_case)
    def run_all(**fixtures: Any) -> None:
        combined = [
            {name: value for part in parts for name, value in part.items()} for parts in itertools.product(*axes)
        ]
        failures = []
        for number, case in enumerate(combined):
            try:
                one_case(**case, **fixtures)
            except (Exception, pytest.fail.Exception) as failure:
                failures.append(f"case {number}, {case!r:.500}:\n{_last_lines(failure)}")
        if failures:
            lines = "\n".join(failures)
            pytest.fail(f"{len(failures)} of {len(combined)} cases of {one_case.__name__}\n{lines}", pytrace=False)

    named = {name for rows in axes for name in rows[0]}
    signature = inspect.signature(one_case)
    fixtures = [parameter for name, parameter in signature.parameters.items() if name not in named]
    run_all.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
    run_all.one_case, run_all.axes = one_case, axes  # type: ignore[attr-defined]
    return run_all


def _values(case: Any, width: int) -> tuple[Any, ...]:
    if isinstance(case, ParameterSet):
        assert not case.marks, "a case with a mark is a test of its own"
        return tuple(case.values)
    return (case,) if width == 1 else tuple(case)


def _last_lines(failure: BaseException) -> str:
    """Where it failed, and why, as pytest would say it."""
    return "".join(traceback.format_exception(failure)[-2:])
