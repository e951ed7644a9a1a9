"""Two names that are called alike share a key, and keys stay few: what the finding of candidates rests on."""

import random
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.names.characters.glyphs import _pairs as glyph_pairs
from checker.names.characters.pinyin import _table as readings_table
from checker.names.characters.pinyin import readings
from checker.names.lookup.blocking_keys import blocking_keys
from checker.names.similarity.affixes import _words
from checker.names.similarity.comparison import compare
from tests.every_case import every_case
from tests.names.registry import NAMES
from tests.names.test_normalise import ANY_TEXT

FORMS = sorted({name.text.lower() for name in NAMES} | {"58好借", "koo钱包", "vivo借钱", "还呗", "mybank", "重庆银行"})
GLYPHS = sorted(glyph_pairs())
CHARACTERS = sorted(readings_table())
PIECES = st.lists(
    st.sampled_from(
        [*"微徽粒立贷货花呗借还行重360oоl新版(a)", "有限公司", "金融", "科技", "官方", "pro", "wei", "dai"]
    ),
    min_size=1,
    max_size=6,
).map("".join)
DECORATIONS = {where: sorted(_words(where).kinds) for where in ("front", "back")}


def changed(form: str, chance: random.Random) -> str:
    """One change of a kind drawn by lot: what spoofers and slips of the finger do."""
    at = chance.randrange(len(form))
    before, char, behind = form[:at], form[at], form[at + 1 :]
    kinds = {
        "shape": lambda: before + chance.choice([b for a, b in GLYPHS if a == char] or [char]) + behind,
        "sound": lambda: before + chance.choice(same_sound(char)) + behind,
        "other": lambda: before + chance.choice(CHARACTERS) + behind,
        "letter": lambda: before + chance.choice(string.ascii_lowercase + string.digits) + behind,
        "less": lambda: before + behind,
        "more": lambda: before + chance.choice(CHARACTERS) + char + behind,
        "doubled": lambda: before + char + char + behind,
        "swapped": lambda: before + behind[:1] + char + behind[1:],
        "turned": lambda: behind + before + char,
        "backwards": lambda: form[::-1],
        "pinyin": lambda: before + chance.choice(readings(char) or (char,)) + behind,
        "initial": lambda: before + (readings(char) or (char,))[0][0] + behind,
        "all pinyin": lambda: "".join((readings(one) or (one,))[0] for one in form),
        "initials": lambda: "".join((readings(one) or (one,))[0][0] for one in form),
        "behind": lambda: form + chance.choice(DECORATIONS["back"]),
        "in front": lambda: chance.choice(DECORATIONS["front"]) + form,
        "trade word": lambda: form + chance.choice(("贷", "花", "借", "金融", "普惠")),
    }
    return kinds[chance.choice(sorted(kinds))]()


def same_sound(char: str) -> list[str]:
    wanted = set(readings(char))
    return [one for one, read in readings_table().items() if wanted & set(read)] or [char]


@every_case("known", FORMS)
def test_names_called_alike_share_a_key(known: str) -> None:
    chance = random.Random(known)
    alike = 0
    for _ in range(300):
        typed = known
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            typed = changed(typed, chance) or known
        for a, b in ((typed, known), (known, typed)):
            if compare(a, b):
                alike += 1
                assert blocking_keys(a) & blocking_keys(b), (a, b, compare(a, b))
    assert alike > 40


@given(PIECES, PIECES)
@settings(max_examples=1500)
def test_any_two_forms_called_alike_share_a_key(one: str, other: str) -> None:
    if compare(one, other):
        assert blocking_keys(one) & blocking_keys(other)


@given(ANY_TEXT | PIECES)
@settings(max_examples=1500)
def test_keys_are_few_whatever_the_form(form: str) -> None:
    assert len(blocking_keys(form)) <= 2 * len(form) + 12


def test_a_name_shares_no_key_with_most_names() -> None:
    keys = blocking_keys("微粒贷")
    assert [form for form in FORMS if blocking_keys(form) & keys] == ["微粒贷"]
