"""The description of a list: which columns it prints and what they mean. YAML, checked key by key.

    source:                      the fields of registries.model.Source; kind licence or notice
      id: testland.microloan
    columns:                     printed header → record field; several headers may name one field;
      公司名称: legal_name        `as_of` is the row's own date, `serial` its number
    optional: [number]           fields that may be missing from the table
    ignore: [联系电话]            headers that are known; nothing under them is kept
    constants:                   fields that no column says
      licence_type: microloan
    words:                       headers whose cells are words of a closed set, and the fields that each word sets
      退出方式: {主动注销: {action: cancelled, voluntary: true}}
    layout: table                or `pairs`: one record a table, its cells label and value in turn
    newest: granted              where a firm has several rows, the one with the newest such date counts
    as_of_after: 截至             words after which the page prints the list's date
    anchor: 小额贷款公司           words that the true page always holds (automatic sources)
    gate: {min_rows: 1, max_rows: 900}
    seen: who saw which part of all this, and when

What a description does not say is a warning to its reader, never a guess.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from registries.fetch.public_url import not_public
from registries.model import Access, Citation, Frozen, LicenceRecord, NoticeRecord, Source, Text
from registries.reader import Gate
from registries.sources.declarative.spec_file import read_mapping

#: Fields that a description may set; the others are the reader's own, or for reviewed facts only.
FIELDS = {
    "licence": frozenset(LicenceRecord.model_fields) - {"kind", "id", "cite", "former_names", "aliases", "note"},
    "notice": frozenset(NoticeRecord.model_fields) - {"kind", "cite", "imitates", "denies", "words"},
}
#: Fields of a column that are no field of the record.
_OF_THE_ROW = frozenset({"as_of", "serial"})
_CITE = {"publisher": "测试", "title": "测试", "retrieved_at": "2026-01-01", "confidence": "official"}
_TRIALS: Mapping[str, tuple[type[LicenceRecord | NoticeRecord], dict[str, Any]]] = {
    "licence": (
        LicenceRecord,
        {"legal_name": "测试", "licence_type": "microloan", "status": "in_force", "cite": _CITE},
    ),
    "notice": (NoticeRecord, {"subject": "测试", "action": "warning", "stage": "final", "cite": _CITE}),
}


class SourceSpecError(Exception):
    """A description that cannot stand. The message names the file and the key."""


class GateSpec(Frozen):
    """The gate of a described list; each as in `registries.reader.Gate`."""

    min_rows: int = Field(default=1, ge=0)
    max_rows: int = Field(default=20_000, ge=1)
    removed_at_most: float = Field(default=0.05, ge=0, le=1)
    added_at_most: float = Field(default=0.20, ge=0)
    fill: Mapping[str, float] = {}
    canaries: tuple[str, ...] = ()
    expect_serials: bool = False

    def gate(self) -> Gate:
        """Return the gate itself."""
        return Gate(**self.model_dump())


class SourceSpec(Frozen):
    """A described list; the keys are told at the head of this module."""

    source: Source
    columns: Mapping[str, str]
    optional: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    constants: Mapping[str, Any] = {}
    words: Mapping[str, Mapping[str, Mapping[str, Any]]] = {}
    layout: Literal["table", "pairs"] = "table"
    newest: str | None = None
    as_of_after: str | None = None
    anchor: str | None = None
    gate: GateSpec = GateSpec()
    seen: str = ""

    @model_validator(mode="after")
    def _can_make_records(self) -> "SourceSpec":
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))
        return self


def read_spec(file: Path) -> SourceSpec:
    """Return the description in a YAML file. Raises SourceSpecError."""
    try:
        return spec_files(file.name, read_mapping(file))
    except OSError as error:
        raise SourceSpecError(f"{file.name}: {error.strerror}: a file that can be read is accepted") from error
    except ValueError as error:
        raise SourceSpecError(f"{file.name}: {error}") from error


def spec_files(place: str, content: Mapping[str, Any]) -> SourceSpec:
    """Return the description that `content` gives. Raises SourceSpecError naming `place` and each key at fault."""
    try:
        return SourceSpec.model_validate(content)
    except ValidationError as error:
        raise SourceSpecError(f"{place}: {'; '.join(map(_fault_in_words, error.errors()))}") from error


def _fault_in_words(fault: ErrorDetails) -> str:
    """Return the key, what is wrong with it, and, where there is no such key, which there are."""
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message += f"; accepted: {_list(_model_at(fault['loc'][:-1]).model_fields)}"
    key = ".".join(map(str, fault["loc"]))
    return f"{key}: {message}" if key else message


def _model_at(place: tuple[int | str, ...]) -> type[BaseModel]:
    models: dict[tuple[int | str, ...], type[BaseModel]] = {(): SourceSpec, ("source",): Source, ("gate",): GateSpec}
    return models.get(place, Text)


def _faults(description: SourceSpec) -> Iterator[str]:
    source = description.source
    if source.kind not in FIELDS:
        yield f"source.kind: only a licence or a notice can be described, not a {source.kind}"
        return
    if source.access not in (Access.AUTOMATIC, Access.MANUAL):
        yield f"source.access: automatic or manual, not {source.access}"
    if source.access is Access.AUTOMATIC and not (source.url and description.anchor):
        yield "anchor: an automatic source needs a url, and words that its true page always holds"
    yield from _citation_faults(source)
    yield from _field_faults(description)
    yield from _value_faults("constants", source.kind, description.constants)
    for header, cells in description.words.items():
        for word, fields in cells.items():
            yield from _value_faults(f"words.{header}.{word}", source.kind, fields)


def _citation_faults(source: Source) -> Iterator[str]:
    """What no evidence could name: texts that are too long or hold no words, addresses that are no publisher's."""
    texts = {"publisher": source.publisher.zh, "title": source.title.zh, "url": source.url}
    try:
        Citation.model_validate({**_CITE, **texts})
    except ValidationError as error:
        yield from (f"source.{fault['loc'][0]}: {fault['msg']}" for fault in error.errors())
        return
    if source.url and (fault := not_public(source.url)):
        yield f"source.url: {fault}; accepted: http or https at a public name such as www.example.gov.cn"


