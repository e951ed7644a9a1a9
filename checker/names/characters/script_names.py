"""The scripts of characters with which names are not written, in words for people."""

import unicodedata

from registries.characters import is_han, is_known
from registries.model import Text

# The first word of a character's Unicode name, in words for people; other scripts are "another script".
_SCRIPTS = {
    "CYRILLIC": Text(zh="西里尔字母", en="a Cyrillic letter"),
    "GREEK": Text(zh="希腊字母", en="a Greek letter"),
    "ARMENIAN": Text(zh="亚美尼亚字母", en="an Armenian letter"),
    "CHEROKEE": Text(zh="切罗基字母", en="a Cherokee letter"),
    "COPTIC": Text(zh="科普特字母", en="a Coptic letter"),
    "LATIN": Text(zh="少见的拉丁字母", en="an unusual Latin letter"),
    "KATAKANA": Text(zh="日文片假名", en="a Japanese Katakana letter"),
    "KATAKANA-HIRAGANA": Text(zh="日文长音号", en="the Japanese sign for a long sound"),
    "BOPOMOFO": Text(zh="注音字母", en="a Bopomofo letter"),
    "CJK": Text(zh="笔画符号", en="a sign for a stroke"),  # radicals are read as characters
}
_OTHER = Text(zh="别种文字的字母", en="a letter of another script")


def script_of(char: str) -> Text | None:
    """Return the kind of letter a character is when names are not written with it; None for a-z, 0-9 and Chinese
    characters."""
    if char.isascii() or is_han(char):
        return None
    name = unicodedata.name(char, "") if is_known(char) else ""
    return _SCRIPTS.get(name.split(" ")[0], _OTHER)
