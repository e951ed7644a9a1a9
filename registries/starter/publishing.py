"""Bundled facts into a store, each file once an edition: whichever release starts last, the store never goes back."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from registries.starter import StarterFile, editions, load
from registries.store.seen import Seen, edition_of

if TYPE_CHECKING:  # whoever publishes has one already, and a command that answers one question has none
    from registries.store.store import Store


def publish_bundled(
    store: "Store",
    numbered: Mapping[str, Mapping[int, str]] | None = None,
    read: Callable[[], Iterable[StarterFile]] = load,
) -> None:
    """Publish every file of which the store holds an older edition, or none. Raises StarterError before anything is
    written. `numbered`, `read`: the editions and the files of this release."""
    numbered = editions() if numbered is None else numbered
    runs = store.last_runs()
    digests = {source: {sha256: number for number, sha256 in files.items()} for source, files in numbered.items()}
    newer = {source for source, files in numbered.items() if edition_of(runs.get(source), digests[source]) < max(files)}
    if not newer:  # as at almost every start, and reading all rows takes longer than the rest of it
        return
    from registries.starter.validate import validate  # noqa: PLC0415 - as seldom as a release

    loaded = tuple(read())
    validate(loaded)
    for file in loaded:
        source = file.source.id
        if source in newer:
            seen = Seen(file.sha256, file.as_of, edition=max(numbered[source]))
            store.publish_edition(source, file.rows, seen, digests[source])
