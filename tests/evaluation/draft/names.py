"""The names of the facts, by text: which entities bear them, and as what."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from checker.dataset.dataset import Dataset, indexed_names
from checker.names import IndexedName
from registries.firm_names.entity_names import EntityType

_LEGAL_FORM = re.compile(r"(股份有限公司|有限责任公司|股份公司|有限公司)$")


class Names:
    """Looks up what the facts say; knows nothing of resolving."""

    def __init__(self, dataset: Dataset) -> None:
        self._graph = dataset.graph
        self.all = sorted(set(indexed_names(dataset.graph)), key=lambda name: (name.entity_id, name.kind, name.text))
        self._by_text: defaultdict[str, list[IndexedName]] = defaultdict(list)
        for name in self.all:
            self._by_text[name.text].append(name)

    def ids(self, text: str) -> tuple[str, ...]:
        """The entities of that name, or of that name before its legal form. Raises KeyError when there is none."""
        found = self._by_text.get(text) or [name for name in self.all if self.bare(name.text) == text]
        if not found:
            raise KeyError(text)
        return tuple(sorted({name.entity_id for name in found}))

    def bears(self, text: str) -> bool:
        """Whether anybody bears this name, letter case aside."""
        return text in self._by_text or any(name.text.casefold() == text.casefold() for name in self.all)

    def of(self, kinds: Iterable[str], entity_type: EntityType) -> list[IndexedName]:
        """Names of these kinds, of products or organisations that are known and not notes of a vain search."""
        wanted = set(kinds)
        return [
            name
            for name in self.all
            if name.kind in wanted and name.entity_type == entity_type and self._known(name.entity_id)
        ]

    def one_slip_away(self, text: str) -> tuple[str, ...]:
        """The entities one of whose names is one slip of the finger from `text`; none when `text` is itself a name,
        legal form aside."""
        distances = [(OSA.distance(self.bare(text), self.bare(name.text), score_cutoff=1), name) for name in self.all]
        if any(distance == 0 for distance, _ in distances):
            return ()
        return tuple(sorted({name.entity_id for distance, name in distances if distance == 1}))

    def bare(self, text: str) -> str:
        """A company's name without its legal form."""
        return _LEGAL_FORM.sub("", text)

    def bare_is_unique(self, text: str) -> bool:
        """Whether no other entity's name is the same without its legal form."""
        bare = self.bare(text)
        return len({name.entity_id for name in self.all if self.bare(name.text) == bare}) == 1

    def _known(self, entity_id: str) -> bool:
        product = self._graph.entities[entity_id].product
        return product is None or product.finding == "known"
