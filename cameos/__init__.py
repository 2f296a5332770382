"""Whose likeness, lent to whom, until when."""