def _field_faults(description: SourceSpec) -> Iterator[str]:
    """Yield faults: fields no record has, fields set twice, fields nothing sets."""
    kind = description.source.kind
    by_words = {name for cells in description.words.values() for fields in cells.values() for name in fields}
    places = {"columns": set(description.columns.values()), "constants": set(description.constants), "words": by_words}
    for place, names in places.items():
        there = FIELDS[kind] | (_OF_THE_ROW if place == "columns" else frozenset())
        if unknown := names - there:
            yield f"{place}: a {kind} has no {_list(unknown)}; it has {_list(there)}"
    for earlier, later in (("columns", "constants"), ("columns", "words"), ("constants", "words")):
        if twice := places[earlier] & places[later]:
            yield f"{later}: {_list(twice)} is set by {earlier} too"
    model, _ = _TRIALS[kind]
    required = {name for name in FIELDS[kind] if model.model_fields[name].is_required()}
    if missing := required - set().union(*places.values()):
        yield f"columns: nothing sets {_list(missing)}: name a column, a constant, or words"
    if stray := (description.optional | {description.newest or "as_of"}) - places["columns"] - {"as_of"}:
        yield f"optional, newest: no column sets {_list(stray)}"


def _value_faults(place: str, kind: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield values that the record would refuse: tried on a made-up one."""
    model, trial = _TRIALS[kind]
    settable = {name: value for name, value in fields.items() if name in FIELDS[kind]}
    try:
        model.model_validate({**trial, **settable})
    except ValidationError as error:
        for fault in error.errors():
            yield f"{place}.{'.'.join(map(str, fault['loc']))}: {fault['msg']}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
