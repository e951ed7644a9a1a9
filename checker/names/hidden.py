"""Names with something invisible between their characters: to the eye the name of another, and never typed by hand."""

from checker.names.known import KnownName
from checker.names.resemblance import Suspicion
from registries.model import Text


def imitation(form: str, known: KnownName, places: tuple[int, ...]) -> Suspicion:
    """`form` looks like a name of `known`, but hides invisible characters after these of its characters, from 1."""
    zh, en = "、".join(map(str, places)), ", ".join(map(str, places))
    return Suspicion(
        known.entity_id,
        "lookalike",
        known.text,
        Text(
            zh=f"看上去是 {form}，但第{zh}字后面藏着看不见的字符，真名里没有",
            en=f"it looks like {form}, but hides invisible characters after character {en}; the real name has none",
        ),
        places,
    )
