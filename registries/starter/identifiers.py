"""What is wrong with bundled identifiers: one that two bear, or a domain that anybody may register under."""

from collections.abc import Iterable, Iterator

from publicsuffixlist import PublicSuffixList

from registries.model import IdentifierRecord


def shared_identifiers(rows: Iterable[IdentifierRecord]) -> Iterator[str]:
    """Yield faults: an identifier in two rows would lend one the good name of the other, and so would a public suffix
    (com.cn), under which anybody may register."""
    suffixes, owner = PublicSuffixList(), dict[str, str]()
    for row in rows:
        for value in (*row.domains, *row.app_ids, *row.service_numbers):
            if owner.setdefault(value, row.subject) != row.subject:
                yield f"{row.subject}: {value} is also of {owner[value]}"
        for domain in row.domains:
            if suffixes.privatesuffix(domain) is None:
                yield f"{row.subject}: anybody may register under {domain}"
