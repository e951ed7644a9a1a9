"""The page /emergency and the same as a plain text to save: the first hour after money was sent.

Whoever opened it once can open it again within a day without a network: it is complete in itself and may be kept.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, Literal

from flask import Response, request

from checker.guidance import Guide, guides
from checker.web.i18n import Lang, Translator
from checker.web.rendering import blueprint, language, page
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

FILE: Final = Path(__file__).with_name("emergency.yaml")
When = Literal["now", "ten", "hour", "today", "later"]

#: Nothing personal is in it: a browser, and any cache on the way, may keep it a day, and show it a week more while we
#: cannot be reached.
CACHE_CONTROL: Final = "public, max-age=86400, stale-if-error=604800"


class FirstHourStep(Frozen):
    """One thing to do and by when. `law`: its legal basis; `said`: known from public reports only."""

    when: When
    zh: str
    en: str
    law: Text | None = None
    said: bool = False

    @property
    def text(self) -> Text:
        """The step in both languages."""
        return Text(zh=self.zh, en=self.en)


class FirstHourCase(Frozen):
    """What to do for one way of paying, or one thing given away."""

    key: str
    title: Text
    steps: tuple[FirstHourStep, ...]


class EmergencyNumber(Frozen):
    """A number and what it is for."""

    phone: str
    title: Text


class FirstHour(Frozen):
    """The whole page."""

    times: dict[When, Text]
    steps: tuple[FirstHourStep, ...]
    cases: tuple[FirstHourCase, ...]
    numbers: tuple[EmergencyNumber, ...]
    guides: tuple[str, ...]

    @property
    def read_next(self) -> tuple[Guide, ...]:
        """The guides that go on from here; one that is not there is left out."""
        return tuple(guides()[slug] for slug in self.guides if slug in guides())

    def at(self, when: When) -> tuple[FirstHourStep, ...]:
        """Return the steps of that time."""
        return tuple(step for step in self.steps if step.when == when)


@cache
def first_hour() -> FirstHour:
    """Return the page's texts. Raises ValidationError where the data is wrong."""
    return FirstHour.model_validate(read_yaml(FILE.read_text(encoding="utf-8")))


@blueprint.get("/emergency")
def emergency() -> Response:
    """Show what to do in the first hour after money was sent."""
    return _cached(page("emergency", language(), hour=first_hour()))


@blueprint.get("/emergency.txt")
def emergency_text() -> Response:
    """Send the same as plain text, Chinese then English, to be saved on a phone."""
    return _cached(Response(plain_text(), content_type="text/plain; charset=utf-8"))


def _cached(response: Response) -> Response:
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def plain_text() -> str:
    """Return the page in both languages as lines of text."""
    chinese, english = ("\n".join(_text_lines(lang)) for lang in ("zh", "en"))
    return f"{chinese}\n\n{'-' * 30}\n\n{english}\n"


def _text_lines(lang: Lang) -> Iterator[str]:
    t, hour = Translator(lang), first_hour()
    yield from (t("emergency.title"), "", t("help.danger"), t("help.talk"), t("help.calm"))
    for when, title in hour.times.items():
        yield from ("", f"【{t.say(title)}】", *_lines(hour.at(when), t))
    for case in hour.cases:
        yield from ("", f"■ {t.say(case.title)}", *_lines(case.steps, t, hour))
    yield from ("", t("emergency.numbers"))
    yield from (f"{number.phone}  {t.say(number.title)}" for number in hour.numbers)


def _lines(steps: Iterable[FirstHourStep], t: Translator, hour: FirstHour | None = None) -> Iterator[str]:
    for place, step in enumerate(steps, 1):
        when = f"[{t.say(hour.times[step.when])}] " if hour else ""
        law = f"（{t.say(step.law)}）" if step.law else ""
        report_note = f"（{t('emergency.said')}）" if step.said else ""
        yield f"{place}. {when}{t.say(step.text)}{law}{report_note}"
