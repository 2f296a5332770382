"""Views, one module a theme."""
