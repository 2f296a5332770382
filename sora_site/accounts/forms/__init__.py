"""Forms about people. One module a theme."""
