"""What can go wrong with an embedded server, said so that a person can act on it."""


class EmbeddedServerError(Exception):
    """An embedded server cannot run; the message says why and what to do next."""
