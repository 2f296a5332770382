"""The light of day, sunset and night: skies, and what it does to the colour of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generation.engines.animatic.picture.colours import mix, times
from generation.engines.animatic.scene import DRY, Daylight, Weather


@dataclass(frozen=True, kw_only=True)
class Light:
    """One time of day."""

    sky: tuple[int, int, int, int]  # from the zenith to the horizon
    haze: int  # what far things fade into
    ambient: tuple[float, float, float]  # what a white thing reflects
    sun: int  # the disc of the sun or the moon
    glow: int
    sun_at: tuple[float, float]  # shares of the picture's width and of the sky's height
    cloud: int
    cloud_shade: int
    stars: float  # how many, 0..1
    lamps: float  # how much artificial light is on, 0..1
    shadow: float  # the darkness of shadows, 0..1

    def on(self, rgb: int, distance: float = 0.0) -> int:
        """Return the colour of a thing in this light, faded into the haze by its distance 0..1."""
        return mix(times(rgb, self.ambient), self.haze, distance)


LIGHTS: Final[dict[Daylight, Light]] = {
    Daylight.DAY: Light(
        sky=(0x2F86D6, 0x62B2EC, 0x9FD8F5, 0xE4F6F7),
        haze=0xC6E6F2,
        ambient=(1.0, 1.0, 1.0),
        sun=0xFFF9DC,
        glow=0xFFF3C2,
        sun_at=(0.74, 0.26),
        cloud=0xFFFFFF,
        cloud_shade=0xD3E8F6,
        stars=0.0,
        lamps=0.0,
        shadow=0.26,
    ),
    Daylight.SUNSET: Light(
        sky=(0x3A2C6B, 0x9A4586, 0xF0766A, 0xFFC875),
        haze=0xF3A07C,
        ambient=(0.95, 0.70, 0.66),
        sun=0xFFF0BE,
        glow=0xFFB85C,
        sun_at=(0.66, 0.80),
        cloud=0xFFB48A,
        cloud_shade=0xB0568A,
        stars=0.12,
        lamps=0.55,
        shadow=0.32,
    ),
    Daylight.NIGHT: Light(
        sky=(0x080D2B, 0x111C4A, 0x1F3268, 0x3B5687),
        haze=0x2A4275,
        ambient=(0.36, 0.43, 0.66),
        sun=0xF4F1DE,
        glow=0x9DB8F2,
        sun_at=(0.72, 0.27),
        cloud=0x3D5488,
        cloud_shade=0x26396B,
        stars=1.0,
        lamps=1.0,
        shadow=0.38,
    ),
}


def light_of(daylight: Daylight, weather: Weather) -> Light:
    """Return the light of the hour, greyer when it rains or snows."""
    light = LIGHTS[daylight]
    if weather in DRY:
        return light
    grey = {Daylight.DAY: 0x8FA3B5, Daylight.SUNSET: 0x8A6A80, Daylight.NIGHT: 0x1B2747}[daylight]
    share = 0.55 if weather is Weather.RAIN else 0.38
    dim = 0.84 if weather is Weather.RAIN else 0.96
    top, upper, lower, low = (mix(rgb, grey, share) for rgb in light.sky)
    red, green, blue = light.ambient
    return Light(
        sky=(top, upper, lower, low),
        haze=mix(light.haze, grey, share * 0.9),
        ambient=(red * dim * 0.97, green * dim, blue * dim),
        sun=mix(light.sun, low, 0.6),
        glow=mix(light.glow, low, 0.6),
        sun_at=light.sun_at,
        cloud=mix(light.cloud, grey, share),
        cloud_shade=mix(light.cloud_shade, grey, share),
        stars=light.stars * 0.25,
        lamps=max(light.lamps, 0.45),
        shadow=light.shadow * 0.5,
    )
