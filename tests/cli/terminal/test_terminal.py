"""`check` on a real terminal, in a pipe, and behind encodings that have no Chinese: a first one of each kind in a
process that is started, the others in forks of one that is loaded."""

import os
import re
import subprocess
from pathlib import Path

import click

from checker.cli.terminal.cells import cell_len
from tests.cli.terminal.screens import bare, command, on_terminal, preloaded_on_terminal
from tests.preloaded import run_preloaded

CHECK = ("check", "360借条")
KEYS = [
    "who",
    "operator",
    "imitated",
    "does",
    "lends",
    "record",
    "do",
    "unchecked",
    "lender",
    "result",
    "lists",
    "note",
]
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def test_a_terminal_shows_one_screen_in_the_reader_s_language(data_dir: Path) -> None:
    cases = {"zh_CN.UTF-8": ("现在做", "Do now"), "en_GB.UTF-8": ("Do now", "现在做")}
    for locale, (there, absent) in cases.items():
        environment = bare(data_dir, LANG=locale)
        started = locale == "zh_CN.UTF-8"
        shown = on_terminal(command(*CHECK), environment) if started else preloaded_on_terminal(CHECK, environment)
        lines = click.unstyle(shown).splitlines()
        assert len(lines) <= 25
        assert max(map(cell_len, lines)) <= 80
        assert there in shown
        assert absent not in shown
        assert "\x1b[33m" in shown  # what to know first is amber
        assert "\x1b" not in STYLE.sub("", shown)


def test_colours_go_where_they_are_not_wanted(data_dir: Path) -> None:
    for more in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CLICOLOR": "0"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        shown = preloaded_on_terminal(CHECK, bare(data_dir, **more))
        assert "\x1b" not in shown
        assert "谁放款" in shown


def test_a_narrow_terminal_wraps_whole_words(data_dir: Path) -> None:
    shown = preloaded_on_terminal(CHECK, bare(data_dir, NO_COLOR="1"), columns=40)
    lines = shown.splitlines()
    assert max(map(cell_len, lines)) <= 40
    assert "    上海淇毓信息科技有限公司" in lines
    assert "  --lender" not in shown  # a command is broken between its words
    by_variable = preloaded_on_terminal(CHECK, bare(data_dir, NO_COLOR="1", COLUMNS="40"), columns=132)
    assert by_variable == shown


def test_a_pipe_gets_a_fact_a_line(data_dir: Path) -> None:
    plain = piped(bare(data_dir), *CHECK, started=True)
    rows = [line.split("\t") for line in plain.splitlines()]
    assert list(dict.fromkeys(row[0] for row in rows)) == KEYS
    assert rows[0] == ["who", "奇富借条", "360借条"]
    assert ["lender", "兴业消费金融股份公司", "消费金融公司", "2025-06-30", "已旧"] in rows
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row[1]) and len(row) == 5 for row in rows if row[0] == "record")
    assert [len(row) for row in rows[-3:]] == [3, 5, 5]
    for options, more in (
        (("--lang", "en"), {}),
        (("--lang=en",), {"LANG": "zh_CN.UTF-8"}),
        ((), {"LC_MESSAGES": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}),
        ((), {"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh"}),
    ):
        english = [line.split("\t") for line in piped(bare(data_dir, **more), *CHECK, *options).splitlines()]
        assert [row[0] for row in english] == [row[0] for row in rows]
        assert english[-1][:2] == ["note", "Not a recommendation, not proof"]


def test_forced_colours_show_the_screen_in_a_pipe_and_plain_shows_the_facts_anywhere(data_dir: Path) -> None:
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        environment = bare(data_dir, **{name: "1"})
        assert "\x1b[33m" in piped(environment, *CHECK)
        assert piped(environment, *CHECK, "--plain") == piped(bare(data_dir), *CHECK)
    shown = preloaded_on_terminal((*CHECK, "--plain"), bare(data_dir))
    assert "\x1b" not in shown
    assert "who\t奇富借条" in shown.replace("        ", "\t")


def test_what_an_encoding_lacks_is_degraded_and_told_once(data_dir: Path) -> None:
    cases = {"ascii": "who\t????????\t360????", "latin-1": "who\t????????\t360????", "gbk": "who\t奇富借条\t360借条"}
    for encoding, first in cases.items():
        done = run(bare(data_dir, PYTHONIOENCODING=encoding), *CHECK, started=encoding == "ascii")
        told = done.stderr.decode(encoding).splitlines()
        assert done.returncode == 0
        assert done.stdout.decode(encoding).splitlines()[0] == first
        assert len(told) == (0 if encoding == "gbk" else 1)
        assert all("PYTHONIOENCODING=utf-8" in line for line in told)
    screen = run(bare(data_dir, PYTHONIOENCODING="ascii", FORCE_COLOR="1"), *CHECK, "--lang", "zh")
    assert "_ ??" in screen.stdout.decode("ascii"), "an empty box is an underscore"
    data = run(bare(data_dir, PYTHONIOENCODING="ascii"), *CHECK, "--json")
    assert "奇富借条" in data.stdout.decode("utf-8")
    assert data.stderr == b""
    broken = run(bare(data_dir, PYTHONIOENCODING="ascii"), "check", "a", "--observed", "upfront")
    assert (broken.returncode, broken.stdout) == (2, b"")
    assert b"upfront_fee" in broken.stderr


def test_the_c_locale_writes_utf_8(data_dir: Path) -> None:
    for more in ({"LC_ALL": "C"}, {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}):
        done = run(bare(data_dir, **more), *CHECK, started=True)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith("who\t奇富借条")


def test_a_reader_who_leaves_hears_nothing_more(data_dir: Path) -> None:
    for words in (CHECK, (*CHECK, "--full"), ("questions",), ("--help",)):
        reader, writer = os.pipe()
        process = subprocess.Popen(command(*words), stdout=writer, stderr=subprocess.PIPE, env=bare(data_dir))
        os.close(reader)
        os.close(writer)
        _, told = process.communicate(timeout=120)
        assert (told, process.returncode) == (b"", 130)


def run(environment: dict[str, str], *words: str, started: bool = False) -> subprocess.CompletedProcess[bytes]:
    if not started:
        return run_preloaded(words, environment)
    return subprocess.run(command(*words), capture_output=True, timeout=120, env=environment, check=False)


def piped(environment: dict[str, str], *words: str, started: bool = False) -> str:
    done = run(environment, *words, started=started)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()
