"""Names whose parts stand in another order: 借条360, 花宜享, 贷粒微."""

from checker.names.similarity.steps import Similarity, Step, near

_SHORTEST = 3  # characters; two in opposite order are another word


def reordered(typed: str, known: str) -> Similarity | None:
    """Two neighbouring parts of `known` changed places, or the whole stands backwards."""
    if len(typed) != len(known) or len(typed) < _SHORTEST or sorted(typed) != sorted(known):
        return None
    if typed == known[::-1]:
        return near(Step("backwards", 1, typed, known))
    unlike = [at for at, (a, b) in enumerate(zip(typed, known, strict=True)) if a != b]
    start, end = unlike[0], unlike[-1] + 1
    part, meant = typed[start:end], known[start:end]
    return near(Step("swapped", start + 1, part, meant)) if part in meant + meant else None
