"""From raw values to a request, and from a request to normalised names; what cannot be answered is refused."""
