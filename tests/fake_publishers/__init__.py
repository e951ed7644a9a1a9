"""The publishers' street: one local server that plays every publisher, as they are and as they fail."""
