"""The short answer holds its promises for every name on record: its size, its parts, one language, nothing hostile."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest

from checker.cli.output import plain_answer
from checker.cli.output.plain_answer import plain_lines
from checker.cli.output.short_answer import MOST_LINES, short_lines
from checker.cli.output.short_words import MORE, NO_PROOF
from checker.cli.terminal.cells import cell_len
from checker.cli.terminal.language import LANGS, pick
from checker.observations import observations
from checker.report import Report
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings
from checker.summary.model import Summary
from checker.summary.summarise import summarise
from tests.cli.speaking import speaking

CELLS: Final = 80
#: Every name on record is asked; every fifth beside a lender and answers, every fifth after a stop.
LENDER: Final = "招商银行股份有限公司"
STOP: Final = ("upfront_fee", "screen_share", "code_asked", "violence")
UNKNOWN: Final = 100
PARTS: Final = {"zh": ("现在做", "没核对", "结论", "名单"), "en": ("Do now", "Unchecked", "Result", "Lists")}
RECORD: Final = {"zh": ("最该知道", "记录"), "en": ("Know first", "On record")}
KEYS: Final = {"who", "does", "lends", "record", "do", "unchecked", "result", "lists", "note"}
#: What moves a cursor, rings a bell, writes backwards, hides itself.
HOSTILE: Final = "\x1b[2J\x1b]0;x\x07\u202e\u2066\u200b\t\n\r\x00甲"


@pytest.fixture(scope="module")
def checker(data_dir: Path) -> Checker:
    return Checker.open(Settings(data_dir=data_dir))


def names_of(checker: Checker) -> list[str]:
    """One name of every entity on record."""
    return sorted({entity.name for entity in checker.newest().graph.entities.values()})


def asked(names: list[str]) -> Iterator[dict[str, Any]]:
    """Questions about these names: each by itself; some beside a lender, some with answers that say stop."""
    keys = [question.key for question in observations()]
    for place, name in enumerate(names):
        yield {"name": name}
        if place % 5 == 0:
            key = keys[place // 5 % len(keys)]
            yield {"name": name, "lender": LENDER, "observed": {key: "yes"}}
        if place % 5 == 1:
            yield {"name": name, "lender": LENDER, "observed": dict.fromkeys(STOP, "yes")}


def faults_of(report: Report, summary: Summary) -> Iterator[str]:
    """What is wrong with a short answer, in either language."""
    for lang in LANGS:
        with speaking(lang):
            lines = [click.unstyle(line) for line in short_lines(report, summary, CELLS)]
            rows = [line.split("\t") for line in plain_lines(report, summary)]
        shown = "\n".join(lines)
        if len(lines) > MOST_LINES:
            yield f"{len(lines)} lines"
        if any(cell_len(line) > CELLS for line in lines):
            yield "too wide"
        labels = {line[:14].split("  ")[0].split("（")[0].split(" (")[0].strip() for line in lines}
        missing = [part for part in PARTS[lang] if part not in labels]
        if missing or not labels & set(RECORD[lang]):
            yield f"without {missing or 'a record'}"
        for words in (getattr(summary.word, lang), getattr(NO_PROOF, lang), getattr(MORE, lang)):
            if words not in shown:
                yield f"without {words}"
        if summary.limit and getattr(summary.limit, lang) not in shown.replace("\n" + " " * 16, " "):
            yield f"the claim lost its limit ({lang})"
        if summary.title[:8] not in shown or not {row[0] for row in rows} >= KEYS:
            yield "nobody, or a fact is missing"
        if report.situation.alert == "stop" and not lines[len(report.situation.doors[:2])].startswith("■"):
            yield "the stop is not first"
        if report.situation.alert == "stop" and pick(report.situation.separate) == "":
            yield "the name is judged by the stop"


def all_faults(checker: Checker, names: list[str]) -> tuple[int, list[str]]:
    """How many answers were read, and what is wrong with which."""
    found, number = [], 0
    for number, question in enumerate(asked(names), 1):  # noqa: B007 - the last one is the count
        report = checker.check(check_request(question))
        found += [f"{question}: {fault}" for fault in faults_of(report, summarise(report))]
    return number, found


def test_every_name_fits_on_one_screen_with_all_its_parts(checker: Checker) -> None:
    strangers = [f"没人听过的{number}号借款" for number in range(UNKNOWN)]
    number, found = all_faults(checker, [*names_of(checker)[::8], *strangers])
    assert found == []
    assert number > UNKNOWN + 250


@pytest.mark.exhaustive
def test_every_name_on_record_fits_on_one_screen(checker: Checker) -> None:
    number, found = all_faults(checker, names_of(checker))
    assert found == []
    assert number > 2000


def test_a_stop_comes_whole_before_the_name_and_answers_say_what_they_changed(checker: Checker) -> None:
    question = {"name": "360借条", "lender": "兴业消费金融股份公司", "observed": {"upfront_fee": "yes"}}
    report = checker.check(check_request(question))
    assert report.situation.separate is not None
    for lang, label in (("zh", "个回答"), ("en", "2 answers")):
        with speaking(lang):
            lines = [click.unstyle(line) for line in short_lines(report, summarise(report), CELLS)]
            whole = "".join(lines).replace(" ", "")
            assert pick(report.situation.do_now[0]).split("。")[0].split(". ")[0].replace(" ", "") in whole
            assert pick(report.situation.separate).replace(" ", "") in whole
        stop, name = (
            lines.index(next(line for line in lines if line.startswith("■"))),
            lines.index(next(line for line in lines if line.startswith("奇富借条"))),
        )
        assert stop < name
        assert sum(label in line for line in lines) == 1


def test_nothing_hostile_reaches_a_terminal_or_breaks_a_row(checker: Checker) -> None:
    report = checker.check(check_request({"name": "360借条"}))
    summary = summarise(report)
    worst = report.query.model_copy(update={"name": HOSTILE})
    entity = report.chain[1].entity.model_copy(update={"name": HOSTILE})
    chain = tuple(link.model_copy(update={"entity": entity}) for link in report.chain)
    report = report.model_copy(update={"query": worst, "chain": chain})
    lenders = tuple(lender.model_copy(update={"name": HOSTILE}) for lender in summary.lenders)
    summary = summary.model_copy(update={"title": HOSTILE, "lenders": lenders, "imitates": HOSTILE})
    shown = "".join(click.unstyle(line) for line in short_lines(report, summary, CELLS))
    rows = list(plain_lines(report, summary))
    hidden = set(HOSTILE) - set("[2J]0;x甲")
    assert not hidden & set(shown)
    assert not (hidden - {"\t"}) & set("".join(rows))
    assert rows[0].count("\t") == 2


def test_the_keys_of_a_pipe_are_those_of_the_contract() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    section = page.split("## A name in a pipe")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[a-z`, ]+`) \|", section, re.MULTILINE)
    described = {key for row in rows for key in re.findall(r"[a-z]+", row)}
    source = re.sub(r'== "\w+"|"""[^"]+"""', "", Path(plain_answer.__file__).read_text("utf-8"))
    written = set(re.findall(r'"([a-z]+)"', source))
    assert described == written
    assert described >= KEYS


def test_a_long_name_is_cut_and_a_legal_name_is_not(checker: Checker) -> None:
    for name in ("长" * 120, "x" * 120):
        report = checker.check(check_request({"name": name}))
        lines = [click.unstyle(line) for line in short_lines(report, summarise(report), CELLS)]
        assert max(map(cell_len, lines)) <= CELLS
        assert lines[0].endswith("…") or lines[1].endswith("…") or name in "".join(lines[:2])
    for firm in ("招联消费金融股份有限公司", "深圳前海微众银行股份有限公司"):
        report = checker.check(check_request({"name": firm}))
        assert any(firm in line for line in short_lines(report, summarise(report), CELLS))
