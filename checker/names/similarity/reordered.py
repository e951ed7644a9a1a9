"""Names whose parts stand in another order: 借条360, 花宜享, 贷粒微."""

from checker.names.similarity.steps import Similarity, Step, near

_SHORTEST = 3  # characters; two in opposite order are another word


def reordered(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of a `query` in which two neighbouring parts of `candidate` changed places, or all stands
    backwards."""
    if len(query) != len(candidate) or len(query) < _SHORTEST or sorted(query) != sorted(candidate):
        return None
    if query == candidate[::-1]:
        return near(Step("backwards", 1, query, candidate))
    unlike = [at for at, (a, b) in enumerate(zip(query, candidate, strict=True)) if a != b]
    start, end = unlike[0], unlike[-1] + 1
    part, original = query[start:end], candidate[start:end]
    return near(Step("swapped", start + 1, part, original)) if part in original + original else None
