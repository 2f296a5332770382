"""The one writer of all engines: from a `Clip` to the files a page can play."""

from generation.engines.writer.clip import write_clip

__all__ = ["write_clip"]
