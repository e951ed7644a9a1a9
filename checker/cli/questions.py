"""`lender-checker questions`, and `--observed` of other commands: the closed list of questions at the command line."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import click
from click.shell_completion import CompletionItem

from checker.cli.options import AS_JSON
from checker.cli.terminal import screen
from checker.cli.terminal.cells import padded, wrapped
from checker.cli.terminal.language import pick
from checker.cli.terminal.lines import print_json, print_styled
from checker.cli.terminal.one_language_help import Command
from checker.errors import BadParameterError
from checker.observations import Observation, observations
from registries.model import Text

#: The command that lists the keys.
LISTED_BY: Final = "lender-checker questions"
_TWICE: Final = Text(zh="同一个情况写了两次。", en="The same observation is given twice.")
_ANSWERS: Final = ("yes", "no", "unknown")
_NEAREST: Final = 3
_KEY_CELLS: Final = 27


@click.command(cls=Command)
@click.option("--collector", "of_collector", is_flag=True, help="只看催收能回答的 | only those that `collector` takes")
@AS_JSON
def questions(*, of_collector: bool, as_json: bool) -> None:
    """--observed 能回答的问题 | the questions that --observed answers

    写成 --observed KEY=yes、KEY=no 或 KEY=unknown；只写 KEY 就是 yes。不知道的不用写。
    | Write --observed KEY=yes, KEY=no
    or KEY=unknown; KEY alone means yes. Leave out what you do not know.
    """
    keys = _of_collector() if of_collector else None
    listed = [question for question in observations() if keys is None or question.key in keys]
    if as_json:
        print_json([question.model_dump(mode="json") for question in listed])
    else:
        print_styled(_lines(listed) if screen.is_screen() else _rows(listed), colour=False)


def _rows(listed: Iterable[Observation]) -> Iterator[str]:
    for question in listed:
        yield "\t".join((question.key, question.section, pick(question.question)))


def _lines(listed: Iterable[Observation]) -> Iterator[str]:
    for question in listed:
        first, *rest = wrapped(pick(question.question), screen.width() - _KEY_CELLS)
        yield padded(question.key, _KEY_CELLS) + first
        yield from (" " * _KEY_CELLS + line for line in rest)


def parse_observed(options: Iterable[str], keys: Collection[str], listed_by: str = LISTED_BY) -> dict[str, str]:
    """Return {KEY: answer} from KEY=yes, KEY=no, KEY=unknown, or a bare KEY for yes. Raises BadParameterError for a key
    that is there twice, or is none of `keys`; the error names the nearest, and the command that lists all."""
    answers: dict[str, str] = {}
    for option in options:
        key, _, answer = option.partition("=")
        if key not in keys:
            raise BadParameterError(_no_question(key, keys, listed_by), "observed")
        if key in answers:
            raise BadParameterError(_TWICE, "observed")
        answers[key] = answer or "yes"
    return answers


def complete_observed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:  # noqa: ARG001 - click's signature
    """Return the keys that begin so with their questions; after KEY= the answers."""
    key, equals, answer = incomplete.partition("=")
    keys = _of_collector() if ctx.info_name == "collector" else None
    listed = {q.key: pick(q.question) for q in observations() if keys is None or q.key in keys}
    if equals:
        return [CompletionItem(f"{key}={one}") for one in _ANSWERS if key in listed and one.startswith(answer)]
    return [CompletionItem(name, help=question) for name, question in listed.items() if name.startswith(key)]


OBSERVED = click.option(
    "--observed",
    multiple=True,
    metavar="KEY[=yes|no|unknown]",
    shell_complete=complete_observed,
    help="你遇到的事，可以写几次。有哪些 KEY：lender-checker questions"
    " | what you met, as often as needed. The keys: lender-checker questions",
)


def _no_question(key: str, keys: Collection[str], listed_by: str) -> Text:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistyped key

    near = get_close_matches(key.lower().replace("-", "_"), keys, n=_NEAREST, cutoff=0.4)
    zh, en = (f"像的有：{'、'.join(near)}。", f"Nearest: {', '.join(near)}. ") if near else ("", "")
    return Text(
        zh=f"有一项回答不在问题单里。{zh}全部：{listed_by}",
        en=f"One answer is to no question of ours. {en}All of them: {listed_by}",
    )


def _of_collector() -> tuple[str, ...]:
    """Return the keys that `collector` takes."""
    from checker.collection.parsing import answerable  # noqa: PLC0415 - `check` needs none of it

    return answerable()
