"""All labelled texts, and touts' names in sentences, put to the reading of this build."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.draft.names import Names
from tests.evaluation.goals import Goal
from tests.evaluation.queries import Query
from tests.evaluation.table import goal_lines
from tests.evaluation.texts.labelled import load_texts
from tests.evaluation.texts.reading import reader
from tests.evaluation.texts.scoring import JudgedText, judge_texts, text_goals, text_mistakes, text_results
from tests.evaluation.texts.touts import lent, lent_goal

NOT_MEASURED = "Not measured: this build reads no texts."


@dataclass(frozen=True, slots=True)
class TextResults:
    """The judged texts, and the sentences in which a tout's name was read as the brand."""

    judged: list[JudgedText]
    lent: list[tuple[Query, str]]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """What the reading must reach."""
        return (*text_goals(self.judged), lent_goal(self.lent))

    @property
    def tables(self) -> str:
        """The results and the goals, in Markdown."""
        return f"{text_results(self.judged)}\n\n{goal_lines(self.goals)}"

    def mistakes(self, *, held_back: bool) -> str:
        """What was missed or mistaken, a line each; of the tuning side only, unless `held_back`."""
        listed = [one for one in self.judged if held_back or one.text.split == "tuning"]
        touts = [f"{query.id} {text}" for query, text in self.lent if held_back or query.split == "tuning"]
        return "\n".join((text_mistakes(listed), *touts))


def evaluate_texts(folder: Path, names: Names, queries: Iterable[Query]) -> TextResults | None:
    """Read all texts on the starter facts in `folder`; None where this build reads no texts."""
    read = reader(folder)
    return TextResults(judge_texts(load_texts(), read, names), lent(read, queries)) if read else None
