"""`python -m tests.evaluation`: resolve all labelled queries, read all labelled texts where this build reads texts, and
print the tables. Exit 1 on a critical error, a goal missed, or one never reached yet that fell below its floor. With
`--write`, also docs/evaluation.md; with `--naive`, also what common ways to match names would answer."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.evaluation import published, table
from tests.evaluation.draft import hand, questions
from tests.evaluation.draft.names import Names
from tests.evaluation.evaluate import evaluate
from tests.evaluation.goals import goals, question_goals
from tests.evaluation.naive import measured
from tests.evaluation.queries import load_all
from tests.evaluation.scoring import Judged
from tests.evaluation.texts.evaluate import NOT_MEASURED, TextResults, evaluate_texts
from tests.evaluation.world import shipped

_DOCUMENT = Path(__file__).parents[2] / "docs" / "evaluation.md"


def main(arguments: list[str]) -> int:
    """Run the evaluation; the exit code."""
    options = _options(arguments)
    with TemporaryDirectory() as folder:
        dataset = shipped(Path(folder))
        judged = evaluate(dataset)
        naive = measured(dataset, judged) if options.naive or options.write else ""
        texts = evaluate_texts(Path(folder), Names(dataset), load_all())
    reached, asked = goals(judged), question_goals(judged)
    print(table.results(judged), table.goal_lines((*reached, *asked)), naive, sep="\n\n")  # noqa: T201
    print(_mistakes(judged, held_back=options.held_back_mistakes))  # noqa: T201
    print(_texts(texts, held_back=options.held_back_mistakes))  # noqa: T201
    if options.write:
        by_hand = len((hand.texts() | questions.texts()) & {one.query.text for one in judged})
        tables = texts.tables if texts else NOT_MEASURED
        _DOCUMENT.write_text(published.document(dataset, judged, naive, by_hand, tables), encoding="utf-8")
    return 0 if all(goal.kept for goal in (*reached, *asked, *(texts.goals if texts else ()))) else 1


def _texts(texts: TextResults | None, *, held_back: bool) -> str:
    parts = (texts.tables, texts.mistakes(held_back=held_back)) if texts else (NOT_MEASURED,)
    return "\n\n".join(("\n### Texts", *parts))


def _mistakes(judged: list[Judged], *, held_back: bool) -> str:
    shown = [one for one in judged if held_back or one.query.split == "tuning"]
    side = "both sides" if held_back else "the tuning side (the held-back side keeps its own to itself: README.md)"
    return f"\n### Mistakes of {side}\n\n{table.mistakes(shown)}"


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/evaluation.md")
    parser.add_argument("--naive", action="store_true", help="also measure common ways to match names (minutes)")
    parser.add_argument("--held-back-mistakes", action="store_true", help="list them too; not for those who tune")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
