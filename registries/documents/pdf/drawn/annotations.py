"""In the child: what lies on a page and is none of its own text: form fields with words, remarks, lines drawn by hand.
A person sees it, and the page's text does not have it."""

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST = 60  # characters of the words that a message shows
_NO_WORDS = frozenset({"", "Off", "Yes", "On"})  # what a tick box holds
#: Drawn over the page, hence perhaps over a row, whatever they say.
_DRAWN = {
    "STRIKEOUT": "struck out",
    "LINE": "a line",
    "INK": "drawn by hand",
    "STAMP": "a stamp",
    "REDACT": "to be blacked out",
    "SQUARE": "a box",
    "POLYLINE": "a line",
}
_WRITTEN = {"FREETEXT": "words", "WIDGET": "a form field", "TEXT": "a remark", "HIGHLIGHT": "a remark"}


def annotations(page: "PdfPage") -> Iterator[str]:
    """Yield a sentence for each annotation that is drawn over the page, or holds words."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the child ever needs it

    drawn = {getattr(pdfium, f"FPDF_ANNOT_{kind}"): what for kind, what in _DRAWN.items()}
    written = {getattr(pdfium, f"FPDF_ANNOT_{kind}"): what for kind, what in _WRITTEN.items()}
    unseen = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        held = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not held:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(held)
        words = next(filter(None, (_words(pdfium, held, key) for key in (b"V", b"Contents"))), "")
        seen = not pdfium.FPDFAnnot_GetFlags(held) & unseen
        pdfium.FPDFPage_CloseAnnot(held)
        if seen and kind in drawn:
            yield f"an annotation lies on the page, {drawn[kind]}: {words[:_MOST]!r}"
        elif seen and kind in written and words:
            yield f"an annotation lies on the page, {written[kind]}: {words[:_MOST]!r}"


def _words(pdfium: Any, held: Any, key: bytes) -> str:  # noqa: ANN401 - pdfium's handles
    """Return the words of one entry; none of a field that holds a signature or a tick."""
    size = pdfium.FPDFAnnot_GetStringValue(held, key, None, 0)
    if size <= 2:  # the two bytes that end it
        return ""
    units = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(held, key, units, size)
    words = bytes(units)[:-2].decode("utf-16-le", "replace").strip()
    return "" if words in _NO_WORDS else words
