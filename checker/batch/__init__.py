"""Many names: read one a line or from a column of a table, each answered in one line of JSON, in their order.

`answers(checker, questions)` is the loop for a program; `lender-checker batch` puts files and worker processes around
it. Memory does not grow with the number of names.
"""

from checker.batch.answering import Answerer, answers
from checker.batch.questions import Question

__all__ = ["Answerer", "Question", "answers"]
