"""From a typed name to a verdict that shows where every point comes from."""
