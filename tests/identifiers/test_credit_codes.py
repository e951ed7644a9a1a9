"""Credit codes: every right one is found as right, and one changed character makes it wrong."""

from hypothesis import given
from hypothesis import strategies as st

from checker.identifiers.find import find_identifiers
from registries.uscc import is_uscc

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

#: Printed by firms on their own public pages and licences.
PUBLIC = ("91500000336398171R", "91440101MA59UGWK9Y", "91440101MA5ALP4R4C", "91350100M000100Y43")

bodies = st.builds(
    "{}{}{}".format,
    st.sampled_from(("91", "92", "93")),
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.text(ALPHABET, min_size=9, max_size=9),
)


def whole(body: str) -> str:
    return next(body + last for last in ALPHABET if is_uscc(body + last))


def test_public_codes_are_right() -> None:
    for code in PUBLIC:
        [found] = find_identifiers(f"统一社会信用代码:{code.lower()}。")
        assert (found.kind, found.value, found.valid) == ("uscc", code, True)


@given(bodies)
def test_every_right_code_is_found_as_right(body: str) -> None:
    [found] = find_identifiers(f"代码{whole(body)}，")
    assert (found.kind, found.value, found.valid) == ("uscc", whole(body), True)


@given(bodies, st.integers(2, 17), st.sampled_from(ALPHABET))
def test_one_other_character_makes_a_code_wrong(body: str, place: int, other: str) -> None:
    code = whole(body)
    typed = code[:place] + other + code[place + 1 :]
    found = find_identifiers(typed)
    if typed == code:
        assert [one.valid for one in found] == [True]
    else:  # a letter within the six digits of the place is no code at all
        assert [one.valid for one in found if one.kind == "uscc"] in ([False], [])
        assert all(one.valid is not True for one in found)
