"""Nouns that say how a speaker sounds, in the languages prompts are written in."""

from __future__ import annotations

from typing import Final


def _nouns(text: str) -> frozenset[str]:
    return frozenset(text.split())


WOMEN: Final = _nouns(
    """
    woman women lady mother mom mum mama aunt grandma grandmother granny wife queen princess
    actress waitress witch bride nun goddess businesswoman policewoman mermaid she her sister
    mujer señora madre abuela reina princesa bruja novia hermana tía
    femme dame mère maman grand-mère reine princesse sorcière mariée sœur tante
    frau dame mutter mama oma großmutter königin prinzessin hexe braut schwester tante
    mulher senhora mãe avó rainha princesa bruxa noiva irmã tia
    donna signora mamma nonna regina principessa strega sposa sorella zia
    女性 女の人 母 お母さん おばあさん 女王 姫 魔女
    여자 여성 어머니 엄마 할머니 여왕 공주 마녀
    女人 女士 妈妈 母亲 奶奶 女王 公主 女巫
    """
)
MEN: Final = _nouns(
    """
    man men gentleman father dad daddy papa uncle grandpa grandfather husband king prince
    actor waiter wizard groom monk god businessman policeman cowboy pirate viking knight santa
    he him his brother fisherman fireman
    hombre señor padre abuelo rey príncipe mago novio hermano tío vaquero
    homme monsieur père grand-père roi prince sorcier marié frère oncle
    mann herr vater opa großvater könig prinz zauberer bräutigam bruder onkel
    homem pai avô rei príncipe feiticeiro noivo irmão tio
    uomo signore papà nonno re principe sposo fratello zio
    男性 男の人 父 お父さん おじいさん 王 王子 魔法使い
    남자 남성 아버지 아빠 할아버지 왕 왕자 마법사
    男人 先生 爸爸 父亲 爷爷 国王 王子 巫师
    """
)
GIRLS: Final = _nouns(
    """
    girl daughter niña chica hija fille fillette mädchen tochter menina filha garota ragazza bambina
    女の子 少女 娘 소녀 여자아이 딸 女孩 姑娘 女儿
    """
)
BOYS: Final = _nouns(
    """
    boy son child kid baby toddler niño chico hijo bebé garçon enfant fils bébé junge kind sohn
    menino filho criança garoto ragazzo bambino figlio 男の子 少年 子供 소년 남자아이 아이 아들 男孩 孩子
    儿子
    """
)
OLD: Final = _nouns(
    """
    old elderly aged grandma grandmother granny grandpa grandfather viejo vieja anciano anciana
    abuelo abuela vieux vieille grand-père grand-mère alt alte alter oma opa velho velha avó avô
    vecchio vecchia nonno nonna おじいさん おばあさん 할머니 할아버지 爷爷 奶奶
    """
)
ROBOTS: Final = _nouns(
    """
    robot android cyborg computer machine droid alien ai roboter robô 机器人 ロボット 로봇
    """
)
