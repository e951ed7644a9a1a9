"""Lists of provincial financial regulators: each a description in this folder, `<place>.yaml`.

No description is shipped of a page that nobody has seen.
"""

from pathlib import Path

from registries.reader import Reader
from registries.sources.declarative.spec_folder import load_declarative

READERS: tuple[Reader, ...] = load_declarative(Path(__file__).parent)
