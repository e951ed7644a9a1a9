"""Lists of provincial financial regulators: each a description in this folder, `<place>.yaml`.

No description is shipped of a page that nobody has seen.
"""

from pathlib import Path

from registries.described import load_described
from registries.reading import Reader

READERS: tuple[Reader, ...] = load_described(Path(__file__).parent)
