"""Shapes of what is sent; the services decide about it."""
