"""What a character is does not depend on the Python that runs, and ideographs of today and tomorrow are writing."""

import unicodedata

import pytest

from checker.corrections.free_text import plain_words
from checker.names import IndexedName, NameIndex, normalise
from checker.names.characters.script_names import script_of
from checker.request.personal_data import find_personal_number
from checker.web.check.check_form import clean_input
from registries import characters
from registries.characters import category, compatible, in_known_characters, is_han, is_letter, is_printable
from registries.model import legal_name_key

#: CJK extensions of Unicode 15, 15.1 and 17, none of which Python 3.11 knows, and a place for one to come.
NEW_IDEOGRAPHS = "\U00031350\U000323af\U0002ebf0\U0002ee5d\U000323b0\U00033479\U0003abcd"
#: A Latin letter, a digit, a letter with a lower case and a format character that came after Unicode 14.
NEWER = "\U0001df25\U00011f50\U00010d50\U0001343c\U0001ccd6"


class LaterUnicode:
    """A Unicode in which whatever 14 does not know is a capital letter that NFKC makes an x."""

    def category(self, char: str) -> str:
        known = unicodedata.category(char)
        return "Lu" if known == "Cn" else known

    def normalize(self, form: str, text: str) -> str:
        assert form == "NFKC"
        return "".join("x" if self.category(char) == "Lu" else char for char in unicodedata.normalize("NFKC", text))


def test_a_later_unicode_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [*range(0x378, 0x20000), *range(0x2EBE0, 0x2EE60), *range(0x31340, 0x31360), *range(0xE0000, 0xE0200)]
    chars = [char for char in map(chr, points) if unicodedata.category(char) in {"Cn", "Lo"}][::7]
    texts = [f"测{char}a" for char in chars]
    before = [(category(char), is_letter(char), is_printable(char)) for char in chars], [*map(compatible, texts)]
    monkeypatch.setattr(characters, "unicodedata", LaterUnicode())
    assert category("\U0001df25") == "Cn"
    after = [(category(char), is_letter(char), is_printable(char)) for char in chars], [*map(compatible, texts)]
    assert after == before


@pytest.mark.skipif(unicodedata.unidata_version != "14.0.0", reason="compares with Python 3.11's own Unicode")
def test_of_what_unicode_14_knows_python_says_the_same() -> None:
    for at in (*range(0x20000), *range(0xE0000, 0xE0200)):
        char = chr(at)
        if is_han(char):
            assert is_letter(char)
            continue
        assert is_letter(char) == char.isalnum(), hex(at)
        assert is_printable(char) == char.isprintable(), hex(at)
        assert category(char) == unicodedata.category(char), hex(at)


def test_only_known_characters_are_taken_for_usual() -> None:
    assert [
        hex(at) for at in range(0x20000) if characters._USUAL.fullmatch(chr(at)) and category(chr(at)) == "Cn"
    ] == []


@pytest.mark.parametrize("char", NEW_IDEOGRAPHS)
def test_a_new_ideograph_is_writing_everywhere(char: str) -> None:
    assert (category(char), is_letter(char), is_printable(char), script_of(char)) == ("Lo", True, True, None)
    firm = f"测试{char}小额贷款有限公司"
    assert legal_name_key(firm) == firm
    index = NameIndex.build([IndexedName(firm, "firm", "legal_name", firm, "organisation", 3)])
    assert index.resolve(normalise(firm)).kind == "legal_name"
    # it is no sign between two others: the firm without it is another, and one beside it differs by a character
    for other in (firm.replace(char, ""), firm.replace(char, "\U00031351"), firm.replace(char, "试")):
        assert index.resolve(normalise(other)).kind == "none"
    other = firm.replace(char, f"{char}\U00031352")
    explanations = [similar.explanation.zh for similar in index.resolve(normalise(other)).similar_names]
    assert explanations
    assert not any("符号" in words for words in explanations)
    assert not normalise(char * 2).only_noise
    assert plain_words(f"我姓{char}") == f"我姓{char}"
    assert clean_input(firm) == firm
    assert find_personal_number(f"138{char}1234{char}5678") is find_personal_number("138字1234字5678") is None


def test_what_came_later_is_a_sign_that_nobody_knows() -> None:
    for char in NEWER:
        assert (category(char), is_letter(char), compatible(f"Ａ{char}Ⅱ")) == ("Cn", False, f"a{char}ii")
        assert in_known_characters(f"1{char}2") == "1\ufffd2"
        name = normalise(f"测{char}试")
        assert name.disguised == ()
        assert name.text == (f"测{char}试" if char != "\U0001343c" else "测试")


def test_radical_signs_make_no_other_legal_name() -> None:
    assert legal_name_key("⻓安银⾏股份有限公司（⼴州）") == "长安银行股份有限公司(广州)"
    assert legal_name_key("㬵州银行") != legal_name_key("胶州银行")
