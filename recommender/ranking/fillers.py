"""Words that say nothing of what somebody wants: "please", "clips", "I'd", "tonight"."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLERS: Final = _words(
    """
    filmed shot recorded boss chief tips tricks tutorial tutorials hacks inspo life yes yeah
    yep no nope nah whichever fine better honestly day days night's yo hm anyway anyways feeds
    selection collection compilation mix batch plenty heap heaps load loads hit put take bring
    took sick cool awesome decent proper actual whole entire rest way bits piece pieces amount
    number lookout chance happy glad grateful appreciate kindly would i'd i'll i've you'd
    you'll you're we're we'd it'd it'll that'd lovely dear bud buddy dude mate sir madam
    whoever change turn once twice first foremost instead already yet still tonight tomorrow
    week weekend morning evening minute moment while bit rather sooner quick quickly soon until
    till during after before anymore longer alright sure well oh ugh eww yuck wow hooray yay
    haha hahaha lol lmao omg wtf generic random main mainly tagged labelled labeled featuring'
    possible possibly literally basically generally usually normally often sometimes frequently
    constantly continually nothing screen timeline scroll scrolling video's clip's person's
    brings says said say tell told ask asked asking call called use used using try trying tried
    start started keep keeps keeping kept come comes coming came give gives giving given gave
    offer offers serve serves mind minding care cares whether today's currently lately recently
    cheers ta a an the some any all every each of to for from as it its it's is are be been
    being was were am i i'm me my mine we us our you your this that these those there here
    their them they he she his her please pls thanks thank hey hi hello ok okay so very really
    just lots lot bunch kind kinds sort sorts type types video videos clip clips content post
    posts stuff thing things footage scenes scene shots film films movie movies images image
    feed page pages reels show shows showing shown watch watching see seeing look looking view
    viewing feature features featuring featured about related regarding concerning containing
    contain contains include includes including involving involve involves depicting depict
    material everything anything something somewhere anywhere someone's lot's will could should
    can may might must do does did doing done have has had having get gets getting got go goes
    going let lets make makes making now right today again ever always too much many more most
    few little totally absolutely completely whatever whenever where when which who whom what
    if because since than also either neither both only want wants need needs like likes love
    prefer feel feeling mood time times one ones other others another else such up out off down
    back new good nice great best theme themed based involved visible present appear appears
    appearing around want's that's there's isn't aren't what's let's full filled free place
    places in on at with by under over near inside into people's themes topic topics subject
    subjects category categories items item ones' along picture pictures frame frames board
    background foreground sight soul whatsoever single particular somehow vibes vibe seem seems
    sounds like's
    """
)
VAGUE: Final = frozenset(["anyone", "anybody", "someone", "somebody", "everyone", "everybody"])
