"""Verbs and the small words around them, by language."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind, WordTable

ENGLISH_VERBS: Final[WordTable] = {  # base forms; inflected by `morphology`
    "stand": "stand, wait, look, watch, stare, sit, pose, sleep, rest, lean, gaze, admire, paint, "
    "read, think, listen, eat, drink, cook, play, smile, wave hello, nap, meditate, hide, stay, "
    "observe, fish, relax, lie, kneel, pause, stop, halt, sip, knit, study, blink, glow, bake, stir, chew",
    "walk": "walk, stroll, wander, hike, march, stride, trek, creep, crawl, tiptoe, sneak, waddle, "
    "limp, trudge, saunter, amble, pace, approach, enter, explore, arrive, come, step, roam, "
    "strut, shuffle, stumble, prowl, climb, go, move, travel, leave, follow, patrol, parade",
    "run": "run, sprint, jog, dash, race, gallop, rush, hurry, flee, escape, drive, speed, roll, "
    "charge, bolt, trot, scurry, scamper, ride, zoom past, bike, cycle, pedal, flees, chase "
    "around, hurtle, frolic, dart",
    "jump": "jump, leap, hop, skip, pounce, vault, spring, bounce around, bunny hop, celebrate, dunk, "
    "jump rope, fight, wrestle, battle, duel, box with, cheer, ollie, lunge, hurdle, trampoline",
    "backflip": "backflip, flip, somersault, cartwheel, frontflip, front flip, back flip, tumble, "
    "kickflip, handspring, do a flip, spin in the air, do a backflip, do a somersault, twirl",
    "swim": "swim, dive, snorkel, paddle, wade, splash around, bathe, submerge, row, sail, scuba dive",
    "surf": "surf, bodyboard, ride a wave, ride the wave, ride waves, ride the waves, wakeboard, "
    "kitesurf, windsurf, catch a wave, catch waves, paddleboard",
    "skate": "skate, skateboard, rollerblade, roller skate, ice skate, longboard, ski, snowboard, "
    "sled, glide on ice, grind, slide",
    "dance": "dance, waltz, twerk, groove, tango, breakdance, boogie, salsa, sway, perform, juggle, "
    "spin, moonwalk, pirouette, conduct, shimmy, wiggle, headbang, jive",
    "talk": "talk, speak, chat, sing, rap, argue, debate, discuss, narrate, recite, converse, "
    "lecture, preach, gossip, interview, host, announce, hum, present, explain",
    "fall": "fall, drop, collapse, crash down, topple, trip, slip, plummet, descend, rain down, "
    "faint, tip over, land, sink, come down",
    "bounce": "bounce, dribble, ricochet, rebound, boing",
    "fly": "fly, soar, hover, float, flutter, glide, levitate, drift, swoop, ascend, flap, launch, "
    "blast off, take off, orbit, rise, zoom, circle",
}

IRREGULAR_VERBS: Final[WordTable] = {
    "stand": "stood, sat, slept, ate, eaten, drank, drunk, thought, lay, lying, hid, knelt",
    "walk": "strode, crept, snuck, went, gone, came, left, goes",
    "run": "ran, fled, drove, driven, sped, rode, ridden",
    "jump": "leapt, sprang, sprung, leaped",
    "swim": "swam, swum, dove, diving",
    "talk": "spoke, spoken, sang, sung",
    "fall": "fell, fallen, sank, sunk",
    "fly": "flew, flown, rose, risen, took off, takes off, taking off",
    "dance": "swung, spun",
    "skate": "slid",
    "surf": "riding a wave, riding the wave, riding waves, riding the waves, rides a wave, "
    "rides the wave, rides waves, rides the waves, catching a wave, catches a wave",
    "backflip": "does a backflip, doing a backflip, does a flip, doing a flip, does a somersault, "
    "doing a somersault, performs a backflip, does backflips, doing backflips, "
    "backflips, somersaults, does a cartwheel",
}

VERB_STEMS: Final[dict[str, WordTable]] = {  # stems; every ending of VERB_ENDINGS may follow
    "es": {
        "stand": "mir, esper, observ, descans, duerm, dorm, com, beb, cocin, lee, sient, jueg",
        "walk": "camin, pase, anda, march, entr, llega, avanz, sub",
        "run": "corr, galop, conduc, hu, persig",
        "jump": "salt, brinc",
        "backflip": "voltere",
        "swim": "nad, buce, bucea",
        "surf": "surfe, surf",
        "skate": "patin, esqui",
        "dance": "bail, danz",
        "talk": "habl, cant, charl, convers",
        "fall": "ca, cae, tropiez",
        "bounce": "rebot, bot",
        "fly": "vol, vuel, flot",
    },
    "fr": {
        "stand": "regard, attend, observ, dor, mang, boi, cuisin, li, assi, jou",
        "walk": "march, promen, entr, avanc, arriv, balad",
        "run": "cour, galop, condui, fui, roul",
        "jump": "saut, bondi",
        "swim": "nag, plong",
        "surf": "surf",
        "skate": "patin, ski, gliss",
        "dance": "dans, valse",
        "talk": "parl, chant, discut, bavard",
        "fall": "tomb, chut",
        "bounce": "rebondi",
        "fly": "vol, plan, flott",
    },
    "de": {
        "stand": "steh, sitz, wart, schau, schlaf, schlaf, lieg, ess, iss, trink, koch, lies, spiel",
        "walk": "geh, spazier, wander, marschier, lauf, lauft, kriech",
        "run": "renn, galoppier, fahr, eil, jag, sprint",
        "jump": "spring, hupf",
        "swim": "schwimm, tauch",
        "surf": "surf",
        "skate": "skat, rutsch, ski fahr",
        "dance": "tanz, wirbel",
        "talk": "sprech, sprich, red, sing, plauder",
        "fall": "fall, fallt, sturz, stolper",
        "bounce": "prall, hops",
        "fly": "flieg, schweb, segel, gleit",
    },
    "pt": {
        "stand": "olh, esper, observ, descans, dorm, com, beb, cozinh, le, sent, brinc",
        "walk": "caminh, passe, anda, march, entr, avanc",
        "run": "corr, galop, dirig, fug",
        "jump": "salt, pul",
        "swim": "nad, mergulh",
        "surf": "surf",
        "skate": "patin, desliz",
        "dance": "danc, bail",
        "talk": "fal, cant, convers",
        "fall": "ca, tropec",
        "bounce": "quic, rebat",
        "fly": "vo, voa, flutu, plan",
    },
    "it": {
        "stand": "guard, aspett, osserv, ripos, dorm, mangi, bev, cucin, legg, sied, gioc",
        "walk": "cammin, passeggi, march, entr, avanz",
        "run": "corr, galopp, guid, scapp",
        "jump": "salt, balz",
        "swim": "nuot, tuff",
        "surf": "surf",
        "skate": "pattin, sci, scivol",
        "dance": "ball, danz",
        "talk": "parl, cant, chiacchier",
        "fall": "cad, inciamp",
        "bounce": "rimbalz",
        "fly": "vol, plan, galleggi",
    },
}

VERB_ENDINGS: Final[dict[str, str]] = {
    "es": "a, e, o, an, en, as, es, amos, emos, ar, er, ir, ando, iendo, yendo, aba, ia, aban, ian, o, "
    "aron, ieron, endo, ndo, r, n, eando, ea, ean, ear, eo, uye, uyen, uendo",
    "fr": "e, es, ent, er, ant, ez, ons, ait, aient, t, s, r, re, a, erent, ir, it, issent, issant, "
    "vent, vant, sent, eant, x, rt, rent, rir, tre, rant, se, de, dent",
    "de": "e, st, t, en, et, te, ten, end, ende, n, enden, tet, d",
    "pt": "a, e, o, am, em, as, es, ar, er, ir, ando, endo, indo, ava, ia, avam, iam, ou, aram, eram, "
    "i, eu, iu, ndo, r, m",
    "it": "a, e, o, ano, ono, i, are, ere, ire, ando, endo, ava, eva, avano, evano, o, arono, erono, "
    "no, re, ndo, va",
}

FOREIGN_VERBS: Final[dict[str, WordTable]] = {  # matched as written, wherever they stand
    "es": {"backflip": "voltereta, volteretas, mortal", "surf": "surfeando, surfea"},
    "fr": {"backflip": "salto, saltos, salto arriere, galipette", "surf": "fait du surf"},
    "de": {"backflip": "salto, ruckwartssalto, purzelbaum", "stand": "schaut zu"},
    "pt": {"backflip": "cambalhota, mortal", "surf": "surfando, surfa"},
    "it": {"backflip": "capriola, salto mortale, capriole", "surf": "fa surf"},
    "ja": {
        "walk": "歩, 散歩, あるい",
        "run": "走, 駆け, はし",
        "jump": "ジャンプ, 跳び, 跳ね, 跳ん, 飛び跳ね",
        "backflip": "バク転, 宙返り, 後方宙返り",
        "swim": "泳, およ, 潜",
        "surf": "サーフィン, 波乗り",
        "skate": "スケート, 滑, スキー",
        "dance": "踊, ダンス, おど",
        "talk": "話, 歌, 喋, しゃべ",
        "fall": "落ち, 転ぶ, 転ん, 倒れ",
        "bounce": "弾む, 弾ん, 弾み, バウンド",
        "fly": "飛ぶ, 飛ん, 飛び, 飛行, 浮か, 舞",
        "stand": "立, 座, 寝, 眠, 見て, 食べ, 飲, 待, 読",
    },
    "ko": {
        "walk": "걷는, 걷고, 걸어, 걷, 산책",
        "run": "달리, 달려, 뛰어가, 뛰어다",
        "jump": "점프, 뛰어오, 뛰는, 뛰고, 뛰",
        "backflip": "공중제비, 백플립, 백덤블링",
        "swim": "수영하, 수영, 헤엄",
        "surf": "서핑하, 서핑, 파도타기, 파도를 타",
        "skate": "스케이트를 타, 스케이트, 스키",
        "dance": "춤추, 춤을 추, 춤, 댄스",
        "talk": "이야기하, 노래하, 노래, 이야기",
        "fall": "떨어지, 떨어, 넘어지, 넘어",
        "bounce": "튕기, 튕겨, 튀는, 튀어",
        "fly": "날아, 나는, 날고, 떠다니, 비행",
        "stand": "서 있, 앉아, 앉, 자고, 먹, 마시, 기다리, 보고, 쉬",
    },
    "zh": {
        "walk": "走路, 散步, 走, 行走, 漫步",
        "run": "奔跑, 跑步, 跑, 飞奔, 开车",
        "jump": "跳跃, 跳起, 跳",
        "backflip": "后空翻, 翻跟头, 空翻",
        "swim": "游泳, 游, 潜水",
        "surf": "冲浪",
        "skate": "滑冰, 滑板运动, 滑雪, 溜冰, 滑",
        "dance": "跳舞, 舞蹈, 起舞",
        "talk": "说话, 唱歌, 聊天, 演讲, 谈话",
        "fall": "掉下, 落下, 摔倒, 跌倒, 掉, 坠落",
        "bounce": "弹跳, 弹起, 弹",
        "fly": "飞翔, 飞行, 飞, 飘浮, 漂浮, 飘",
        "stand": "站着, 站, 坐着, 坐, 睡觉, 睡, 吃, 喝, 看着, 等待, 休息",
    },
}

SAY: Final[dict[str, str]] = {
    "en": "say, says, said, saying, shout, shouts, shouted, shouting, whisper, whispers, whispered, "
    "whispering, yell, yells, yelled, yelling, ask, asks, asked, asking, reply, replies, replied, "
    "answer, answers, answered, exclaim, exclaims, exclaimed, tell, tells, told, scream, screams, "
    "screamed, screaming, mutter, mutters, murmurs, calls out, declares, announces, announced, "
    "responds, responded, calling out, cries out, sings, singing, replying, announcing, declaring, "
    "adds, recites, begs, boasts, laughs, jokes, greets",
    "es": "dice, dicen, dijo, diciendo, grita, gritan, grito, gritando, pregunta, responde, susurra, "
    "exclama, contesta, canta",
    "fr": "dit, disent, disant, crie, crient, criant, demande, repond, murmure, chuchote, s exclame, "
    "chante, lance",
    "de": "sagt, sagen, sagte, ruft, rufen, rief, fragt, antwortet, flustert, schreit, singt, meint",
    "pt": "diz, dizem, disse, dizendo, grita, gritam, pergunta, responde, sussurra, exclama, canta",
    "it": "dice, dicono, disse, dicendo, grida, gridano, chiede, risponde, sussurra, esclama, canta",
    "ja": "言う, 言い, 言っ, と叫, 叫ぶ, 叫び, 叫ん, 尋ね, 答え, ささや",
    "ko": "말한다, 말하, 말했, 외친, 외치, 묻는, 대답, 속삭",
    "zh": "说道, 说, 喊道, 喊, 问道, 问, 回答, 大叫, 低语",
}

RELATIONS: Final[dict[str, dict[Kind, str]]] = {
    "en": {
        Kind.THROW: "throw, throws, threw, throwing, thrown, toss, tosses, tossed, tossing, shoot, "
        "shoots, shooting, kick, kicks, kicked, kicking, hit, hits, hitting, hurl, hurls, "
        "hurling, fling, flings, pitch, pitches, serve, serves, serving, lob, lobs, launches, "
        "bowls, takes a shot, pass, passes, passing",
        Kind.CHASE: "chase, chases, chased, chasing, pursue, pursues, pursuing, hunt, hunts, hunting, "
        "race after, runs after, running after",
        Kind.COLLIDE: "collide, collides, colliding, collided, crash, crashes, crashing, crashed, "
        "bump, bumps, bumping, smash, smashes, smashing, ram, rams, slam, slams, crash into",
        Kind.MISS: "miss, misses, missed, missing, fails, fail, off target",
        Kind.AT: "at, into, towards, toward, through",
        Kind.RIDE: "ride, rides, riding, rode, riding on, mounted on, sitting on, standing on, "
        "perched on, sits on, stands on, on top of, lying on, sleeping on, steering, driving, "
        "drives, aboard, atop, balancing on, pedaling",
        Kind.ON: "on, in, onto, upon",
        Kind.HOLD: "hold, holds, holding, held, carry, carries, carrying, playing, plays, grabs, "
        "lifts, waving, waves a, eating, eats, drinking, drinks, reading, reads, juggles, juggling, "
        "flying a, flies a, flying her, flying his, flying the, selling, painting a, catching, catches, wielding, brings, with a",
        Kind.WEAR: "wear, wears, wearing, dressed in, dressed as, sporting",
        Kind.WITH: "with, alongside, beside, next to, near, together with, behind, under, by",
        Kind.AND: "and",
        Kind.CLAUSE: "while, as, but, when, before, after, because, where, meanwhile, until, whilst",
        Kind.PRONOUN: "he, she, it, they, him, her, them, who, we, i, you, both, everyone, everybody",
        Kind.NARRATOR: "narrator, voiceover, voice over, voice, announcer voice, narration",
        Kind.ANOTHER: "another, a second, second, other",
    },
    "es": {
        Kind.THROW: "lanza, lanzan, lanzando, tira, tirando, patea",
        Kind.CHASE: "persigue, persiguen, persiguiendo",
        Kind.COLLIDE: "choca, chocan, chocando",
        Kind.MISS: "falla, fallan, fallando",
        Kind.AT: "hacia, contra, al, a la",
        Kind.RIDE: "montando, monta, montado, encima de, sobre",
        Kind.ON: "en",
        Kind.HOLD: "sostiene, sosteniendo, lleva, llevando, tocando, toca",
        Kind.WEAR: "vestido con, vestida con, vestida de, vestido de",
        Kind.WITH: "con, junto a",
        Kind.AND: "y, e",
        Kind.CLAUSE: "mientras, cuando, pero",
        Kind.PRONOUN: "el, ella, ellos, ellas",
        Kind.NARRATOR: "narrador, narradora",
        Kind.ANOTHER: "otro, otra",
    },
    "fr": {
        Kind.THROW: "lance, lancent, lancant, jette, jettent",
        Kind.CHASE: "poursuit, poursuivent, poursuivant, chasse",
        Kind.MISS: "rate, manque",
        Kind.AT: "vers, contre",
        Kind.RIDE: "monte, chevauche, sur",
        Kind.ON: "dans, en",
        Kind.HOLD: "tient, tenant, porte, portant, joue",
        Kind.WITH: "avec, a cote de",
        Kind.AND: "et",
        Kind.CLAUSE: "pendant que, tandis que, quand, mais, alors que",
        Kind.PRONOUN: "il, elle, ils, elles",
        Kind.NARRATOR: "narrateur, narratrice, voix off",
        Kind.ANOTHER: "autre",
    },
    "de": {
        Kind.THROW: "wirft, werfen, schiesst, schiessen",
        Kind.CHASE: "jagt, verfolgt",
        Kind.MISS: "verfehlt",
        Kind.AT: "nach, gegen",
        Kind.RIDE: "reitet, reiten, auf einem, auf einer, auf",
        Kind.ON: "in, im, am, an",
        Kind.HOLD: "halt, tragt",
        Kind.WITH: "mit, neben",
        Kind.AND: "und",
        Kind.CLAUSE: "wahrend, aber, wenn",
        Kind.PRONOUN: "er, sie, es",
        Kind.NARRATOR: "erzahler, erzahlerin",
        Kind.ANOTHER: "anderer, andere, anderen",
    },
    "pt": {
        Kind.THROW: "joga, jogando, arremessa, lanca, chuta",
        Kind.CHASE: "persegue, perseguem, perseguindo",
        Kind.MISS: "erra, erram",
        Kind.AT: "contra, para a, para o",
        Kind.RIDE: "montando, em cima de, em cima do, sobre",
        Kind.ON: "em, na, no, numa, num",
        Kind.HOLD: "segura, segurando, tocando",
        Kind.WITH: "com, ao lado de",
        Kind.AND: "e",
        Kind.CLAUSE: "enquanto, quando, mas",
        Kind.PRONOUN: "ele, ela, eles, elas",
        Kind.NARRATOR: "narrador, narradora",
        Kind.ANOTHER: "outro, outra",
    },
    "it": {
        Kind.THROW: "lancia, lanciano, tira",
        Kind.CHASE: "insegue, inseguono, inseguendo",
        Kind.MISS: "sbaglia, manca",
        Kind.AT: "verso, contro",
        Kind.RIDE: "cavalca, sopra, su, sul, sulla, sullo",
        Kind.ON: "in, nel, nella, al, alla",
        Kind.HOLD: "tiene, tenendo, porta",
        Kind.WITH: "con, accanto a",
        Kind.AND: "e, ed",
        Kind.CLAUSE: "mentre, quando, ma",
        Kind.PRONOUN: "lui, lei, loro",
        Kind.NARRATOR: "narratore, narratrice",
        Kind.ANOTHER: "altro, altra",
    },
    "ja": {
        Kind.THROW: "投げ, 蹴",
        Kind.CHASE: "追いかけ",
        Kind.MISS: "外す, 外れ",
        Kind.RIDE: "に乗って, に乗る, に乗った, の上で, の上に",
        Kind.AND: "と",
        Kind.CLAUSE: "、",
        Kind.PRONOUN: "彼, 彼女",
        Kind.NARRATOR: "ナレーター",
    },
    "ko": {
        Kind.THROW: "던지, 던져, 차는",
        Kind.CHASE: "쫓",
        Kind.RIDE: "타고, 위에서, 위에",
        Kind.AND: "와, 과, 그리고",
        Kind.PRONOUN: "그는, 그녀",
        Kind.NARRATOR: "내레이터",
    },
    "zh": {
        Kind.THROW: "投篮, 投, 扔, 踢",
        Kind.CHASE: "追逐, 追赶, 追",
        Kind.MISS: "没投中, 没中, 投丢",
        Kind.RIDE: "骑着, 骑, 站在, 坐在",
        Kind.AND: "和, 与",
        Kind.CLAUSE: "、",
        Kind.PRONOUN: "他们, 她们, 它们, 他, 她, 它",
        Kind.NARRATOR: "旁白",
        Kind.ANOTHER: "另一只, 另一个",
    },
}

SPEECH_LANGUAGES: Final[WordTable] = {
    "en": "in english, en ingles, en anglais, auf englisch",
    "es": "in spanish, en espanol, en espagnol, auf spanisch",
    "fr": "in french, en frances, en francais, auf franzosisch",
    "de": "in german, en aleman, en allemand, auf deutsch",
    "pt": "in portuguese, em portugues, in brazilian portuguese",
    "it": "in italian, in italiano",
    "ja": "in japanese",
    "ko": "in korean",
    "zh": "in chinese, in mandarin",
    "ru": "in russian",
    "hi": "in hindi",
    "ar": "in arabic",
}
