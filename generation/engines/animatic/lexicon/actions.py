"""Words for saying, and for how things relate, by language. Verbs are in `verbs`."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon import further
from generation.engines.animatic.lexicon.terms import Kind

SAY: Final[dict[str, str]] = {
    "en": "say, says, said, saying, shout, shouts, shouted, shouting, whisper, whispers, whispered, "
    "whispering, yell, yells, yelled, yelling, ask, asks, asked, asking, reply, replies, replied, "
    "answer, answers, answered, exclaim, exclaims, exclaimed, tell, tells, told, scream, screams, "
    "screamed, screaming, mutter, mutters, murmurs, calls out, declares, announces, announced, "
    "responds, responded, calling out, cries out, sings, singing, replying, announcing, declaring, "
    "adds, recites, begs, boasts, laughs, jokes, greets, repeats, repeating, moans, moaning, chants, chanting, chant, "
    "raps, rapping, explains, explaining, warns, warning, mumbles, mumbling, insists, wonders, pleads, remarks, "
    "interrupts, proclaims, reports, reporting",
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
    **further.SAY,
}

RELATIONS: Final[dict[str, dict[Kind, str]]] = {
    "en": {
        Kind.THROW: "throw, throws, threw, throwing, thrown, toss, tosses, tossed, tossing, shoot, "
        "shoots, shooting, kick, kicks, kicked, kicking, hit, hits, hitting, hurl, hurls, "
        "hurling, fling, flings, pitch, pitches, serve, serves, serving, lob, lobs, launches, "
        "bowls, takes a shot, pass, passes, passing, scores, takes a basketball shot, "
        "makes a basketball shot, makes a shot, makes the shot, sinks a shot, sinks the shot, "
        "sinks a basketball shot, makes a basket, scores a basket, shoots hoops, shoots a hoop, "
        "sinks a basketball, makes a three pointer, scores a three pointer, sinks a three pointer, "
        "shoots a three pointer, takes a free throw, makes a free throw, shoots a free throw, "
        "shooting hoops, makes a jump shot, takes a jump shot, misses a basketball shot",
        Kind.CHASE: "chase, chases, chased, chasing, pursue, pursues, pursuing, hunt, hunts, hunting, "
        "race after, runs after, running after",
        Kind.COLLIDE: "collide, collides, colliding, collided, crash, crashes, crashing, crashed, "
        "bump, bumps, bumping, smash, smashes, smashing, ram, rams, slam, slams, crash into, "
        "run into each other, runs into each other, running into each other, ran into each other, "
        "walk into each other, bump into each other",
        Kind.MISS: "miss, misses, missed, missing, fails, fail, off target",
        Kind.AT: "at, into, towards, toward, through",
        Kind.RIDE: "ride, rides, riding, rode, riding on, mounted on, sitting on, standing on, "
        "perched on, sits on, stands on, on top of, stands on top of, standing on top of, stand on top of, sits on top of, sitting on top of, atop, "
        "stands atop, standing atop, on the roof of, lying on, sleeping on, steering, driving, "
        "drives, aboard, balancing on, pedaling",
        Kind.ON: "on, in, onto, upon",
        Kind.HOLD: "hold, holds, holding, held, carry, carries, carrying, playing, plays, play, played, grabs, "
        "lift, lifts, lifting, lifted, lights a, lights his, lights her, lighting a, lighting his, lighting her, smokes a, smoking a, waving, waves a, eating, eats, drinking, drinks, reading, reads, juggles, juggling, "
        "flying a, flies a, flying her, flying his, flying the, selling, painting a, catching, catches, wielding, brings, with a",
        Kind.WEAR: "wear, wears, wearing, dressed in, dressed as, sporting",
        Kind.WITH: "with, alongside, beside, next to, near, together with, by",
        Kind.AND: "and",
        Kind.CLAUSE: "while, as, but, when, before, after, because, where, meanwhile, until, whilst",
        Kind.PRONOUN: "he, she, it, they, him, her, them, who, we, i, me, you, both, everyone, everybody",
        Kind.NARRATOR: "narrator, voiceover, voice over, voice, announcer voice, narration",
        Kind.ANOTHER: "another, a second, second, other",
    },
    "es": {
        Kind.THROW: "lanza, lanzan, lanzando, tira, tirando, patea",
        Kind.CHASE: "persigue, persiguen, persiguiendo, perseguido, perseguida",
        Kind.COLLIDE: "choca, chocan, chocando, colisionan, se estrellan, se estrella",
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
        Kind.CHASE: "poursuit, poursuivent, poursuivant, poursuivi, poursuivie, chasse",
        Kind.COLLIDE: "percute, percutent, se percutent, heurte, heurtent, se heurtent, entrent en collision",
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
        Kind.COLLIDE: "kollidieren, kollidiert, stossen zusammen, prallen, prallt, zusammenstossen, rammt",
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
        Kind.CHASE: "persegue, perseguem, perseguindo, perseguido",
        Kind.COLLIDE: "colide, colidem, colidindo, batem, trombam",
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
        Kind.CHASE: "insegue, inseguono, inseguendo, inseguito",
        Kind.COLLIDE: "si scontrano, scontra, urta, urtano, si urtano",
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
        Kind.COLLIDE: "ぶつか, 衝突",
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
        Kind.COLLIDE: "부딪, 충돌",
        Kind.RIDE: "타고, 위에서, 위에",
        Kind.AND: "와, 과, 그리고",
        Kind.PRONOUN: "그는, 그녀",
        Kind.NARRATOR: "내레이터",
    },
    "zh": {
        Kind.THROW: "投篮, 投, 扔, 踢",
        Kind.CHASE: "追逐, 追赶, 追",
        Kind.COLLIDE: "相撞, 碰撞, 撞上, 撞到, 撞",
        Kind.MISS: "没投中, 没中, 投丢",
        Kind.RIDE: "骑着, 骑, 站在, 坐在",
        Kind.AND: "和, 与",
        Kind.CLAUSE: "、",
        Kind.PRONOUN: "他们, 她们, 它们, 他, 她, 它",
        Kind.NARRATOR: "旁白",
        Kind.ANOTHER: "另一只, 另一个",
    },
    **further.RELATIONS,
}
