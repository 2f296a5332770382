"""Chinese names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "女人, 女士, 女性, 妈妈, 母亲, 女子",
    "man": "男人, 男士, 男性, 爸爸, 父亲, 男子",
    "girl": "女孩, 小女孩, 少女, 姑娘",
    "boy": "男孩, 小男孩, 少年",
    "child": "孩子, 小孩, 儿童",
    "baby": "婴儿, 宝宝",
    "person": "人, 朋友",
    "grandmother": "奶奶, 外婆, 老奶奶",
    "grandfather": "爷爷, 老人, 老爷爷",
    "astronaut": "宇航员, 航天员",
    "surfer": "冲浪者",
    "dancer": "舞者, 舞蹈演员",
    "singer": "歌手",
    "chef": "厨师",
    "teacher": "老师",
    "robot": "机器人",
    "princess": "公主",
    "ninja": "忍者",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "扫地机器人",
    "fireworks": "烟花, 烟火",
    "hot air balloon": "热气球",
    "dog": "狗, 小狗, 柯基, 狗狗",
    "cat": "猫, 小猫, 猫咪",
    "bird": "鸟, 小鸟",
    "rabbit": "兔子, 小兔子",
    "horse": "马, 小马",
    "ball": "球, 皮球",
    "automobile": "汽车, 车",
    "deciduous tree": "树",
    "tulip": "花",
    "surfboard": "冲浪板",
    "skateboard": "滑板",
    "basketball": "篮球",
    "hoop": "篮筐, 篮框",
    "panda": "大熊猫",
    "sailboat": "船, 小船",
    "crescent moon": "月亮",
}
