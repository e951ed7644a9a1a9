"""Many small cases in one test. An item a case costs more than the case itself: each process of the tests collects it,
hands it out, sets it up and reports it.
"""

import functools
import inspect
import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

Test = Callable[..., None]


def each(names: str | tuple[str, ...], cases: Iterable[Any] | Mapping[Any, Any]) -> Callable[[Test], Test]:
    """Run a test on every case, as `pytest.mark.parametrize` does, but within one item.

    All cases run, and each that fails is named. They share what fixtures give: only for tests that leave it as it was.
    Several of these above one test: every combination.
    """
    fields = (names,) if isinstance(names, str) else names
    rows = [dict(zip(fields, (case,) if isinstance(names, str) else case, strict=True)) for case in cases]

    def decorated(test: Test) -> Test:
        return _looped(getattr(test, "one_case", test), [rows, *getattr(test, "axes", [])])

    return decorated


def _looped(one_case: Test, axes: list[list[dict[str, Any]]]) -> Test:
    @functools.wraps(one_case)
    def test(subtests: pytest.Subtests, **values: Any) -> None:
        for number, parts in enumerate(itertools.product(*axes)):
            case = {name: value for part in parts for name, value in part.items()}
            with subtests.test(**_label(case, number)):
                one_case(**values, **case)

    named = {name for rows in axes for row in rows for name in row}
    signature = inspect.signature(one_case)
    fixtures = [parameter for name, parameter in signature.parameters.items() if name not in named]
    subtests = inspect.Parameter("subtests", inspect.Parameter.KEYWORD_ONLY)
    test.__signature__ = signature.replace(parameters=[*fixtures, subtests])  # type: ignore[attr-defined]
    test.one_case, test.axes = one_case, axes  # type: ignore[attr-defined]
    return test


def _label(case: dict[str, Any], number: int) -> dict[str, Any]:
    """What names a case: its plain values; where others are left out, which one it is as well."""
    plain = {name: value for name, value in case.items() if isinstance(value, str | bytes | int | float | None)}
    return plain if len(plain) == len(case) else {**plain, "case": number}
