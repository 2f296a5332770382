"""Names on the map, and what it looks like there; they are much the same in all languages."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

GAZETTEER: Final[dict[Kind, WordTable]] = {
    Kind.PLACE: {
        "street": "kyoto, osaka, shibuya, shinjuku, seoul, beijing, shanghai, hong kong, taipei, bangkok, hanoi, singapore, "
        "mumbai, delhi, new delhi, kolkata, dubai, istanbul, tehran, jerusalem, marrakesh, lagos, nairobi, "
        "johannesburg, cape town, rome, milan, naples, berlin, munich, hamburg, vienna, prague, budapest, warsaw, "
        "moscow, kyiv, madrid, barcelona, seville, lisbon, porto, amsterdam, brussels, copenhagen, stockholm, "
        "oslo, helsinki, dublin, edinburgh, glasgow, manchester, liverpool, manhattan, brooklyn, harlem, nyc, chicago, "
        "boston, philadelphia, washington dc, detroit, seattle, los angeles, hollywood boulevard, san francisco, "
        "las vegas, new orleans, toronto, montreal, vancouver, mexico city, bogota, lima, buenos aires, "
        "rio de janeiro, sao paulo, melbourne, times square, wall street, broadway, fifth avenue, abbey road, "
        "piccadilly circus, trafalgar square, big ben, champs elysees, montmartre, eiffel tower, red square, "
        "tiananmen square, parking garage, parking structure",
        "desert": "cappadocia, monument valley, grand canyon, death valley, egypt, giza, luxor, the pyramids, arizona, "
        "nevada, petra, namib, atacama, kalahari, joshua tree, area 51",
        "mountains": "mount everest, everest, mount fuji, fuji, mount rainier, patagonia, yosemite, kilimanjaro, dolomites, "
        "swiss alps, matterhorn, machu picchu, nepal, tibet, iceland, norway, switzerland, scotland, yellowstone, "
        "pyrenees, carpathians, cliffs of moher",
        "meadow": "tuscany, provence, serengeti, ireland, new zealand, kansas, iowa, mongolia, transylvania, kenya",
        "forest": "amazon rainforest, the amazon, black forest, sherwood forest, borneo, congo",
        "lake": "loch ness, lake como, lake tahoe, rubicon, the nile, nile, ganges, thames, seine, danube, rhine, "
        "mississippi, niagara falls, niagara, venice, grand canal, amazon river",
        "sea": "pacific, pacific ocean, atlantic, atlantic ocean, mediterranean, caribbean, arctic ocean, bermuda triangle",
        "castle": "versailles, hogwarts, neuschwanstein, forbidden city, taj mahal, angkor wat, buckingham palace, camelot",
        "stadium": "wembley, camp nou, madison square garden, maracana, wimbledon",
        "stage": "carnegie hall, la scala, coachella, glastonbury, eurovision",
        "space": "iss, international space station, pluto, neptune, uranus, mercury the planet, andromeda",
    },
    Kind.SHORE: {
        "sea": "hawaii, bali, maldives, santorini, amalfi coast, copacabana, ipanema, waikiki, malibu, venice beach, "
        "santa monica, miami beach, ibiza, tahiti, phuket, cancun, bondi, normandy, cornwall, zanzibar, "
        "marina, quay, wharf, harbourside, jetty, dock, docks"
    },
    Kind.WEATHER: {
        "snow": "antarctica, arctic, north pole, south pole, siberia, alaska, greenland, lapland, svalbard"
    },
}
