"""Reading a PDF without the child process that reads it else: what becomes of its lines and glyphs is the same."""

import json

import pytest

from registries.documents.pdf import pages, tables


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read PDFs in this process: where hundreds are read, the starts alone are minutes."""
    monkeypatch.setattr(tables, "read_in_child", lambda _, content, __: json.loads(json.dumps(pages.read(content))))
