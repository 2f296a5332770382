"""Physical set pieces: what a few words ask for by name, played once by the laws of motion."""

from generation.engines.animatic.pieces.casting import cast_piece
from generation.engines.animatic.pieces.playing import PIECES, play_piece, rehearse
from generation.engines.animatic.pieces.words import asked, times_asked

__all__ = ["PIECES", "asked", "cast_piece", "play_piece", "rehearse", "times_asked"]
