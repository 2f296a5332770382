"""The words that ask for a physical set piece, by language, and where each is met.

Phrases are separated by commas; all parts of one must be there, in any order, but for those after
`?`. A part is the beginning of a word, after `=` all of it; parts joined by `_` are words that follow
one another. In scripts without spaces a part may stand anywhere.
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable
from generation.engines.animatic.scene import Place

WORDS: Final[dict[str, WordTable]] = {
    "dominoes": {
        "en": "domino ?row ?line ?topple ?chain ?reaction ?knock",
        "es": "dominó",
        "ja": "ドミノ ?ドミノ倒し ?次々 ?倒れ",
        "ko": "도미노 ?쓰러 ?차례",
        "zh": "多米诺 ?多米诺骨牌 ?骨牌 ?倒下, 骨牌 ?倒下",
    },
    "bowling": {
        "en": "bowling ?strike ?pins ?lane ?alley ?knock ?perfect, bowls =strike, ten =pins ?ball",
        "es": "jueg bolos, juga bolos, pleno bolos, =boliche",
        "fr": "=quilles",
        "de": "=kegeln, =kegelbahn",
        "pt": "=boliche",
        "it": "=birilli",
        "ja": "ボウリング ?ストライク ?ピン ?取る, ボーリング ?ストライク ?ピン ?取る",
        "ko": "볼링 ?볼링공 ?스트라이크",
        "zh": "保龄球 ?全中",
    },
    "braking": {
        "en": "car brak ?hard ?suddenly ?sharply ?slams ?stop, car screech ?halt ?stop, car skid ?stop, "
        "taxi brak ?hard, truck brak ?hard, bus brak ?hard, motorcycle brak ?hard",
        "es": "coche fren, auto fren, carro fren",
        "fr": "voiture frein",
        "de": "auto brems, wagen brems",
        "pt": "carro frei",
        "it": "macchina fren, auto fren",
        "ja": "急ブレーキ ?かける ?踏む, ブレーキ ?かける ?踏む",
        "ko": "급브레이크 ?밟는다 ?밟는 ?밟고, 차 브레이크 ?밟는다 ?밟는 ?밟고",
        "zh": "急刹车, 刹车, 急刹",
    },
    "pendulum": {
        "en": "pendulum ?swing",
        "es": "péndulo",
        "fr": "=pendule oscill, =pendule balanc",
        "de": "=pendel, pendel schwingt",
        "pt": "pêndulo",
        "it": "pendolo",
        "ja": "振り子 ?揺れ",
        "ko": "진자 ?흔들",
        "zh": "钟摆 ?摆动, 单摆 ?摆动",
    },
    "seesaw": {
        "en": "seesaw ?ride ?playground, teeter totter, see_saw",
        "es": "balancín, subibaja",
        "fr": "balançoire bascule, jeu bascule",
        "de": "=wippe",
        "pt": "gangorra",
        "it": "dondolo, altalena bilico",
        "ja": "シーソー ?遊ぶ ?遊ん",
        "ko": "시소 ?타는",
        "zh": "跷跷板",
    },
    "trampoline": {
        "en": "trampolin ?bounc ?jump",
        "es": "cama elástica, trampolín elást, trampolin",
        "fr": "trampoline",
        "de": "trampolin",
        "pt": "trampolim, cama elástica",
        "it": "trampolino, tappeto elastico",
        "ja": "トランポリン ?跳ね",
        "ko": "트램펄린, 트램폴린",
        "zh": "蹦床",
    },
    "billiards": {
        "en": "billiard ?break ?table ?shot ?balls ?scatter, pool_break ?table, snooker ?break, "
        "pool =table =break, breaks =rack ?pool",
        "es": "=billar",
        "fr": "=billard",
        "de": "=billard, billardtisch",
        "pt": "=bilhar, =sinuca",
        "it": "=biliardo",
        "ja": "ビリヤード ?ブレイクショット ?ブレイク ?ショット",
        "ko": "당구 ?당구공 ?브레이크 ?샷",
        "zh": "台球 ?开球, 桌球 ?开球",
    },
    "window": {
        "en": "ball =window crash ?through, ball =window =through, ball =window smash, ball =window "
        "shatter, ball =window break, ball =window broke",
        "es": "pelota ventana romp, pelota ventana atrav, balón ventana romp, balón ventana atrav",
        "fr": "ballon fenêtre travers, ballon fenêtre bris, ballon vitre bris, balle fenêtre bris, "
        "balle fenêtre travers",
        "de": "ball durch fenster, ball fenster zerbr, ball fenster zersch",
        "pt": "bola janela quebr, bola janela atrav",
        "it": "palla finestra romp, palla finestra attrav, pallone finestra romp",
        "ja": "ボール 窓 割 ?割る ?割れ, ボール 窓 破 ?破る",
        "ko": "공 창문 깨 ?깨다 ?깨는 ?깨뜨, 공 유리창 깨 ?깨다 ?깨는 ?깨뜨",
        "zh": "球 窗 破 ?打破 ?窗户, 球 窗 碎 ?打碎 ?窗户, 球 窗 打 ?窗户",
    },
    "kickflip": {
        "en": "kickflip ?skateboard, kick =flip skate",
        "es": "kickflip",
        "ja": "キックフリップ ?決める ?決め",
        "ko": "킥플립",
        "zh": "尖翻, 踢翻 滑板",
    },
    "wakeboard": {
        "en": "wakeboard backflip, wakeboard flip, wakeboard somersault",
        "es": "wakeboard mortal, wakeboard voltereta",
        "fr": "wakeboard salto",
        "de": "wakeboard salto, wakeboard rückwärtssalto",
        "pt": "wakeboard mortal",
        "ja": "ウェイクボード 宙返り, ウェイクボード バックフリップ",
        "ko": "웨이크보드 백플립, 웨이크보드 공중",
        "zh": "尾波 空翻",
    },
    "axel": {
        "en": "an_axel ?figure ?skat ?land ?jump, axel skat ?figure ?land, axel_jump, double_axel, "
        "triple_axel, figure skat jump, figure skat spin, figure skat leap",
        "es": "=axel patin, patinaj artíst salt",
        "fr": "=axel patin, patin artist saut",
        "de": "=axel eis, eiskunstl",
        "pt": "=axel patin, patin artíst salt",
        "it": "=axel pattin, pattin artist salt",
        "ja": "アクセルジャンプ ?フィギュアスケート, アクセル 跳 ?フィギュアスケート, フィギュアスケート ジャンプ, フィギュアスケート 跳",
        "ko": "악셀, 피겨 점프",
        "zh": "阿克塞尔 ?花样滑冰 ?选手, 花样滑冰 跳 ?选手",
    },
    "gymnastics": {
        "en": "gymnast flip ?floor ?routine ?tumbl ?exercise, gymnast =floor =routine ?flip, "
        "gymnastics =routine ?floor ?flip, gymnast tumbl ?flip ?floor, gymnast somersault",
        "es": "gimnasta volteret, gimnasta mortal",
        "fr": "gymnaste salto, gymnaste acrobat",
        "de": "turnerin salto, turner salto",
        "pt": "ginasta mortal, ginasta salto",
        "it": "ginnasta salto, ginnasta capriol",
        "ja": "体操選手 宙返り, 床運動",
        "ko": "체조 선수, 마루 운동",
        "zh": "体操 ?运动员 ?空翻, 自由体操 ?空翻",
    },
    "leaves": {
        "en": "leaves_fall ?tree, leaves_falling ?tree, leaves_are_falling ?tree, leaves_drift ?tree, "
        "leaves_flutter ?tree, leaves_float, falling_leaves ?tree, autumn_leaves ?fall ?drift ?tree, "
        "leaf_falls ?tree, leaf_falling ?tree, leaves_fell ?tree, leaves_slowly_fall ?tree, "
        "leaves_gently_fall ?tree, leaves_swirl ?tree, leaves_tumble ?tree",
        "es": "hojas caen, hojas cayendo",
        "fr": "feuilles tomb, feuilles mortes",
        "de": "blätter fallen, laub fällt",
        "pt": "folhas caem, folhas caindo",
        "it": "foglie cadono, foglie cad",
        "ja": "落ち葉, 葉 落ち, 葉 散",
        "ko": "낙엽, 나뭇잎 떨어",
        "zh": "落叶 ?飘落, 叶 落下, 叶 飘 ?飘落",
    },
    "boat": {
        "en": "boat =waves ?rock ?rides ?toss ?sail ?bob, sailboat =waves ?rock ?rides ?bob, "
        "boat_rocks, boat_rocking, boat =swell ?rid, ship =waves ?rock ?toss",
        "es": "barco =olas, barca =olas, velero =olas",
        "fr": "bateau =vagues, voilier =vagues",
        "de": "boot =wellen, segelboot =wellen, schiff =wellen",
        "pt": "barco =ondas, veleiro =ondas",
        "it": "barca =onde, veliero =onde",
        "ja": "船 波 ?揺れ, ボート 波 ?揺れ, 舟 波 ?揺れ",
        "ko": "배 파도 ?흔들",
        "zh": "船 波浪 ?摇晃, 船 海浪 ?摇晃",
    },
}

HOMES: Final = {
    "dominoes": Place.ROOM,
    "bowling": Place.GYM,
    "braking": Place.ROAD,
    "pendulum": Place.ROOM,
    "seesaw": Place.MEADOW,
    "trampoline": Place.MEADOW,
    "billiards": Place.ROOM,
    "window": Place.ROOM,
    "kickflip": Place.STREET,
    "wakeboard": Place.SEA,
    "axel": Place.STADIUM,
    "gymnastics": Place.STADIUM,
    "leaves": Place.FOREST,
    "boat": Place.SEA,
}

WITHOUT: Final = {"axel": ("goal net",), "gymnastics": ("goal net",)}
"""What of its set is not seen."""

ROOMS: Final = {"braking": 1.45, "boat": 1.15, "wakeboard": 1.05, "trampoline": 1.05}
"""How much more is seen than a piece takes up."""
