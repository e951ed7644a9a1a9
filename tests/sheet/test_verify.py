"""A sheet is checked without having been stored: what it said is made again, from its own data, day and rules."""

from datetime import timedelta

from checker.errors import UnknownRevisionError
from checker.report import Report
from checker.request.model import CheckRequest
from checker.sheet.verify import verify
from registries.model import Text
from tests.sheet.conftest import KEYS, Office, moment


def test_a_sheet_of_today_is_unchanged(office: Office) -> None:
    for name in ("360借条", "考拉速借", "招联消费金融", "银享花", "从没有过的名字借条"):
        sheet, code = office.issue(name)
        found = verify(name, code, KEYS, office.check)
        assert found.state == "unchanged", name
        assert found.sheet == sheet


def test_an_old_sheet_says_what_it_said_and_today_is_beside_it(office: Office) -> None:
    issued = moment() - timedelta(days=3)
    sheet, code = office.issue("考拉速借", issued, revision=1)
    found = verify("考拉速借", code, KEYS, office.check)
    assert found.state == "unchanged"
    assert found.sheet == sheet
    assert found.report is not None
    assert found.report.replay is not None
    assert found.report.replay.now.standing == "warned"  # revision 1 did not know it
    assert sheet.records == ()


def test_nothing_is_looked_up_for_a_code_that_is_not_ours(office: Office) -> None:
    _, code = office.issue("360借条")

    def refuse(request: CheckRequest) -> Report:
        raise AssertionError(request)

    assert verify("奇富借条", code, KEYS, refuse).state == "not_ours"


def test_what_cannot_be_made_again_is_neither_unchanged_nor_foreign(office: Office) -> None:
    _, code = office.issue("360借条")

    def without_a_record(request: CheckRequest) -> Report:
        report = office.check(request)
        return report.model_copy(update={"evidence": report.evidence[:-1]})

    def no_revision(request: CheckRequest) -> Report:
        raise UnknownRevisionError(Text(zh="无", en="none"), "as_of_rev")

    lacking = verify("360借条", code, KEYS, without_a_record)
    assert lacking.state == "not_repeatable"
    assert lacking.sheet is not None
    gone = verify("360借条", code, KEYS, no_revision)
    assert (gone.state, gone.sheet) == ("not_repeatable", None)
