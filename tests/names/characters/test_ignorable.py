import sys
import unicodedata

from checker.names.characters.ignorable import INVISIBLE, visible


def test_every_format_character_unicode_knows_is_invisible() -> None:
    missed = [
        hex(at)
        for at in range(sys.maxunicode + 1)
        if unicodedata.category(chr(at)) in {"Cf", "Cs"} and not INVISIBLE.match(chr(at))
    ]
    assert missed == []


def test_no_letter_digit_or_sign_is_invisible() -> None:
    fillers = {"\u115f", "\u1160", "\u3164", "\uffa0"}  # letters by category, blank by design
    lost = [
        hex(at)
        for at in range(sys.maxunicode + 1)
        if unicodedata.category(chr(at))[0] in "LNPS" and INVISIBLE.match(chr(at)) and chr(at) not in fillers
    ]
    assert lost == []


def test_what_is_repeated_on_a_page_cannot_turn_its_text_around() -> None:
    assert visible(" 微\u202e粒\x00贷 \n x") == "微粒贷 x"
