"""GB 18030 as its editions of 2005 and 2022 read it.

Python's codec is that of 2000: two-byte codes that stood for letters Unicode did not have yet come out as private use
characters, which no font draws and no search finds. Both later editions moved them to the letters. Sources: the index
of the WHATWG Encoding Standard, which follows the edition of 2022, and for six ideographs of Extension B, which it
leaves in private use, glibc's table.
"""

_LETTERS = {
    0xE5E5: 0x3000,  # A3 A0: no code of the standard; what pages mean by it is a blank, says WHATWG
    0xE78D: 0xFE10,
    0xE78E: 0xFE12,
    0xE78F: 0xFE11,
    0xE790: 0xFE13,
    0xE791: 0xFE14,
    0xE792: 0xFE15,
    0xE793: 0xFE16,
    0xE794: 0xFE17,
    0xE795: 0xFE18,
    0xE796: 0xFE19,
    0xE7C7: 0x1E3F,
    0xE816: 0x20087,
    0xE817: 0x20089,
    0xE818: 0x200CC,
    0xE81E: 0x9FB4,
    0xE826: 0x9FB5,
    0xE82B: 0x9FB6,
    0xE82C: 0x9FB7,
    0xE831: 0x215D7,
    0xE832: 0x9FB8,
    0xE83B: 0x2298F,
    0xE843: 0x9FB9,
    0xE854: 0x9FBA,
    0xE855: 0x241FE,
    0xE864: 0x9FBB,
}


def letters(text: str) -> str:
    """Return a text that Python decoded from GB 18030 with those private use characters as the letters they are."""
    return text.translate(_LETTERS)
