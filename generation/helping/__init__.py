"""From a short prompt to a fuller one, of which the writer takes over what they like."""

from generation.helping.expanding import Help, expand
from generation.helping.pieces import Piece, merged
from generation.helping.rules import Wish

__all__ = ["Help", "Piece", "Wish", "expand", "merged"]
