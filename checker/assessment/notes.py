"""The notes of a report: what a reader must know of the name besides its findings."""

from collections.abc import Iterable

from checker.facts.resolved_request import ResolvedRequest
from checker.request.parsing import ParsedRequest
from registries.model import Text

_NAME_ONLY = Text(
    zh="这家机构我们只见过名字，没有在任何名单里核对过。",
    en="We have only seen this institution's name; it was not checked against any list.",
)
_NO_HOTLINE = Text(
    zh="我们不给客服电话：网上的客服电话很多是假的。请从官方App或官网里找，或看合同和银行卡背面。",
    en="We give no hotline: many numbers found online are planted by cheats. Take it from the official app, the "
    "official website, your contract or the back of your bank card.",
)
_ANOTHER_APP = Text(
    zh="App不是从应用商店装的：你的回答说的是手机里的这一个，不一定是真的那一家。",
    en="The app did not come from an app store: your answers are about the one on your phone, which need not be the "
    "real one.",
)


def notes_on(parsed: ParsedRequest, resolved: ResolvedRequest, *, on_lists: bool) -> Iterable[Text]:
    """Yield the notes on the name asked for; those on the contract's lender stand on its own line. `on_lists`: whether
    a list or page says what it does."""
    platform = resolved.platform
    if parsed.request.observed.get("downloaded_by_link") == "yes" and platform is not None:
        yield _ANOTHER_APP
    if parsed.wants_hotline:
        yield _NO_HOTLINE
    if platform is None:
        return
    if not platform.verified and not on_lists:
        yield _NAME_ONLY
    yield from (row.record.note for row in platform.products[:1] if row.record.note)
    yield from (row.record.note for row in platform.licences[:1] if row.record.note)
