"""What may be asked about people. One module a theme; import the one you need."""
