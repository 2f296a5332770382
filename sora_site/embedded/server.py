"""What every embedded server offers to whoever runs it."""

import signal
from typing import Protocol


class Server(Protocol):
    """A program that someone else starts, watches and stops."""

    @property
    def name(self) -> str:
        """A short name for logs."""

    @property
    def stop_signal(self) -> signal.Signals:
        """The signal that stops it quickly and cleanly."""

    def prepare(self) -> list[str]:
        """Make the folders, end what an earlier run left, and return the command to run.

        Safe to call before every start. Blocks for seconds when a database is made.

        :raises EmbeddedServerError: if the server cannot run here.
        """

    def is_ready(self) -> bool:
        """Tell whether it answers; finishes its set-up the first time it does."""
