"""Pages about people. One module a theme."""
