"""Checks of likenesses, in plain Python."""
