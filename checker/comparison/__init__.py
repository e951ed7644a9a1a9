"""Two names side by side: where they differ, whether one firm runs both, and what is on record of each."""
