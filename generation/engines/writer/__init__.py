"""The one writer of all engines: from a `Clip` to the files a page can play."""

from generation.engines.writer.captions import words_in
from generation.engines.writer.clip import write_clip
from generation.engines.writer.splicing import Piece, Spliced, splice

__all__ = ["Piece", "Spliced", "splice", "words_in", "write_clip"]
