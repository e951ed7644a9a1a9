"""docs/evaluation.md: the results of one release."""

from collections.abc import Sequence
from datetime import date

from checker.dataset.dataset import Dataset
from checker.rules import load as load_ruleset
from tests.evaluation import table
from tests.evaluation.goals import goals, question_goals
from tests.evaluation.scoring import Judged

_DOCUMENT = """\
# How well names are resolved

Measured {day} on the facts that ship with the program (dataset revision {revision}, rules {ruleset}).
{count} labelled queries, {held_back} of them held back: nobody who changes how names are resolved may look at them.
`make evaluate` measures again; `python -m tests.evaluation --write` writes this page; how the set was made is told in
`tests/evaluation/README.md`.

## What had to be reached
{goals}

A *critical error* is trust or guilt that goes to somebody it does not belong to: a query of one entity that
leads to another, or a query of nobody (or of several) that leads to an entity of which anything but "unknown"
is said.

## By class
{results}

How to read it. *right*: the entity meant was found, or nobody where nobody is meant, or all candidates where
several are; in the classes that name an entity this is recall@1. *kind right*: the match kind of the right
answers. *precision*: right ones among the queries taken for an entity. *told*: where a name had to be told as
resembling, it was told; *told first*: before all others. *suspected*: queries that resemble nothing, to which
somebody was named all the same. *critical*: see above. Misspelled, lookalike, decorated and reversed names are
*right* when they lead to nobody: alike is never the same.

## Texts
Messages, contract passages, statement lines and app pages with invented numbers (`tests/evaluation/texts/README.md`).

{texts}

*found*: the names a person would list. *entity right*: of those on record. *wrong entity*: taken for somebody they are
not. *names too many*: found and not labelled. *amounts*, *rates*, *dates*: of those that are plain in the text.

## The same queries, matched as it is commonly done
Each of these takes its best hit for the answer, which is how they are mostly used. All look in the same names.

{naive}

*names found*: recall@1 of the classes that name an entity. *all right*: of all queries, finding nobody where
nobody is meant included. *fakes taken for the real one*: of the classes lookalike, homophone and decorated.
*neighbours mixed up*: of near_neighbours and ambiguous. *ordinary ones hit*: invented names, ordinary companies
and words to which somebody was named (for us: named at all, even as merely alike).

## Limits of the set
- One author made it, who knew how the program works but took no label from its answers.
- {generated} of {count} queries were drafted by a seeded program from the facts and then read through; {hand}
  were written by hand. Slips and homophones are drawn at random, so many are odder than what people type.
- Where two answers are defensible, both count as right ({either} queries); `why` says so in each.
- {found} questions are worded as public pages have them, mostly titles; the other typed questions are the author's
  idea of them: no query log is kept, so none could be used. They are held back by their wording, so that a held-back
  ending is new to whoever tuned, whatever name it is put to.
- The names are those of the shipped facts, and a few invented lenders ({names} entities). With the full lists
  there are more neighbours, and more queries will be ambiguous.
"""


def document(dataset: Dataset, judged: Sequence[Judged], naive: str, drafted_by_hand: int, texts: str) -> str:
    """The page, in Markdown. `drafted_by_hand`: how many of the queries were written by hand; `texts`: their tables."""
    return _DOCUMENT.format(
        day=date.today().isoformat(),  # noqa: DTZ011 - the day of a release, wherever it is made
        revision=dataset.revision,
        ruleset=load_ruleset().version,
        count=len(judged),
        held_back=sum(one.query.split == "held_back" for one in judged),
        goals=table.goal_lines((*goals(judged), *question_goals(judged))),
        results=table.results(judged),
        naive=naive,
        texts=texts,
        generated=len(judged) - drafted_by_hand,
        hand=drafted_by_hand,
        found=sum("网页上这样问" in one.query.why for one in judged),
        either=sum(len(one.query.expected) > 1 and not one.query.ambiguous for one in judged),
        names=len(dataset.graph.entities),
    )
