from __future__ import annotations

from django.db import models


class Wish(models.TextChoices):
    """How an owner wants to be shown, apart from what they write themselves."""

    MY_HAIR = "my_hair", "Always with my own hair"
    MY_GLASSES = "my_glasses", "Always with my glasses"
    MY_AGE = "my_age", "Never older or younger than I am"
    MY_BODY = "my_body", "Never with another body than mine"
    NO_SWIMWEAR = "no_swimwear", "Never in swimwear"
    NO_COSTUME = "no_costume", "Never in costume or make-up"
    NO_UNIFORM = "no_uniform", "Never in uniform"


class Topic(models.TextChoices):
    """What an owner never wants to be shown with."""

    VIOLENCE = "violence", "Violence and weapons"
    POLITICS = "politics", "Politics"
    RELIGION = "religion", "Religion"
    BRANDS = "brands", "Brands and advertising"
    ROMANCE = "romance", "Kissing and romance"
    DRUGS = "drugs", "Alcohol, tobacco and drugs"
    CRIME = "crime", "Crime and police"
    DEATH = "death", "Illness and death"
    GAMBLING = "gambling", "Gambling"
