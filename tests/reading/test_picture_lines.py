"""Lines recognised in a picture: the names in them are to be compared character by character, numbers of persons are
masked."""

import base64

import pytest

from checker.reading.model import MAX_TEXT
from checker.reading.picture_lines import NameToCompare, name_to_compare, picture_reading
from checker.screenshots.model import RecognisedLine, Recognition
from checker.service.checker import Checker

CUTOUT = {"webp": base64.b64encode(b"x"), "width": 1, "height": 1}


def recognition(*lines: str, kind: str = "text") -> Recognition:
    found = [
        RecognisedLine.model_validate({"text": line, "kind": kind, "box": (0, 0, 1, 1), "cutouts": [CUTOUT]})
        for line in lines
    ]
    return Recognition(lines=tuple(found), width=9, height=9, read_height=9)


def names(checker: Checker, *lines: str, kind: str = "text") -> list[list[str]]:
    reading = picture_reading(recognition(*lines, kind=kind), checker.read)
    return [[name.name for name in line.names] for line in reading.lines]


def test_each_name_is_pointed_out_in_its_own_line(starter_checker: Checker) -> None:
    lines = ("贷款人：重庆度小满小额贷款有限公司", "年利率：23.98%", "360借条 您的借款今日到期")
    assert names(starter_checker, *lines) == [["重庆度小满小额贷款有限公司"], [], ["360借条"]]
    assert names(starter_checker, "360借条", "360借条") == [["360借条"], ["360借条"]], "wherever it stands"
    assert names(starter_checker, "https://example.com/360借条", kind="qr_code") == [[]], "a code is exact"


@pytest.mark.parametrize(
    ("name", "character", "others"),
    [("360借条", "0", "O〇"), ("36O借条", "O", "0〇"), ("富友", "富", "官"), ("银享花", "银", "民")],
)
def test_a_character_that_recognition_confuses_is_named_with_what_it_is_taken_for(
    name: str, character: str, others: str
) -> None:
    found = {one.character: one.others for one in name_to_compare(name).characters}
    assert set(others) <= set(found[character])
    assert character not in found[character]


def test_a_name_without_such_a_character_is_to_be_compared_all_the_same() -> None:
    assert name_to_compare("拍拍呗") == NameToCompare(name="拍拍呗")


def test_numbers_of_persons_are_not_shown(starter_checker: Checker) -> None:
    lines = ("借款人身份证号：110101199003074530", "手机：13912345678", "贷款人：重庆度小满小额贷款有限公司")
    reading = picture_reading(recognition(*lines), starter_checker.read)
    shown = [line.text for line in reading.lines]
    assert [len(text) for text in shown] == [len(line) for line in lines]
    assert "199003074530" not in shown[0]
    assert "13912345678" not in shown[1]
    assert shown[2] == lines[2]


def test_more_than_one_text_may_hold_is_read_in_parts(starter_checker: Checker) -> None:
    long = "年" * 1900
    reading = picture_reading(recognition(*([long] * 12), "手机：13912345678"), starter_checker.read)
    assert sum(len(line.text) for line in reading.lines) > MAX_TEXT
    assert "13912345678" not in reading.lines[-1].text
    assert picture_reading(recognition("", ""), starter_checker.read).lines[0].text == ""
