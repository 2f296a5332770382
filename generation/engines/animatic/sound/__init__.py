"""Everything heard in a clip: places, contacts, named sounds, music and voices, mixed."""

from generation.engines.animatic.sound.mixing import mix

__all__ = ["mix"]
