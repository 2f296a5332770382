"""Which words mean what: data tables only, by language, read by `reading`."""
