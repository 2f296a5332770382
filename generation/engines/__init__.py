"""Engines: from a render order to a clip. Plain Python, no Django."""
