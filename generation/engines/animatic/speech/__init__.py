"""Spoken lines: eSpeak NG as a separate program, a voice for every speaker, times for the mouth."""

from generation.engines.animatic.speech.lines import seconds_to_speak, speak_lines

__all__ = ["seconds_to_speak", "speak_lines"]
