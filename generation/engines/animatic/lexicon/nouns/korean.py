"""Korean names of people, and everyday words that the emoji names lack."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import WordTable

PEOPLE: Final[WordTable] = {
    "woman": "여자, 여성, 여인, 엄마, 어머니",
    "man": "남자, 남성, 아빠, 아버지",
    "girl": "소녀, 여자아이",
    "boy": "소년, 남자아이",
    "child": "아이, 어린이",
    "baby": "아기",
    "person": "사람, 친구",
    "grandmother": "할머니",
    "grandfather": "할아버지",
    "astronaut": "우주비행사, 우주인",
    "surfer": "서퍼",
    "dancer": "댄서, 무용수",
    "singer": "가수",
    "chef": "요리사",
    "teacher": "선생님",
    "robot": "로봇",
    "princess": "공주",
}

THINGS: Final[WordTable] = {
    "robot vacuum": "로봇청소기, 로봇 청소기",
    "fireworks": "불꽃놀이, 불꽃",
    "hot air balloon": "열기구",
    "dog": "강아지, 개, 멍멍이, 코기",
    "cat": "고양이",
    "bird": "새",
    "rabbit": "토끼",
    "horse": "말",
    "ball": "공",
    "automobile": "자동차",
    "deciduous tree": "나무",
    "tulip": "꽃",
    "surfboard": "서프보드, 서핑보드",
    "skateboard": "스케이트보드",
    "basketball": "농구공",
    "hoop": "농구 골대, 골대",
}
