"""The code on a sheet: it says when and from what the sheet was made, and nobody else can make one."""

import pytest

from checker.server_secret import FILE
from checker.settings import Settings
from checker.sheet.code import CodeError, code_of, parse_code
from checker.sheet.keys import SheetKeys
from tests.every_case import every_case
from tests.sheet.conftest import KEYS, Office

NAME = "360借条"


def test_a_code_is_read_however_it_was_typed(office: Office) -> None:
    sheet, code = office.issue(NAME)
    assert len(code.letters) == 40
    assert len(str(code).split()) == 10
    for typed in (str(code), code.letters.lower(), str(code).replace(" ", "-"), f"  {code}\n"):
        assert parse_code(typed) == code
    assert code.issue.issued == sheet.issued
    assert (code.issue.revision, code.issue.ruleset) == (sheet.revision, sheet.ruleset)
    misread = code.letters.replace("O", "0").replace("I", "1").replace("B", "8")
    assert parse_code(misread) == code


def test_every_changed_letter_of_a_code_is_told(office: Office) -> None:
    sheet, code = office.issue(NAME)
    assert code.of_lookup(NAME, KEYS)
    assert code.of_content(sheet, KEYS)
    for place, letter in enumerate(code.letters):
        for other in {"A", "2", "7", "Z"} - {letter}:
            changed = code.letters[:place] + other + code.letters[place + 1 :]
            try:
                parsed = parse_code(changed)
            except CodeError:
                continue
            assert not (parsed.of_lookup(NAME, KEYS) and parsed.of_content(sheet, KEYS)), changed


@every_case("typed", ["", "ABC", "A" * 39, "A" * 41, "借" * 40, "9" * 40, "Z" * 40])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(CodeError):
        parse_code(typed)


def test_a_code_is_of_one_name_one_content_and_one_server(office: Office) -> None:
    sheet, code = office.issue(NAME)
    assert not code.of_lookup("奇富借条", KEYS)
    for field, value in (("revision", sheet.revision - 1), ("basis", sheet.no_record or sheet.word), ("records", ())):
        assert not code.of_content(sheet.model_copy(update={field: value}), KEYS), field
    fewer = sheet.lists.model_copy(update={"not_checked": 0})
    assert code.of_content(sheet.model_copy(update={"lists": fewer}), KEYS)  # a list was read again, nothing else
    record = sheet.records[0].model_copy(update={"number": "0" * 64})
    assert not code.of_content(sheet.model_copy(update={"records": (record, *sheet.records[1:])}), KEYS)
    stranger = SheetKeys(b"x" * 32)
    assert not code.of_lookup(NAME, stranger)
    assert not code.of_content(sheet, stranger)


def test_sheets_outlive_a_change_of_the_secret(office: Office, settings: Settings) -> None:
    first, second = "a" * 32, "b" * 32
    sheet = office.sheet(NAME)
    given = settings.model_copy(update={"secret_key": None})
    code = code_of(sheet, SheetKeys.of(given))  # by the key of the data folder
    assert (settings.data_dir / FILE).exists()
    secret = Settings(data_dir=settings.data_dir, secret_key=first)
    assert code.of_content(sheet, SheetKeys.of(secret))
    later = code_of(sheet, SheetKeys.of(secret))
    assert later.letters != code.letters
    changed = Settings(data_dir=settings.data_dir, secret_key=second)
    assert not later.of_lookup(NAME, SheetKeys.of(changed))
    remembers = Settings(data_dir=settings.data_dir, secret_key=second, former_secret_keys=f"{'c' * 32},{first}")
    assert later.of_lookup(NAME, SheetKeys.of(remembers))
    assert later.of_content(sheet, SheetKeys.of(remembers))
    assert code_of(sheet, SheetKeys.of(remembers)) != later  # new sheets bear the new one
