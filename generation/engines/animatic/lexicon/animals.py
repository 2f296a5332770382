"""Animals and things that the names of emoji lack, by language: the everyday words for them."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

ANIMALS: Final[dict[str, WordTable]] = {
    "en": {
        "hippopotamus": "hippo", "rhinoceros": "rhino", "crocodile": "croc, gator", "chipmunk": "squirrel",
        "gorilla": "bigfoot, big foot, sasquatch, yeti, orangutan, baboon", "llama": "alpaca",
        "ox": "bison, yak", "wolf": "werewolf, coyote", "leopard": "lynx, puma, cougar", "donkey": "mule",
        "deer": "reindeer, stag, moose, elk, antelope, gazelle, fawn", "otter": "weasel, ferret",
        "hedgehog": "porcupine", "seal": "sea lion, walrus", "duck": "mallard, ducks", "swan": "goose, heron, crane",
        "chicken": "turkey bird", "squid": "kraken", "dragon": "wyvern, drake", "alien": "ufo pilot, martian",
        "alien monster": "monster, beast, kaiju", "T-Rex": "t-rex, godzilla, raptor", "ghost": "poltergeist, spectre",
        "mammoth": "woolly mammoth, wooly mammoth", "turtle": "terrapin", "snail": "slug", "lizard": "gecko, iguana, chameleon",
        "ewe": "alpine sheep", "monkey": "lemur, gibbon", "parrot": "toucan", "owl": "barn owl",
    },
    "es": {"chipmunk": "ardilla", "polar bear": "oso polar", "bear": "oso, osa", "duck": "pato", "horse": "caballo, yegua",
           "cow": "vaca, vacas", "pig": "cerdo, cerdito", "monkey": "mono, monos", "rabbit": "conejo", "fox": "zorro",
           "wolf": "lobo", "frog": "rana", "mouse": "raton", "chicken": "gallina", "sailboat": "barco, barca, velero"},
    "fr": {"chipmunk": "ecureuil", "polar bear": "ours polaire, ours polaires, ours blanc", "bear": "ours", "duck": "canard",
           "horse": "cheval, chevaux", "cow": "vache", "pig": "cochon", "monkey": "singe", "rabbit": "lapin", "fox": "renard",
           "wolf": "loup", "frog": "grenouille", "mouse": "souris", "chicken": "poule", "automobile": "voiture"},
    "de": {"chipmunk": "eichhornchen", "polar bear": "eisbar, eisbaren", "bear": "bar, baren", "duck": "ente, enten",
           "horse": "pferd, pferde", "cow": "kuh, kuhe", "pig": "schwein", "monkey": "affe, affen", "rabbit": "hase, hasen, kaninchen",
           "fox": "fuchs", "frog": "frosch, frosche", "mouse": "maus, mause", "chicken": "huhn, huhner", "broom": "besen"},
    "pt": {"chipmunk": "esquilo", "polar bear": "urso polar", "bear": "urso, ursos", "duck": "pato", "horse": "cavalo",
           "cow": "vaca", "pig": "porco", "monkey": "macaco, macacos, macaca", "rabbit": "coelho", "fox": "raposa", "frog": "sapo",
           "mouse": "rato", "chicken": "galinha", "kite": "pipa", "automobile": "carro", "sailboat": "barco"},
    "it": {"chipmunk": "scoiattolo", "polar bear": "orso polare", "bear": "orso, orsi", "duck": "anatra, papera", "horse": "cavallo",
           "cow": "mucca", "pig": "maiale", "monkey": "scimmia", "rabbit": "coniglio", "fox": "volpe", "frog": "rana",
           "mouse": "topo, topolino", "chicken": "gallina", "sailboat": "barca"},
    "ja": {"chipmunk": "リス, りす", "panda": "パンダ", "penguin": "ペンギン", "fox": "狐, きつね, キツネ", "wolf": "狼", "monkey": "猿, サル",
           "pig": "豚", "cow": "牛", "duck": "アヒル, 鴨", "frog": "蛙, カエル", "mouse": "ネズミ, 鼠", "tiger": "虎, トラ", "lion": "ライオン",
           "dragon": "竜, 龍, ドラゴン", "owl": "フクロウ, 梟", "whale": "鯨, クジラ", "shark": "鮫, サメ", "flying disc": "フリスビー"},
    "ko": {"chipmunk": "다람쥐", "panda": "판다", "penguin": "펭귄", "fox": "여우", "wolf": "늑대", "monkey": "원숭이", "pig": "돼지",
           "cow": "소가, 소들", "duck": "오리", "frog": "개구리", "mouse": "생쥐", "tiger": "호랑이", "lion": "사자", "bear": "곰",
           "polar bear": "북극곰", "elephant": "코끼리", "whale": "고래", "shark": "상어", "dragon": "용이"},
    "zh": {"chipmunk": "松鼠", "penguin": "企鹅", "fox": "狐狸", "wolf": "狼", "monkey": "猴子, 猴", "pig": "猪, 小猪", "cow": "牛, 奶牛",
           "duck": "鸭子, 鸭", "frog": "青蛙", "mouse": "老鼠", "tiger": "老虎", "lion": "狮子", "bear": "熊", "polar bear": "北极熊",
           "elephant": "大象", "whale": "鲸鱼", "shark": "鲨鱼", "dragon": "龙", "panda": "熊猫"},
}  # fmt: skip
