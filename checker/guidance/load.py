"""Reads the guides: one YAML file each beside this one, and `laws.yaml`, the laws that all of them may cite."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from checker.guidance.guide import Guide, GuideSource
from checker.guidance.voice import faults
from registries.safe_yaml import read_yaml

LAWS = "laws.yaml"


class GuideError(ValueError):
    """A guide that may not be shown; the message starts with its slug."""


@cache
def guides() -> Mapping[str, Guide]:
    """Every guide by slug. Raises GuideError for one that cites an unknown source, speaks in a voice that is not ours
    or leads to a guide that does not exist."""
    shared = laws()
    found = [_guide(name, raw, shared) for name, raw in _files().items() if name != LAWS]
    held = {guide.slug: guide for guide in found}
    for guide in found:
        lost = [slug for slug in guide.related if slug not in held or slug == guide.slug]
        if lost:
            raise GuideError(f"{guide.slug}: related to what does not exist: {', '.join(lost)}")
    return MappingProxyType(held)


@cache
def laws() -> Mapping[str, GuideSource]:
    """The shared sources by key: `civil-code` is the whole law, `civil-code-1033` an article that was read."""
    held: dict[str, GuideSource] = {}
    for key, raw in _files()[LAWS].items():
        articles = raw.pop("articles", [])
        held[key] = GuideSource.model_validate(raw)
        for article in map(str, articles):
            held[f"{key}-{article}"] = GuideSource.model_validate({**raw, "article": _article(article)})
    return MappingProxyType(held)


def guides_for(rules: Iterable[str], words: str = "", *, standing: str | None = None) -> tuple[Guide, ...]:
    """The guides that fit a report: first those that answer what was typed (`words`), then those that fit the rules
    hit, in the order of the rules given, last those that fit the standing alone. No guide twice."""
    typed = words.casefold()
    answering = [guide for guide in guides().values() if any(word.casefold() in typed for word in guide.words)]
    fitting = [guide for rule in rules for guide in guides().values() if rule in guide.fits]
    usual = [guide for guide in guides().values() if standing in guide.fits_standing]
    return tuple({guide.slug: guide for guide in (*answering, *fitting, *usual)}.values())


def _files() -> dict[str, dict[str, Any]]:
    folder = files("checker.guidance") / "guides"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name)
    return {path.name: read_yaml(path.read_text(encoding="utf-8")) for path in paths}


def _guide(name: str, raw: dict[str, Any], shared: Mapping[str, GuideSource]) -> Guide:
    slug = name.removesuffix(".yaml")
    try:
        guide = Guide.model_validate(raw)
    except ValidationError as error:
        raise GuideError(f"{slug}: {error}") from error
    if guide.slug != slug:
        raise GuideError(f"{slug}: the file is named otherwise than its slug {guide.slug}")
    guide = _with_sources(guide, shared)
    for fault in faults(guide):
        raise GuideError(f"{slug}: {fault}")
    return guide


def _with_sources(guide: Guide, shared: Mapping[str, GuideSource]) -> Guide:
    """The guide with every source that it cites, its own and the shared ones."""
    unknown = [key for key in guide.cited if key not in guide.sources and key not in shared]
    idle = [key for key in guide.sources if key not in guide.cited]
    if unknown or idle:
        raise GuideError(f"{guide.slug}: unknown sources {unknown}, sources that nothing cites {idle}")
    sources = {key: guide.sources.get(key) or shared[key] for key in guide.cited}
    return guide.model_copy(update={"sources": sources})


def _article(number: str) -> str:
    """“293-1” as a Chinese law counts it: 第293条之一."""
    head, _, inserted = number.partition("-")
    return f"第{head}条" + (f"之{'一二三四五六七八九'[int(inserted) - 1]}" if inserted else "")
