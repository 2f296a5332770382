"""Portuguese words for place, light, weather, style, mood, camera and sound, colours and numbers."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

SETTING: Final[dict[Kind, WordTable]] = {
    Kind.MUSIC: {"no": "sem musica", "yes": "musica, cancao, melodia"},
    Kind.PLACE: {
        "sea": "mar, oceano, onda, ondas, agua",
        "forest": "floresta, bosque, selva, mata",
        "street": "rua, ruas, cidade, vila, praca, mercado, avenida, beco, calcada",
        "room": "quarto, sala, casa",
        "stage": "palco, concerto, teatro, festival, pista de danca, discoteca",
        "space": "espaco, galaxia, marte, planeta, universo, cosmos, na lua",
        "desert": "deserto, dunas",
        "mountains": "montanha, montanhas, cume, alpes, penhasco, vulcao",
        "meadow": "campo, campos, prado, colina, colinas, fazenda, vale",
        "underwater": "debaixo d agua, debaixo da agua, recife, fundo do mar",
        "sky": "no ceu, acima das nuvens, nas nuvens, pelo ceu",
        "stadium": "estadio, campo de futebol",
        "road": "estrada, rodovia",
        "kitchen": "cozinha",
        "cafe": "cafe, restaurante, padaria, bar",
        "library": "biblioteca, livraria",
        "rooftop": "telhado, terraco",
        "cave": "caverna, gruta, mina",
        "castle": "castelo, palacio, templo",
        "park": "parque, jardim, quintal",
        "lake": "lago, rio, lagoa",
        "office": "escritorio",
        "classroom": "sala de aula, escola",
        "shop": "loja, supermercado",
        "gym": "academia, ginasio",
        "pool": "piscina",
        "church": "igreja, capela, catedral",
        "subway": "metro, estacao, plataforma",
        "laboratory": "laboratorio",
        "fairground": "parque de diversoes, feira, roda gigante",
    },
    Kind.SHORE: {"sea": "praia, costa, areia, ilha, beira mar"},
    Kind.DAYLIGHT: {
        "day": "dia, manha, meio dia, tarde, ensolarado, ensolarada, sol",
        "sunset": "por do sol, entardecer, anoitecer, amanhecer, crepusculo, nascer do sol",
        "night": "noite, meia noite, luar, estrelas, escuridao, escuro, escura",
    },
    Kind.WEATHER: {
        "rain": "chuva, chove, chovendo, chuvoso, tempestade",
        "autumn": "outono",
        "snow": "neve, neva, nevando, inverno",
    },
    Kind.STYLE: {
        "anime": "anime, estilo manga",
        "pencil": "desenho a lapis, a lapis, esboco",
        "claymation": "massinha, massa de modelar",
        "comic": "quadrinhos, banda desenhada",
        "neon": "estilo neon",
        "papercut": "papel recortado",
        "cinematic": "cinematografico, filme, realista",
        "watercolour": "aquarela, pintura, ilustracao",
        "noir": "preto e branco",
        "pixel": "pixelado, videogame, pixels",
    },
    Kind.MOOD: {
        "calm": "calmo, calma, tranquilo, sereno",
        "happy": "feliz, felizes, alegre, divertido, divertida",
        "tense": "tenso, medo, perigoso, misterioso, assustador",
        "sad": "triste, tristes, solitario, sozinho, sozinha",
        "epic": "epico, epica, heroico, dramatico, majestoso",
    },
    Kind.FRAMING: {
        "close": "close, primeiro plano, primeirissimo plano",
        "wide": "plano geral, plano aberto, de longe",
    },
    Kind.CAMERA: {"zoom in": "primeiro plano", "pan": "panoramica"},
    Kind.SOUND: {
        "thunder": "trovao, trovoes, relampago",
        "applause": "aplauso, aplausos, palmas",
        "bark": "late, latindo",
        "wind": "vento",
        "meow": "mia, miando",
        "moo": "muge, mugindo",
        "roar": "ruge, rugindo, rugido",
        "howl": "uiva, uivando",
        "siren": "sirene, sirenes",
        "bell": "sinos",
        "laughter": "risadas, gargalhadas",
        "footsteps": "passos",
        "explosion": "explosao, explode",
        "heartbeat": "batimento cardiaco, batidas do coracao",
        "knock": "bate na porta, bate a porta",
        "creak": "range, rangendo",
        "cough": "tosse, tossindo",
        "sneeze": "espirra, espirrando",
        "snoring": "ronca, roncando, ronco",
        "buzz": "zumbe, zumbindo",
        "birdsong": "canto dos passaros",
        "cheering": "aclamacao",
        "drip": "pinga, pingando",
        "neigh": "relincha, relinchando",
    },
    Kind.CROWD: {"yes": "multidao, publico, plateia, aplausos"},
}

COLOURS: Final[WordTable] = {
    "red": "vermelho, vermelha, vermelhos, vermelhas",
    "yellow": "amarelo, amarela",
    "green": "verde, verdes",
    "blue": "azul, azuis",
    "purple": "roxo, roxa",
    "pink": "rosa",
    "brown": "marrom",
    "black": "preto, preta, negro, negra",
    "white": "branco, branca",
    "grey": "cinza",
    "gold": "dourado, dourada",
}

SIZES: Final[WordTable] = {
    "0.75": "pequeno, pequena, pequenos, pequenas",
    "1.4": "grande, grandes",
    "2.2": "gigante, gigantes, enorme, enormes",
    "0.5": "minusculo, minuscula",
}

COUNTS: Final[WordTable] = {
    "2": "dois, duas",
    "3": "tres, alguns, algumas, varios",
    "4": "quatro",
    "5": "cinco, muitos, muitas",
    "6": "seis",
}
