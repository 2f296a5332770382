from __future__ import annotations


def in_english(said: str) -> str:
    return said
