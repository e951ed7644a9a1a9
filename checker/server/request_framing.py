"""The framing of HTTP requests: where one ends in the bytes that have arrived so far. Nothing here waits or validates:
a head that makes no sense counts as whole, and the server's own parser says what is wrong with it."""

import re
from typing import Final, Literal

from checker.limits.body_sizes import MAX_PICTURE_FORM, largest_body

#: More than browsers send with all their cookies; a head without an end must not fill the memory.
MAX_HEAD: Final = 32 * 1024
#: Bytes that a chunked body may take for its framing, beside the largest body that is read.
_FRAMING: Final = 64 * 1024
#: A longer request line is answered 414, as the parser would.
MAX_LINE: Final = 8190

_LENGTH: Final = re.compile(rb"(?im)^content-length[ \t]*:[ \t]*([0-9]{1,18})[ \t]*\r?$")
_CHUNKED: Final = re.compile(rb"(?im)^transfer-encoding[ \t]*:[^\r\n]*chunked")
_CONTINUE: Final = re.compile(rb"(?im)^expect[ \t]*:[ \t]*100-continue")
_FORWARDED: Final = re.compile(rb"(?im)^x-forwarded-for[ \t]*:([^\r\n]*)")

State = Literal["head", "body", "whole", "head_too_large", "line_too_long", "body_too_large"]


class Incoming:
    """The request that is arriving, and whatever of the next one came with it.

    `max_body`: a longer body is not waited for: the application refuses it by its declared length, unread. The one
    address that takes a file has a larger one.
    """

    def __init__(self, max_body: int) -> None:
        self._usual_body = self._max_body = max_body
        self._bytes = bytearray()
        self._begin()

    def _begin(self) -> None:
        self.state: State = "head"
        self._head_end = self._searched = self._end = self._decoded = 0

    @property
    def started(self) -> bool:
        """Whether any byte of the request is there."""
        return bool(self._bytes)

    @property
    def brings_picture(self) -> bool:
        """Whether the head has come, and its address takes a body of megabytes."""
        return self.state == "body" and self._max_body >= MAX_PICTURE_FORM

    @property
    def expects_continue(self) -> bool:
        """Whether the client waits for 100 Continue before it sends its body."""
        return _CONTINUE.search(self._bytes, 0, self._head_end) is not None

    def forwarded_for(self, hops: int) -> str | None:
        """Return the address that the outermost of `hops` trusted proxies saw, or None."""
        lines = (match[1] for match in _FORWARDED.finditer(self._bytes, 0, self._head_end))
        addresses = [part.strip() for line in lines for part in line.decode("latin-1").split(",")]
        return addresses[-hops] if 0 < hops <= len(addresses) else None

    def feed(self, data: bytes) -> None:
        """Add the bytes that have arrived, and update `state`."""
        self._bytes += data
        if self.state == "head":
            self._find_head_end()
        if self.state == "body":
            self._find_body_end()

    def take(self) -> bytes:
        """Return the whole request and remove it; the bytes after it begin the next one."""
        taken, rest = bytes(self._bytes[: self._end]), bytes(self._bytes[self._end :])
        self._bytes.clear()
        self._begin()
        self.feed(rest)
        return taken

    def put_back(self, data: bytes) -> None:
        """Put bytes that the parser did not use before all that are here."""
        rest = data + bytes(self._bytes)
        self._bytes.clear()
        self._begin()
        self.feed(rest)

    def _find_head_end(self) -> None:
        at = self._bytes.find(b"\r\n\r\n", self._searched)
        self._searched = max(0, len(self._bytes) - 3)
        if at < 0 and len(self._bytes) <= MAX_HEAD:
            return
        if at < 0 or at > MAX_HEAD:
            line = self._bytes.find(b"\r\n", 0, MAX_LINE + 2)
            self.state = "line_too_long" if line < 0 else "head_too_large"
            return
        self._head_end = self._end = at + 4
        self._max_body = largest_body(bytes(self._bytes[: min(at, MAX_LINE)]), self._usual_body)
        self.state = "body"

    def _find_body_end(self) -> None:
        if _CHUNKED.search(self._bytes, 0, self._head_end):
            self._walk_chunks()
            return
        match = _LENGTH.search(self._bytes, 0, self._head_end)
        length = int(match[1]) if match else 0
        if length >= self._max_body:
            self.state = "whole"
        elif len(self._bytes) >= self._head_end + length:
            self._end = self._head_end + length
            self.state = "whole"

    def _walk_chunks(self) -> None:
        """Find the end of a chunked body, from the last whole chunk on: `_end` is the offset behind it."""
        while (line := self._bytes.find(b"\r\n", self._end)) >= 0:
            size = self._chunk_size(line)
            if size is None:  # for the parser to refuse
                self._end, self.state = len(self._bytes), "whole"
                return
            if self._decoded + size > self._max_body:
                self.state = "body_too_large"
                return
            if size == 0:
                last = self._bytes.find(b"\r\n\r\n", line)
                if last >= 0:
                    self._end, self.state = last + 4, "whole"
                    return
                break
            if line + 2 + size + 2 > len(self._bytes):
                break
            self._end, self._decoded = line + 2 + size + 2, self._decoded + size
        if len(self._bytes) > self._head_end + self._max_body + _FRAMING:
            self.state = "body_too_large"

    def _chunk_size(self, line: int) -> int | None:
        digits = bytes(self._bytes[self._end : min(line, self._end + 64)]).partition(b";")[0].strip()
        return int(digits, 16) if re.fullmatch(rb"[0-9A-Fa-f]{1,15}", digits) else None
