"""The reader's language: `--lang`, else the locale, else Chinese. Whatever a command prints is in that one alone.

Machine output (JSON, the keys of the tab-separated form, exit codes) is the same in every language.
"""

import gettext
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:  # `--help` pays for no pydantic
    from registries.model import Text

Lang = Literal["zh", "en"]
LANGS: Final[tuple[Lang, ...]] = get_args(Lang)
OPTION: Final = "--lang"

#: Click's own sentences in Chinese, compiled by `make messages`.
_CATALOGUE: Final = f"{__file__.rpartition(os.sep)[0]}{os.sep}locale"  # `--help` pays for no pathlib
#: Locales that name no language: a bare container, a cron job.
_NO_LANGUAGE: Final = frozenset({"", "C", "POSIX"})


class _Reader:
    lang: Lang = "zh"


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang | None:
    """Return the language that `--lang` names anywhere in the arguments, else the locale's: `zh` for Chinese ones, `en`
    for all others; None where neither names one."""
    return _named(arguments) or _of_locale(environment)


def use_language(lang: Lang) -> None:
    """Speak this language from now on, click's own sentences included."""
    _Reader.lang = lang
    os.environ["LANGUAGE"] = lang  # by which gettext chooses, before the locale
    gettext.bindtextdomain("messages", _CATALOGUE)


def language() -> Lang:
    """Return the language in use."""
    return _Reader.lang


def say(zh: str, en: str) -> str:
    """Return the one of both that the reader reads."""
    return zh if _Reader.lang == "zh" else en


def pick(text: "Text | str | None") -> str:
    """Return the reader's half of a sentence; a plain string as it is, "" for None."""
    if text is None or isinstance(text, str):
        return text or ""
    return say(text.zh, text.en)


def _named(arguments: Sequence[str]) -> Lang | None:
    """Return the last known language after `--lang`; a value that is none is click's to refuse."""
    chosen: Lang | None = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        option, equals, value = word.partition("=")
        if option == OPTION:
            following = arguments[place + 1] if place + 1 < len(arguments) else ""
            chosen = next((lang for lang in LANGS if lang == (value if equals else following)), chosen)
    return chosen


def _of_locale(environment: Mapping[str, str]) -> Lang | None:
    """Return the language of the messages' locale, as GNU gettext finds it: LANGUAGE counts unless the locale is C."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    if locale not in {"C", "POSIX"}:
        for name in environment.get("LANGUAGE", "").split(":"):
            if name:
                return _lang(name)
    return _lang(locale)


def _lang(locale: str) -> Lang | None:
    code = locale.partition(".")[0].partition("@")[0]
    if code in _NO_LANGUAGE:
        return None
    return "zh" if code.replace("-", "_").partition("_")[0].lower() in {"zh", "chinese"} else "en"
