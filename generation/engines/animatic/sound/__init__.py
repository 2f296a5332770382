"""Everything heard in a clip: places, contacts, named sounds, music and voices, mixed."""

from generation.engines.animatic.sound.mixing import mix
from generation.engines.animatic.sound.named import lasting, schedule
from generation.engines.animatic.sound.repertoire import known_sound

__all__ = ["known_sound", "lasting", "mix", "schedule"]
