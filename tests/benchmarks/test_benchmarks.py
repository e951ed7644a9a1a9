"""The comparison of engines still runs; how fast it says we are is no matter of a test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_comparison_of_engines_runs() -> None:
    words = [sys.executable, "-m", "benchmarks.names", "--small", "--only", "ours,tantivy"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    assert "| ours | " in done.stdout
    assert "| copycats vouched for | <= 0 | 0.0 | yes |" in done.stdout
