"""The floor: no tables, no knowledge of any app."""
