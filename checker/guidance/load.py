"""Loading the guides: one YAML file each in `guides/`, and `laws.yaml`, the laws that all of them may cite."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from checker.guidance.guide import Guide, GuideSource
from checker.guidance.voice import voice_errors
from registries.safe_yaml import read_yaml

LAWS = "laws.yaml"


class GuideError(ValueError):
    """A guide that may not be published; the message starts with its slug."""


@cache
def guides() -> Mapping[str, Guide]:
    """Load every guide, by slug, once a process. Raises GuideError for one that cites an unknown source, breaks a rule
    of `voice` or relates to a guide that does not exist."""
    shared = laws()
    parsed = [_parse_guide(name, raw, shared) for name, raw in _read_files().items() if name != LAWS]
    by_slug = {guide.slug: guide for guide in parsed}
    for guide in parsed:
        missing = [slug for slug in guide.related if slug not in by_slug or slug == guide.slug]
        if missing:
            raise GuideError(f"{guide.slug}: related to what does not exist: {', '.join(missing)}")
    return MappingProxyType(by_slug)


@cache
def laws() -> Mapping[str, GuideSource]:
    """Load the shared sources by key: `civil-code` is the whole law, `civil-code-1033` an article that was read."""
    sources: dict[str, GuideSource] = {}
    for key, raw in _read_files()[LAWS].items():
        articles = raw.pop("articles", [])
        sources[key] = GuideSource.model_validate(raw)
        for article in map(str, articles):
            sources[f"{key}-{article}"] = GuideSource.model_validate({**raw, "article": _article(article)})
    return MappingProxyType(sources)


def guides_for(rules: Iterable[str], words: str = "", *, standing: str | None = None) -> tuple[Guide, ...]:
    """Return the guides for a report: first those whose keywords were typed (`words`), then those for the rules hit, in
    the order of `rules`, last those for the standing alone. No guide twice."""
    query = words.casefold()
    by_words = [guide for guide in guides().values() if any(word.casefold() in query for word in guide.words)]
    by_rules = [guide for rule in rules for guide in guides().values() if rule in guide.fits]
    by_standing = [guide for guide in guides().values() if standing in guide.fits_standing]
    return tuple({guide.slug: guide for guide in (*by_words, *by_rules, *by_standing)}.values())


def _read_files() -> dict[str, dict[str, Any]]:
    folder = files("checker.guidance") / "guides"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name)
    return {path.name: read_yaml(path.read_text(encoding="utf-8")) for path in paths}


def _parse_guide(name: str, raw: dict[str, Any], shared: Mapping[str, GuideSource]) -> Guide:
    slug = name.removesuffix(".yaml")
    try:
        guide = Guide.model_validate(raw)
    except ValidationError as error:
        raise GuideError(f"{slug}: {error}") from error
    if guide.slug != slug:
        raise GuideError(f"{slug}: the file is named otherwise than its slug {guide.slug}")
    guide = _with_sources(guide, shared)
    for broken in voice_errors(guide):
        raise GuideError(f"{slug}: {broken}")
    return guide


def _with_sources(guide: Guide, shared: Mapping[str, GuideSource]) -> Guide:
    """Return the guide with every source that it cites, its own and the shared ones."""
    unknown = [key for key in guide.cited if key not in guide.sources and key not in shared]
    unused = [key for key in guide.sources if key not in guide.cited]
    if unknown or unused:
        raise GuideError(f"{guide.slug}: unknown sources {unknown}, sources that nothing cites {unused}")
    sources = {key: guide.sources.get(key) or shared[key] for key in guide.cited}
    return guide.model_copy(update={"sources": sources})


def _article(number: str) -> str:
    """Return an article's number as a Chinese law counts it: “293-1” is 第293条之一."""
    head, _, inserted = number.partition("-")
    return f"第{head}条" + (f"之{'一二三四五六七八九'[int(inserted) - 1]}" if inserted else "")
