"""The cues of polarity: how people say that they want something, or more, less or none of it."""

from __future__ import annotations

from typing import Final

from recommender.ranking.plan import Polarity


def _cues(text: str) -> tuple[tuple[str, ...], ...]:
    """Split "a, b c" into word tuples, the longest first."""
    cues = (tuple(cue.split()) for cue in text.replace("\n", " ").split(","))
    return tuple(sorted(filter(None, cues), key=len, reverse=True))


ONLY: Final = _cues(
    """
    no more than, nothing apart from, no one but, nobody but, none but, not anything but,
    nothing save, nothing beside, restrict my feed to, limit my feed to, keep my feed to, my
    feed should be all, all of it, wall to wall, back to back, 24/7, a feed of, a feed full
    of, i only want to see, i only want, i just want, i just want to see, no other than,
    nothing aside from, lock it to, focus only on, focus exclusively on, focus solely on, want
    only, alone, all the way, make it only, everything should be, only ever, merely, uniquely,
    specifically, completely, only, just, nothing but, exclusively, solely, purely, strictly,
    stick to, limit to, limit it to, limit this to, nothing else than, nothing other than,
    nothing except, all i want is, all i want to see is, i want only, only show me, show me
    only, show only, keep it to, narrow it down to, narrow to, entirely, 100%, filled with,
    full of, fill my feed with, make it all, restrict to, nothing besides, 100 percent, all
    about, dedicated to, devoted to, confine it to, restrict it to, concentrate on, for now
    only, only and only"""
)
FORBIDDING: Final = "veto block ban mute hide skip remove exclude avoid ditch scrap banish eliminate reject delete cancel"


def _forms(verbs: str) -> str:
    """Return verbs with their forms in -ing: "ban, banning, hide, hiding"."""
    return ", ".join(f"{verb}, {_gerund(verb)}" for verb in verbs.split())


def _gerund(verb: str) -> str:
    doubled = verb in {"ban", "skip", "scrap"}
    return f"{verb.removesuffix('e')}{verb[-1] if doubled else ''}ing"


