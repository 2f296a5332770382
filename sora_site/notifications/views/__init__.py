"""What notices answer over HTTP. One module a theme."""
