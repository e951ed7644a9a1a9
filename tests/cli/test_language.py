"""Whatever commands say is in one language: the reader's, by `--lang` or by the locale."""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
import pytest

from checker.cli.main import COMMANDS, cli
from checker.cli.terminal.cells import cell_len
from checker.cli.terminal.language import LANGS, Lang, language_of
from tests.cli.speaking import speaking
from tests.cli.test_main import Run, one_line, run

__all__ = ["run"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
#: An English sentence: four words in a row.
ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b ){3}[a-z]{2,}")
LOCALES: list[tuple[Mapping[str, str], Lang | None]] = [
    ({}, None),
    ({"LANG": "C"}, None),
    ({"LANG": "C.UTF-8"}, None),
    ({"LANG": "POSIX"}, None),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh"}, "zh"),
    ({"LANG": "zh_TW"}, "zh"),
    ({"LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "fr_FR@euro"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
    ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB", "LC_ALL": "zh_HK"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "de:zh"}, "en"),
    ({"LC_ALL": "C", "LANGUAGE": "en"}, None),
    ({"LC_CTYPE": "en_US.UTF-8"}, None),
]


def test_the_locale_names_the_language_and_the_option_overrules_it() -> None:
    for environment, lang in LOCALES:
        assert language_of(["check", "x"], environment) == lang, environment
        assert language_of(["check", "x", "--lang", "en"], environment) == "en"
        assert language_of(["--lang=zh", "check", "x"], environment) == "zh"
        assert language_of(["check", "--", "--lang", "en"], environment) == lang
        assert language_of(["check", "x", "--lang", "fr"], environment) == lang


def commands(group: click.Group, ctx: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=ctx)
        yield f"{ctx.info_name} {name}", command, inner
        if isinstance(command, click.Group):
            yield from commands(command, inner)


def test_the_help_of_every_command_is_in_one_language_and_fits() -> None:
    root = click.Context(cli, info_name="lender-checker")
    shown = {lang: {} for lang in LANGS}
    for lang in LANGS:
        with speaking(lang):
            for path, command, ctx in [("lender-checker", cli, root), *commands(cli, root)]:
                ctx.formatter_class = command.context_class.formatter_class
                shown[lang][path] = command.get_help(ctx)
    assert len(shown["zh"]) > len(COMMANDS) + 10
    for path, text in shown["zh"].items():
        assert CHINESE.search(text), path
        assert not ENGLISH.search(text), path
        assert "用法" in text
        assert "显示这段说明" in text
    for path, text in shown["en"].items():
        assert not CHINESE.search(text), path
        assert "show this message" in text
    for text in (text for helps in shown.values() for text in helps.values()):
        assert " | " not in text
        assert max(map(cell_len, text.splitlines())) <= 80
        assert len(text.splitlines()) <= 40


FAULTS: list[tuple[tuple[str, ...], str, str]] = [
    (("chek", "x"), "check", "check"),
    (("check", "x", "--lendr", "y"), "--lender", "--lender"),
    (("check", "x", "--observed", "upfrontfee"), "upfront_fee", "upfront_fee"),
    (("check", "x", "--observed", "screenshare=no"), "screen_share", "screen_share"),
    (("collector", "x", "--observed", "student"), "lender-checker questions --collector", "questions --collector"),
    (("check",), "没写参数", "Missing argument"),
    (("wxyz",), "lender-checker --help", "lender-checker --help"),
    (("check", ""), "请写上要查的名字", "Please give"),
    (("check", "x", "--on", "tomorrow"), "日期请写成 2026-11-24 这样。", "Write dates like 2026-11-24."),
    (("check", "13912345678"), "手机号", "mobile"),
    (("cost", "--received", "x", "--pay", "12x902"), "金额", "amount"),
    (("serve", "--port", "0"), "1<=x<=65535", "1<=x<=65535"),
    (("diff", "1", "999"), "没有版本999", "there is no revision 999"),
    (("review", "nfra.legal_persons", "--approve"), "没有等人看的", "nothing of"),
    (("rollback", "nfra.legal_persons"), "没有发布过", "was ever published"),
    (("import", "nfra.legal_person", __file__), "nfra.legal_persons", "nfra.legal_persons"),
    (("corrections", "show", "x"), "编号像 ACEF-3479-GHJK", "it looks like ACEF-3479-GHJK"),
    (("corrections", "show", "ACEF-3479-GHJK"), "单子", "ticket"),
    (("corrections", "floods", "--within", "x"), "写成 90m、24h 或 1d", "write 90m, 24h or 1d"),
]


def test_a_fault_is_one_line_in_one_language_and_names_what_is_near(run: Run) -> None:
    for words, zh, en in FAULTS:
        chinese, english = (one_line(run(*words, "--lang", lang), 2) for lang in LANGS)
        assert zh in chinese, words
        assert en in english, words
        assert CHINESE.search(chinese), words
        assert not CHINESE.search(re.sub("[借元万]", "", english)), words


def test_a_language_that_is_none_is_refused(run: Run) -> None:
    assert "'zh', 'en'" in one_line(run("check", "x", "--lang", "fr"), 2)


def test_a_mistyped_key_names_the_nearest_three(run: Run) -> None:
    line = one_line(run("check", "x", "--observed", "private_paye", "--lang", "en"), 2)
    nearest = line.partition("Nearest: ")[2].partition(". ")[0].split(", ")
    assert nearest[0] == "private_payee"
    assert len(nearest) == 3
    assert "private_paye," not in line  # what was typed is not repeated


def test_whole_texts_are_in_one_language(run: Run) -> None:
    names = ("360借条", "招联消费金融", "华道数据处理(苏州)有限公司")
    asked: dict[str, Callable[[str], tuple[str, ...]]] = {
        "full": lambda name: ("check", name, "--full"),
        "collector": lambda name: ("collector", name),
    }
    for name in names:
        for words in asked.values():
            chinese, english = (run(*words(name), "--lang", lang).stdout.decode() for lang in LANGS)
            assert not ENGLISH.search(without_quotes(chinese)), words
            lines = [line for line in english.splitlines() if len(CHINESE.findall(line)) > 45]
            assert lines == []
    costs = [run("cost", "--received", "10000", "--pay", "12x902", "--lang", lang).stdout.decode() for lang in LANGS]
    assert not ENGLISH.search(without_quotes(costs[0]))
    assert "annual cost 14.88%" in costs[1]


def without_quotes(text: str) -> str:
    """The text without addresses."""
    return re.sub(r"https?://\S+", "", text)


def test_machine_output_is_the_same_in_every_language(run: Run) -> None:
    for words in (("check", "360借条", "--json"), ("sources", "--json"), ("questions", "--json")):
        chinese, english = (run(*words, "--lang", lang) for lang in LANGS)
        without_time = [re.sub(rb'"generated_at":"[^"]+"', b"", done.stdout) for done in (chinese, english)]
        assert without_time[0] == without_time[1] != b""


def test_click_s_sentences_are_compiled_as_they_are_written() -> None:
    folder = Path(cli_folder()) / "locale" / "zh" / "LC_MESSAGES"
    source = (folder / "messages.po").read_text("utf-8")
    with (folder / "messages.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    pairs = re.findall(r'^msgid "(.+)"\n(?:msgid_plural "(.+)"\n)?msgstr(?:\[0\])? "(.+)"$', source, re.MULTILINE)
    assert len(pairs) > 25
    for one, several, chinese in pairs:
        message = one.replace("\\n", "\n").replace("\\t", "\t")
        translated = catalogue.ngettext(message, several, 1) if several else catalogue.gettext(message)
        assert translated == chinese


def cli_folder() -> Path:
    from checker.cli.terminal import language  # noqa: PLC0415 - only for where it lies

    return Path(language.__file__).parent


@pytest.mark.parametrize("flag", [(), ("--collector",)])
def test_the_questions_are_listed_for_people_and_for_programs(run: Run, flag: tuple[str, ...]) -> None:
    rows = [line.split("\t") for line in run("questions", *flag, "--lang", "en").stdout.decode().splitlines()]
    keys = [row[0] for row in rows]
    assert ["upfront_fee" in keys, "violence" in keys] == [not flag, True]
    assert all(len(row) == 3 and row[2].endswith("?") for row in rows)
    screen = run("questions", *flag, FORCE_COLOR="1").stdout.decode()
    assert max(map(cell_len, screen.splitlines())) <= 80
    assert all(key in screen for key in keys)
