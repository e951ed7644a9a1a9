"""From a text that people hold (a message, a passage of a contract, lines of a statement) to what stands in it."""

from checker.reading.model import MAX_TEXT, TextReading
from checker.reading.read import read_text

__all__ = ["MAX_TEXT", "TextReading", "read_text"]
