"""What to do, taken along: right by the standard, read back by a parser, and silent to whoever glances at the phone."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from checker.china_time import today_in_china

#: What a phone shows of an entry before anybody opens it.
OUTSIDE = ("SUMMARY", "LOCATION", "CATEGORIES", "URL", "ORGANIZER")
TELLING = ("借", "贷", "债", "催", "钱", "360", "奇富", "loan", "debt", "lend", "money")


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


def test_the_calendar_is_read_back_and_its_titles_tell_a_stranger_nothing(real: FlaskClient) -> None:
    for lang in ("zh", "en"):
        response = real.get("/todo.ics", query_string={"name": "360借条", "lang": lang})
        assert response.mimetype == "text/calendar"
        calendar = Calendar.from_ical(response.data)
        events = list(calendar.walk("VEVENT"))
        assert len(events) == 4
        assert events[0].decoded("DTSTART") == today_in_china()
        assert "110" in events[0]["DESCRIPTION"]
        assert "12378" in events[2]["DESCRIPTION"]
        assert (events[2].decoded("DTSTART") - events[0].decoded("DTSTART")).days == 16
        outside = str(calendar["PRODID"]) + "".join(str(event.get(key, "")) for event in events for key in OUTSIDE)
        assert [word for word in TELLING if word in outside.replace("lender-checker", "")] == []
        assert all(event["CLASS"] == "PRIVATE" for event in events)
        assert all(re.fullmatch("[0-9a-f]{32}@todo", event["UID"]) for event in events)
        assert not calendar.walk("VALARM")


def test_the_same_entry_comes_once_however_often_it_is_saved(real: FlaskClient) -> None:
    def uids(name: str) -> list[str]:
        calendar = Calendar.from_ical(real.get("/todo.ics", query_string={"name": name}).data)
        return [str(event["UID"]) for event in calendar.walk("VEVENT")]

    assert uids("360借条") == uids("360借条")
    assert len({*uids("360借条"), *uids("招联消费金融")}) == 8


def test_the_text_has_steps_numbers_and_the_address(real: FlaskClient) -> None:
    response = real.get("/todo.txt", query_string={"name": "360借条"})
    text = response.get_data(as_text=True)
    assert response.content_type == "text/plain; charset=utf-8"
    assert text.startswith("现在怎么办")
    assert [line[:2] for line in text.splitlines() if line[1:2] == "."] == ["1.", "2.", "3."]
    for part in ("110", "12378", "不是推荐，不能当证明", "/check?name=360%E5%80%9F%E6%9D%A1"):
        assert part in text
    assert 'filename="to-do.txt"' in response.headers["Content-Disposition"]
