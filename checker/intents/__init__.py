"""What is asked about a name: which part of the answer stands first, and which guide is offered.

In: the words around the name. Out: the intents they fit, in `intents.yaml`'s order. Pure; knows nothing of records.
What is happening to the person (danger, money just sent) is for `checker.guidance.help_intents`.
"""

from checker.intents.intent import Intent, asked_about

__all__ = ["Intent", "asked_about"]