NO: Final = _cues(
    f"""
    {_forms(FORBIDDING)}, do not care for, don't care for, never cared for, don't care much
    for, hold the, hold off on, hold back on, cut the, can the, chuck the, chuck out, bin the,
    pass on, pass on the, in place of, away from, wary of, over with, so over, i'm so over, i
    am over, i am so over, not with the, not with, can we not, could we not, can we skip,
    could we skip, enough with, enough with the, no more of, not another, not any, not one,
    not a single, won't have, out of my sight with, to hell with, screw, forget about, never
    mind the, anything except for, everything except for, anything apart from, everything
    apart from, anything other than, everything other than, anything else than, all except,
    all except for, just not, but not, stay away from, steer clear of, keep clear of, clear
    of, no longer, quit, terminate, unfriend, decline, reject all, exclude all, rule out,
    ruling out, leaving out, save for, bar none of, not including, not featuring, not showing,
    not containing, not with any, short of, don't, do not, dont, doesn't, does not, no, not,
    without, don't show me, don't show, dont show me, dont show, do not show me, do not show,
    don't want, dont want, do not want, i don't want to see, don't want to see, dont want to
    see, do not want to see, don't need, don't give me, don't recommend, never, never show me,
    never show, hide, block, exclude, excluding, except, except for, apart from, avoid,
    anything but, everything but, all but, everything except, anything except, no more, stop
    showing me, stop showing, stop recommending, stop with the, stop with, stop the, stop, get
    rid of, rid me of, rid my feed of, remove, ban, skip, free of, free from, sick of, sick of
    seeing, tired of, tired of seeing, bored of, bored with, enough of, enough, had enough of,
    i hate, hate, can't stand, cannot stand, cant stand, i don't like, don't like, dont like,
    do not like, dislike, i'm over, im over, over it with, fed up with, spare me, spare me
    the, leave out, leave off, keep out, keep away, take out, take away, other than, zero,
    none of, none, minus, cut out, drop, ditch, lose the, filter out, mute, nothing with,
    nothing about, nothing containing, nothing, nor, neither, not interested in, uninterested
    in, not in the mood for, no interest in, don't care about, dont care about, do not care
    about, allergic to, phobia of, afraid of, scared of, terrified of, petrified of,
    frightened of, phobic of, phobic about, freaked out by, creeped out by, grossed out by,
    disgusted by, disgusted with, put off by, repulsed by, sickened by, traumatised by,
    traumatized by, triggered by, annoyed by, annoyed with, weary of, bored by, nope to, no
    thanks to, never asked for, did not ask for, didn't ask for, can do without, could do
    without, rather not see, would rather not see, i'd rather not see, i'd rather not, instead
    of, rather than, lacking, away with, out with, refuse to see, unsubscribe from, never
    again, weed out, eliminate, omit, banish, devoid of, keep my feed free of, don't let me
    see, don't ever show, make it free of, no longer want, no longer interested in, won't
    watch, not a fan of, no fan of, isn't, aren't, doesn't have, don't have, doesn't contain,
    don't contain, doesn't include, don't include, doesn't involve, don't involve, doesn't
    show, containing no, done with, i'm done with, im done with, had it with, had my fill of,
    had more than enough of, up to here with, through with, say no to, no to, bye to, goodbye,
    farewell to, keep me away from, save me from, protect me from, shield me from, screen out,
    strip out, deny, reject, refuse, disallow, forbid, shun, sans, excepting, barring, bar,
    less any, absent, void of, empty of, cleared of, stripped of, exempt from, opposed to,
    against seeing, hating, loathe, despise, detest, abhor, unfollow, opt out of, nix, scrap,
    axe, purge, erase, discard, kill the, wipe out, tune out, turn off, switch off, quit
    showing, quit it with, quit the, quit with, cease, cease showing, halt, discontinue,
    refrain from, refrain from showing, lay off, lay off the, knock off the, cool it with,
    give me a break from, a break from, take a break from, no need for, no need to see, no use
    for, no room for, no place for, no desire to see, no wish to see, not here for, not into,
    not keen on, not up for, not fond of, not crazy about, not that into, with no, has no,
    have no, where there are no, where there is no, where there's no"""
)
LESS: Final = _cues(
    """
    not many, not much, less of, fewer of, less of the, fewer of the, not that much, a little
    less of, way fewer, much less, much fewer, somewhat less, slightly less, slightly fewer, a
    bit fewer, a little fewer, cut down, cut back, cut down the, dial back, dial back on,
    ration, sparingly, seldom, occasionally, once in a while, from time to time, water down,
    lighten up on, cool down on, slow down on, slow down with, hold back, fewer and fewer,
    less and less, downrank, demote, deprioritise, deprioritize, diminish, minimum of, a
    minimum of, overdose of, too many of, an overload of, less, fewer, reduce, not so many,
    not so much, not as many, not as much, tone down, dial down, turn down, cut down on, cut
    back on, a bit less, a little less, way less, far fewer, too many, too much, lower,
    decrease, minimise, minimize, go easy on, ease off, ease up on, not that many, i see too
    many, i'm seeing too much, i get too many, seen enough, limit the, scale back, rarely,
    hardly any, barely any, only a few, only a little"""
)
MORE: Final = _cues(
    """
    a lot more, a lot more of, much more, way more of, more and more, extra, some more, hit me
    with, let's have, let's do, let us have, got any, got some, do you have, have you got, any
    chance of, pile on, pile on the, throw in, throw in some, sprinkle in, mix in, bring back,
    bring in, put in, a selection of, a bunch of, a load of, loads of, heaps of, a ton of,
    masses of, as well as, in love with, a sucker for, nuts about, i fancy, fancy, i dig, dig,
    i crave, long for, i long for, i'm after, i am after, after some, on the lookout for, keen
    to see, keen for, eager to see, eager for, happy to see, excited to see, excited about, it
    would be lovely to see, it would be lovely to look at, it would be nice to see, would be
    nice to see, upvote, uprank, emphasise, emphasize, highlight, lean towards, lean into,
    lean more towards, steer towards, go heavy on, double down on, i could go for, could go
    for, i would love, i would enjoy, in need of, i really want, what i want is, what i want,
    all i need is, please may i see, may i see, might i see, let me have, i'll have, i will
    have, i'll take, make it, make that, take me to, take us to, bring me to, show us, give
    us, let us see, start with, begin with, above all, especially, particularly, preferably,
    ideally, in particular, first and foremost, primarily, predominantly, for the most part,
    chiefly, not without, never without, i don't mind, i never tire of, never tired of, not
    tired of, not sick of, not bored of, i welcome, always, tune into, tune in to, switch to,
    dive into, check out, more, show me, show, i want to see, i want to watch, i want, i would
    like to see, i would like, i'd like to see, i'd like to watch, i'd like, i'd love to see,
    i'd love, i wanna see, i wanna watch, wanna see, want to see, want, give me, let me see,
    let me watch, let's see, let's watch, lets see, i love, i like, i really like, i enjoy,
    love, like, enjoy, i prefer, prefer, mostly, mainly, focus on, in the mood for, i'm in the
    mood for, interested in, i'm interested in, i am interested in, bring me, bring on,
    looking for, i'm looking for, searching for, find me, find, feel like, i feel like, i feel
    like watching, i feel like seeing, feel like watching, feel like seeing, craving, i'm
    craving, how about, what about, need, i need, i need to see, can i have,
    can i get, could i have, could i get, may i have, could i see, can i see, can
    you show me, could you show me, please show me, more of, lots of, plenty of, a lot of,
    tons of, increase, boost, can't get enough of, cannot get enough of, cant get enough of,
    never enough, obsessed with, i'm obsessed with, big fan of, a fan of, fan of, i'm into, im
    into, really into, into, show me more, give me more, see more, way more, far more, a bit
    more, a little more, add, add some, include, with lots of, turn up, dial up, crank up,
    prioritise, prioritize, favour, favor, recommend, suggest, play, put on, surround me with,
    bombard me with, keen on, fond of, crazy about, mad about, here for, up for, yes to, hello
    to, thirsty for, hungry for, starving for, longing for, dying to see, dying for, curious
    about, fascinated by, drawn to, hooked on, addicted to, keep showing me, keep them coming,
    keep, continue with, stay with, go for, opt for, choose, pick, queue up, line up, serve
    me, serve up, send me, feed me, entertain me with, delight me with, load up on, heavy on,
    rich in, treat me to, i miss, not only, not just, don't hide, don't skip, don't block,
    nothing beats, nothing better than, i can't live without"""
)
CUES: Final[dict[Polarity, tuple[tuple[str, ...], ...]]] = {
    "only": ONLY,
    "no": NO,
    "less": LESS,
    "more": MORE,
}
OPPOSITE: Final[dict[Polarity, Polarity]] = {
    "no": "only",
    "less": "more",
    "more": "less",
    "only": "no",
}
TOGETHER_MEAN: Final[dict[tuple[Polarity, Polarity], Polarity]] = {  # "not show me", "only want"
    ("only", "more"): "only",
    ("no", "more"): "no",
    ("less", "more"): "less",
    ("more", "less"): "less",
    ("no", "less"): "no",
    ("no", "only"): "more",
    ("less", "only"): "less",
}
