"""Numbers as a spreadsheet shows them: 42 under the format 00000000 is printed 00000042, 0.24 under 0.00% is 24.00%.

A sheet keeps 15 digits of a number. What was typed as a longer code is another number since, and no format brings its
end back: such a cell is a fault, and so is a format that is not known here.
"""

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

_GENERAL = "General"
#: Formats that files name only by number. 27 to 36 and 50 to 58 are those of a Chinese Excel.
BUILT_IN = {
    0: _GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分",
    33: "h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?][0#?,]*)|(\.)([0#?]*)|([^"\\_*\[])')
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[[<>=]")
_DATE_SIGN = re.compile(r"[ymdhs]", re.IGNORECASE)
_PLAIN = re.compile(r"[\s$¥￥€£()\-+/:%第号批字家万元年]|[\u3400-\u9fff〔〕〇]")
_MOST_DIGITS = 15
_WIDE = Context(prec=400)

Shown = tuple[str, str | None]


def shown(number: str, form: str, *, since_1904: bool = False) -> Shown:
    """Return a number as its format shows it, and what is wrong with that, if anything. `number`: as the file writes
    it. `since_1904`: days are counted from that year on."""
    try:
        value = Decimal(number.strip())
    except InvalidOperation:
        return number, "no number where one was announced"
    if not value.is_finite():
        return number, "no number that can be written out"
    return _shown(value, number, form, since_1904)


def _shown(value: Decimal, number: str, form: str, since_1904: bool) -> Shown:
    if abs(value) >= 10**_MOST_DIGITS:
        whole = f"{value:f}" if abs(value) < Decimal(10) ** 40 else number
        return whole.partition(".")[0], f"a number of more than {_MOST_DIGITS} digits, the rest of which a sheet loses"
    section = _section(form, value)
    bare = _QUOTED.sub("", section)
    if _is_general(bare):
        return _beside(_general(value), section, form)
    if _DATE_SIGN.search(bare) and not re.search(r"[0#?]{2}|e\+", bare, re.IGNORECASE):
        return _date(value, bare + section, since_1904)
    if "e+" in bare.lower() or "/" in bare:  # 4.4E+05 and 1/2: nobody prints a list so
        return _general(value), None
    return _digits(value, section, signed=";" in form)


def text_section(form: str) -> str | None:
    """Return the part of a format that says how text is shown; None where text is shown as it is."""
    parts = _sections(form)
    if len(parts) < 4 and "@" not in _QUOTED.sub("", parts[-1]):
        return None
    section = parts[3] if len(parts) > 3 else parts[-1]
    bare = _QUOTED.sub("", section).strip().lower()
    return None if bare in ("@", "general", "g/通用格式") and not _words_beside(section) else section


def shown_text(text: str, section: str) -> Shown:
    """Return a text as its part of a format shows it: hidden, with words beside it, or other words in its place. What
    nobody sees is read all the same, and a fault."""
    place = _QUOTED.sub(lambda match: "" if match[0].startswith(("[", "_", "*")) else "\0" * len(match[0]), section)
    if "@" not in place:
        return text, "a text that its format hides"
    pieces = (
        match[1] or match[2] or ("\0" if match[6] == "@" else match[6] or "") for match in _TOKEN.finditer(section)
    )
    return "".join(pieces).replace("\0", text), None


def _words_beside(section: str) -> bool:
    return any(match[1] or match[2] for match in _TOKEN.finditer(section))


def _sections(form: str) -> list[str]:
    quoted = _QUOTED.sub(lambda match: match[0].replace(";", "\0"), form)
    return [part.replace("\0", ";") for part in quoted.split(";")]


def _section(form: str, value: Decimal) -> str:
    """Return the part of a format that is for numbers of this sign."""
    parts = _sections(form)
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 else parts[0]


def _is_general(bare: str) -> bool:
    return bare.strip() in ("", "@") or bare.strip().lower() == "general" or bare.strip() == "G/通用格式"


def _beside(number: str, section: str, form: str) -> Shown:
    """Return a number with the words its format puts beside it, or those words alone where it has no place."""
    words = "".join(match[1] or match[2] or ("\0" if match[6] else "") for match in _TOKEN.finditer(section))
    if not words and ";" in form:
        return number, "a number that its format hides"
    head, place, tail = words.partition("\0")
    return (f"{head}{number}{tail.replace(chr(0), '')}" if place or not words else words).strip(), None


def _general(value: Decimal) -> str:
    return f"{value.normalize(_WIDE):f}" if value == value.to_integral_value() else f"{float(value):.15g}"


def _digits(value: Decimal, section: str, *, signed: bool) -> Shown:
    """Fill the places of a format with digits, from the right; what is between them stays."""
    if _CONDITION.search(section):
        return _general(value), f"a number format that is not read here: {section[:40]!r}"
    tokens = list(_TOKEN.finditer(section))
    whole = [match for match in tokens if match[3]]
    decimals = sum(len(match[5]) for match in tokens if match[4])
    percent = _QUOTED.sub("", section).count("%")
    strange = [match[6] for match in tokens if match[6] and not _PLAIN.fullmatch(match[6])]
    if strange or not (whole or decimals):
        return _general(value), f"a number format that is not read here: {section[:40]!r}"
    scaled = _WIDE.multiply(abs(value), Decimal(100) ** percent)
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    integer, _, fraction = f"{rounded:f}".partition(".")
    filled = _filled(integer, [match[3] for match in whole])
    sign = "-" if value < 0 and not signed else ""
    return sign + "".join(_piece(match, filled, fraction) for match in tokens).strip(), None


def _filled(integer: str, places: list[str]) -> list[str]:
    """Return the digits for each run of places; all that are left over go to the first."""
    commas = any("," in run for run in places)
    pieces: list[str] = []
    rest = integer.lstrip("0")
    for number, run in enumerate(reversed(places)):
        width = len(run.replace(",", ""))
        last = number == len(places) - 1
        part = rest if last else rest[-width:] if width else ""
        rest = "" if last else rest[: len(rest) - len(part)]
        zeros = run.replace(",", "").lstrip("#?").count("0")
        part = part.rjust(zeros, "0")
        pieces.append(f"{int(part):,}" if commas and len(places) == 1 and part and zeros < 2 else part)
    return pieces[::-1]


def _piece(match: re.Match[str], filled: list[str], fraction: str) -> str:
    if match[3]:
        return filled.pop(0)
    if match[4]:
        kept = fraction.rstrip("0") if set(match[5]) <= {"#", "?"} else fraction
        return f".{kept}" if kept else ""
    return match[1] or match[2] or match[6] or ""


def _date(value: Decimal, signs: str, since_1904: bool) -> Shown:
    """Return a day in ISO 8601, and as much of it as its format shows; with a time where there is one."""
    if not 0 <= value < 2_958_466:
        return _general(value), "a date that no calendar has"
    signs = signs.lower()
    clock = _moment(value, since_1904)
    if "y" not in signs and "d" not in signs and "h" in signs:
        return clock.time().isoformat() if value < 1 else clock.isoformat(" "), None
    if "y" in signs and "d" not in signs and "h" not in signs:
        if "m" not in signs:
            return f"{clock.year}年" if "年" in signs else str(clock.year), None
        return f"{clock.year}年{clock.month}月" if "月" in signs else f"{clock:%Y-%m}", None
    return clock.date().isoformat() if clock.time() == time() else clock.isoformat(" "), None


def _moment(value: Decimal, since_1904: bool) -> datetime:
    """Return the moment of a serial number. A sheet that counts from 1900 has a 29 February in that year."""
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if value >= 60 else 31)  # noqa: DTZ001
    return first + timedelta(seconds=int((value * 86400).to_integral_value(ROUND_HALF_UP)))
