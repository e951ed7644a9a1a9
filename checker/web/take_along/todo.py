"""What to do now, to take along: as a calendar and as plain text. By name alone: no answer of a person is in either."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from flask import Response, request, url_for

from checker.errors import QueryError
from checker.service.current import current_checker
from checker.sheet.keys import SheetKeys
from checker.web.check import check_form
from checker.web.check.ask_page import ask_again
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language
from checker.web.take_along.current_keys import sheet_keys

#: Days after which to look again, and by which a complaint of today has its answer: 15 days where the facts are clear,
#: 60 at most (《银行业保险业消费投诉处理管理办法》, in force since 2020-03-01).
_REMINDERS: Final = {"todo.again": 7, "todo.answer": 16, "todo.late": 61}


@dataclass(frozen=True)
class Entry:
    """One thing to do on a day: a title that tells a stranger nothing, and what to do."""

    day: date
    title: str
    text: str


def entries(page: ReportPage) -> list[Entry]:
    """Return what to do today, and when to look again."""
    t, today = page.t, page.report.judged_on
    now = "\n".join((*_numbered(page), "", *_phones(page)))
    later = [(today + timedelta(days=days), t(key)) for key, days in _REMINDERS.items()]
    all_entries = [(today, now), *later]
    return [Entry(day, t("todo.entry", n=n), text) for n, (day, text) in enumerate(all_entries, 1)]


def calendar_of(page: ReportPage, keys: SheetKeys) -> bytes:
    """Return the entries as iCalendar (RFC 5545), whole days. No title, and nothing else that a calendar shows before
    it is opened, names a loan or a firm; the same report gives the same identifiers, so that none comes twice."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - a tenth of a second that no other page pays

    calendar = Calendar()
    calendar.add("prodid", "-//lender-checker//todo//ZH")
    calendar.add("version", "2.0")
    for entry in entries(page):
        event = Event()
        about = f"{page.report.query.name}\n{entry.day}\n{entry.title}".encode()
        event.add("uid", f"{keys.mark(b'calendar', about).hex()[:32]}@todo")
        event.add("dtstamp", datetime.combine(page.report.judged_on, time(), UTC))
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.title)
        event.add("description", entry.text)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def text_of(page: ReportPage, link: str) -> str:
    """Return the entries as plain text, with the name looked up and its address."""
    t, report = page.t, page.report
    lines = [t("todo.text_title", name=report.query.name, date=t.date(report.judged_on)), "", *_numbered(page)]
    lines += ["", t("todo.call"), *_phones(page), "", t("todo.later")]
    lines += [f"{t.date(entry.day)}{t('punct.colon')}{entry.text}" for entry in entries(page)[1:]]
    return "\n".join([*lines, "", t("todo.not_proof"), link, ""])


@blueprint.get("/todo.ics")
def todo_calendar() -> Response:
    """Send what to do on a name as a calendar."""
    return _answer(lambda page: _file(calendar_of(page, sheet_keys()), "text/calendar", "to-do.ics"))


@blueprint.get("/todo.txt")
def todo_text() -> Response:
    """Send what to do on a name as plain text."""

    def file(page: ReportPage) -> Response:
        link = url_for("web.check", name=page.report.query.name, _external=True)
        return _file(text_of(page, link).encode(), "text/plain", "to-do.txt")

    return _answer(file)


def _answer(file: Callable[[ReportPage], Response]) -> Response:
    try:
        report = current_checker().check(check_form.from_url(request.args.to_dict(flat=False)))
    except QueryError as fault:
        return ask_again(fault)
    return file(ReportPage(report, Translator(language())))


def _file(body: bytes, mimetype: str, filename: str) -> Response:
    response = Response(body, content_type=f"{mimetype}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _numbered(page: ReportPage) -> list[str]:
    return [f"{n}. {step}" for n, step in enumerate(page.steps, 1)]


def _phones(page: ReportPage) -> list[str]:
    """Return the numbers to ring, each with what it is for."""
    return [f"{link.phone} {page.t.say(link.title)}" for link in page.report.links if link.phone]
