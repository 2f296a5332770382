"""Japanese names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "女性, 女の人, 女, お母さん, 母",
    "man": "男性, 男の人, 男, お父さん, 父",
    "girl": "女の子, 少女",
    "boy": "男の子, 少年",
    "child": "子供, 子ども",
    "baby": "赤ちゃん",
    "person": "人, 人々, 友達, 人間",
    "grandmother": "おばあさん, 祖母",
    "grandfather": "おじいさん, 祖父",
    "astronaut": "宇宙飛行士",
    "surfer": "サーファー",
    "skater": "スケーター",
    "dancer": "ダンサー",
    "singer": "歌手",
    "chef": "シェフ, 料理人",
    "teacher": "先生",
    "robot": "ロボット",
    "ninja": "忍者",
    "samurai": "侍",
    "princess": "お姫様, 姫",
    "witch": "魔女",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "ロボット掃除機, お掃除ロボット",
    "fireworks": "花火, 打ち上げ花火",
    "hot air balloon": "熱気球, 気球",
    "dog": "犬, いぬ, 子犬, わんこ, 柴犬, コーギー",
    "cat": "猫, ねこ, 子猫",
    "bird": "鳥, 小鳥",
    "rabbit": "うさぎ, 兎",
    "horse": "馬",
    "bear": "熊, くま",
    "ball": "ボール, 球",
    "automobile": "車, くるま",
    "deciduous tree": "木",
    "tulip": "花",
    "surfboard": "サーフボード",
    "skateboard": "スケートボード",
    "basketball": "バスケットボール",
    "hoop": "ゴールリング, バスケットゴール",
    "elephant": "象, ぞう",
    "fish": "魚, さかな",
    "sailboat": "船, ボート",
    "crescent moon": "月",
    "bicycle": "自転車",
    "balloon": "風船",
}
