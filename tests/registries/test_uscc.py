"""GB 32100-2015 check characters, on codes printed in public registers."""

import pytest

from registries.uscc import is_uscc

REAL = ("91500000336398171R", "91440101MA59UGWK9Y", "91440101MA5ALP4R4C")


@pytest.mark.parametrize("code", REAL)
def test_printed_codes_hold(code: str) -> None:
    assert is_uscc(code)


@pytest.mark.parametrize("code", REAL)
def test_no_single_changed_character_holds(code: str) -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    changed = (code[:at] + char + code[at + 1 :] for at in range(18) for char in alphabet if char != code[at])
    assert not any(is_uscc(other) for other in changed)


@pytest.mark.parametrize(
    "code", ["", "91500000336398171", "9150000033639817IR", "91500000336398171r", "91５00000336398171R"]
)
def test_malformed(code: str) -> None:
    assert not is_uscc(code)
