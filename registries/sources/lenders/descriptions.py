"""Descriptions of lenders' lists, from `lenders.yaml`: addresses, page styles, titles, headers, role words."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Literal

from pydantic import Field

from registries.model import Frozen, Name, PartnerRole, Text
from registries.safe_yaml import read_yaml

ListKind = Literal["platforms", "guarantors", "collectors"]
Method = Literal["static_html", "data_json", "pdf_links", "direct", "manual"]
ListField = Literal["serial", "partner", "role", "products"]


class Kind(Frozen):
    """A kind of list: the words of its titles, each with the one role that a list so titled gives all its rows, if it
    does; and the roles its rows may have."""

    title: Text
    titles: Mapping[str, PartnerRole | None]
    roles: tuple[PartnerRole, ...]


class LenderSpec(Frozen):
    """One lender: where its lists are and in what style. `seen`: who saw which part of that, and when."""

    slug: str = Field(pattern=r"^[a-z]+$")
    legal_name: Name
    method: Method
    index: str = Field(pattern=r"^https?://")
    page: str | None = None
    older: str | None = Field(default=None, pattern=r"\{n\}")
    seen: str
    lists: Mapping[ListKind, Method | None] = {"platforms": None, "guarantors": None, "collectors": None}

    def method_of(self, kind: ListKind) -> Method:
        """Return how that list is reached."""
        return self.lists[kind] or self.method


class Lists(Frozen):
    """The whole file. `headers`: record field → printed headers; `roles`: printed word → role, a closed map."""

    kinds: Mapping[ListKind, Kind]
    shared_titles: tuple[str, ...]
    other_titles: tuple[str, ...]
    headers: Mapping[ListField, tuple[str, ...]]
    ignored_headers: frozenset[str]
    roles: Mapping[str, PartnerRole]
    lenders: tuple[LenderSpec, ...]

    def field_of(self) -> dict[str, ListField]:
        """Map printed header → record field."""
        return {printed: field for field, headers in self.headers.items() for printed in headers}


def load() -> Lists:
    """Return the file that ships with the program. Raises pydantic.ValidationError for a description that cannot
    stand."""
    data = (files(__package__) / "lenders.yaml").read_bytes()
    return Lists.model_validate(read_yaml(data))
