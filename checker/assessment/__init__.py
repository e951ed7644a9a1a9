"""Facts to the assessment: score, verdict, situation, and what other answers would change. Pure: no input or output."""
