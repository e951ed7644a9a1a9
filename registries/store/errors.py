"""What a store raises, apart from the library it is built on."""


class StoreUnavailableError(Exception):
    """The database does not answer."""
