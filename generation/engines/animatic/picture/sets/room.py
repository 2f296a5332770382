"""x."""

import skia

from generation.engines.animatic.picture.site import Built, Site
from generation.engines.animatic.picture.sky import cloud_layer, sky_layer


def build(site: Site) -> Built:
    horizon = site.ground

    def ground(canvas, extent):
        canvas.drawRect(
            skia.Rect.MakeLTRB(
                extent.left, site.ground - 30 * site.unit, extent.right, extent.bottom
            ),
            site.ink.fill(site.light.on(0x6FAF5A)),
        )

    return Built([sky_layer(site, horizon), cloud_layer(site, horizon), site.bake(1, ground)])
