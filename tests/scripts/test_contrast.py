"""Contrast, measured from the style sheet: text to 4.5, borders that carry meaning to 3, light, dark and on paper."""

import re

import pytest

from scripts.contrast import (
    BEGIN,
    DECORATION,
    END,
    PAGE,
    SHEET,
    TokenError,
    contrast,
    measured,
    pairs,
    schemes,
    table,
    with_table,
)

CSS = SHEET.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#5f2f63", "#5f2f63", 1), ("#ffffff", "#767676", 4.54)],
)
def test_contrast_is_reckoned_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_every_colour_of_the_pages_can_be_read_in_every_scheme() -> None:
    found = measured(CSS)
    assert {scheme for numbers in found.values() for scheme in numbers} == {"light", "dark", "print"}
    low = [
        (pair.front, pair.ground, scheme, round(ratio, 2))
        for pair, numbers in found.items()
        for scheme, ratio in numbers.items()
        if ratio < pair.least
    ]
    assert low == []


def test_a_colour_that_fades_is_noticed() -> None:
    faded = re.sub(r"--soft:\s*#[0-9a-f]{6}", "--soft: #a09a90", CSS)
    assert faded != CSS
    assert min(n for pair, numbers in measured(faded).items() if pair.front == "soft" for n in numbers.values()) < 4.5
    with pytest.raises(TokenError, match="--care-wash"):
        measured(CSS.replace("--care-wash:", "--other-wash:"))
    with pytest.raises(TokenError, match="dark"):
        schemes(CSS.replace("prefers-color-scheme: dark", "prefers-color-scheme: light"))


def test_no_colour_is_left_out() -> None:
    """A token that somebody adds is measured, or said to be decoration."""
    used = {name for pair in pairs() for name in (pair.front, pair.ground)}
    for scheme, tokens in schemes(CSS).items():
        assert set(tokens) == used | DECORATION, scheme


def test_the_page_on_design_has_this_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    assert page == with_table(page, CSS), "run python -m scripts.contrast --write"
    assert table(CSS).count("\n") == len(list(pairs())) + 1
