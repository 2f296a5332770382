"""Small words that carry grammar, not content, by language.

They tell languages apart and are left out of the account of what was understood.
"""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon import further

FUNCTION_WORDS: Final[dict[str, str]] = {
    "en": "a an the and or of to in on at by for from with without into onto over under above below "
    "up down out off is are was were be been being am do does did has have had its his her "
    "their our my your it he she they them we you i this that these those there here some any "
    "as than then so very just also too not no if but while when who whose which what where "
    "how each every across along around through between toward towards behind beside next near "
    "inside outside during until after before against about like s t ll re ve m d can could will "
    "would should may might must get gets getting got begins begin starts start starting let lets "
    "made make makes making him me us himself herself itself themselves own same such only more "
    "most much again away back forward forwards suddenly slowly quickly finally now still "
    "shot scene video clip camera showing shows show features featuring depicts depicting "
    "we see front side left right top bottom middle center centre past among together please "
    "create generate anyway lit style mr mrs ms dr prof",
    "es": "el la los las un una unos unas de del al a en y o u que con por para sin sobre su sus se lo "
    "le les es son esta estan este ese esa eso como mas muy pero mi tu nos hay ya si no cuando "
    "mientras hasta desde entre te me yo el ella hola hacia esta estoy soy eres fue ser estar hace hacen haciendo",
    "fr": "le la les un une des de du d l a au aux en et ou que qui avec par pour sans sur sous dans son "
    "sa ses se ce cette ces est sont il elle ils elles je tu nous vous ne pas plus tres mais y "
    "mon ma mes ton ta qu c j n s t m on comme chez entre vers bonjour quand pendant tandis suis "
    "puis alors soudain etait fait font",
    "de": "der die das den dem des ein eine einen einem einer eines und oder von vom zu zum zur in im an "
    "am auf aus bei mit ohne fur uber unter nach vor ist sind war er sie es ich du wir ihr nicht "
    "kein sehr aber wie sich sein seine seinem seiner ihre ihrem durch gegen wird werden hat "
    "haben als auch noch dann wahrend wenn mein meine dich mich was macht machen",
    "pt": "o a os as um uma uns umas de do da dos das em no na nos nas e ou que com por para sem sobre "
    "seu sua seus suas se ao aos e sao esta estao este essa isso como mais muito mas meu minha "
    "nao pelo pela num numa ele ela eu voce foi ser entre ate quando enquanto ola faz fazem",
    "it": "il lo la i gli le un uno una di del della dello dei delle degli a al alla in nel nella nei e "
    "ed o che con per senza su sul sulla suo sua suoi si e sono questo questa come piu molto ma "
    "mio mia non da dal dalla tra fra lui lei io tu ci quando mentre sotto l d un c ciao fa fanno",
    "ja": "が は を に で と の も へ から まで より や か ね よ な だ です ます た て いる ている います "
    "ています ある あります する している した して この その あの とき そして 上 下 中 横 前 後 一 "
    "という れる ながら",
    "ko": "이 가 은 는 을 를 에 에서 의 와 과 도 로 으로 하고 그리고 있는 있다 하는 한다 그 저 고 위 아래 "
    "안 밖 옆 앞 뒤 들 들이 에게 께서 한 하며 면서 다 요 에는 에서는 입니다",
    "zh": "的 了 在 是 着 和 与 上 下 里 中 这 那 个 只 一 不 也 都 就 把 被 从 到 向 对 很 地 得 有 正在 "
    "正 边 一边 来 去 吗 呢 吧 啊 们 它 他 她 我 你 马上 条 位 匹 头 辆 名 过 起",
    **further.FUNCTION_WORDS,
}

SPEECH_WORDS: Final[dict[str, str]] = {  # said aloud more than written in a prompt
    "en": "hello hi hey yes thanks thank welcome everybody everyone goodbye good love what's wow what "
    "is the this are you we don't can't i'm it's let's",
    "es": "hola gracias adios buenos dias amigos amigo vamos que tal bienvenidos mundo donde por favor "
    "siempre nunca tengo quiero estoy bien que dia bonito bonita te amo aqui",
    "fr": "bonjour merci salut oui bienvenue au revoir mes amis tout le monde ca va c'est j'ai suis "
    "bonsoir toujours jamais bien",
    "de": "hallo danke guten tag morgen ja nein willkommen freunde bitte tschuss wo ist das leben mein "
    "immer nie gut schon liebe",
    "pt": "ola obrigado obrigada tchau bom dia amigos voce vamos bem vindos tudo onde sempre nunca "
    "tenho estou",
    "it": "ciao grazie buongiorno amici benvenuti arrivederci tutto bene dove sempre mai sono andiamo "
    "bella bello",
}

ELISIONS: Final = frozenset(
    [
        "l",
        "d",
        "j",
        "m",
        "t",
        "s",
        "n",
        "c",
        "qu",
        "un",
        "dell",
        "all",
        "nell",
        "sull",
        "dall",
        "lorsqu",
        "puisqu",
        "jusqu",
        "quell",
    ]
)
