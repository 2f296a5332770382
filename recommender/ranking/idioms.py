"""What is said of the whole feed: ties, a surprise, back to normal. And idioms, in plainer words."""

from __future__ import annotations

import re
from typing import Final

FRIENDS: Final = "xfriendsx"  # tokens that stand for those one follows, and for those one does not
STRANGERS: Final = "xstrangersx"
SURPRISE: Final = "xsurprisex"
_TIE: Final = (
    r"(?:friends?|mates?|buddies|buddy|pals?|besties?|crew|circle|mutuals?|contacts?|follows|followings"
    r"|followees|squad|homies|network|loved ones|inner circle|friends and family|family and friends)"
)
_THEY: Final = r"(?:people|persons?|folks?|accounts?|creators?|those|ones|profiles|users|guys|anyone|everyone|authors|makers)"
_KNOWN: Final = r"(?:follow|know|am following|'m following|am friends with|'m friends with|subscribe to|am subscribed to|have followed|care about|am connected to)"
_CLIPS: Final = r"(?:'s?|s')?(?: (?:clips|videos|posts|stuff|things|content|uploads))?"
TIES: Final = (
    (
        re.compile(
            rf"\b{_THEY} (?:that |who |whom |which )?i (?:do not|don't|am not|'m not|have never|haven't)(?: even| really)? "
            rf"(?:{_KNOWN}|following|followed|met|heard of|friends with){_CLIPS}"
        ),
        STRANGERS,
    ),
    (
        re.compile(
            rf"\b(?:complete |total |random |perfect )?strangers{_CLIPS}|\brandom (?:people|accounts|users|folks)\b"
            r"|\bunknown (?:people|accounts|creators)\b|\bpeople outside (?:of )?my (?:circle|network)\b"
        ),
        STRANGERS,
    ),
    (re.compile(rf"\b{_THEY} (?:that |who |whom |which )?i(?:'ve)? {_KNOWN}{_CLIPS}"), FRIENDS),
    (re.compile(rf"\b(?:who(?:ever)?|whom) i follow{_CLIPS}"), FRIENDS),
    (
        re.compile(rf"\b(?:my|our)(?: own| best| close| closest| dear| good)? {_TIE}{_CLIPS}"),
        FRIENDS,
    ),
    (re.compile(rf"\b(?:friends of mine|my follow(?:ing)? list){_CLIPS}"), FRIENDS),
    (re.compile(rf"\b(?:from|by) (?:{_TIE}){_CLIPS}(?=$|[.,;!?]| only| and| but)"), f" {FRIENDS}"),
    (re.compile(r"\bfriends(?= (?:only|first)\b)|(?<=only )friends(?=$|[.,;!?])"), FRIENDS),
)
ANEW: Final = re.compile(
    r"\b(?:dealer's choice|your (?:choice|pick|call)|(?:you|u) (?:choose|pick|decide)|up to you|wild ?card"
    r"|blow my mind|out of the (?:blue|ordinary)|outside (?:of )?my (?:bubble|comfort zone)|burst my bubble"
    r"|(?:i (?:have )?|i've )?(?:n't|not|never) (?:ever )?(?:seen|watched|come across|thought of)(?: any| such| these)?(?: before)?(?=$|[.,;!?])"
    r"|(?:something|anything|stuff|things|clips|videos)(?: that)? (?:i've|i have|i'd|i) never(?: ever)?(?: seen| watched| think of| thought of| look for| pick)?(?: before| myself)?"
    r"|(?:shake|mix|switch|change|spice) (?:it|things|this|my feed|the feed)(?: all)? up|shake up my feed"
    r"|(?:something|anything|everything)(?: completely| totally| entirely| a bit)? (?:new|different|random|unexpected|else|unusual|fresh|surprising|out there)"
    r"|broaden my horizons|(?:i'm |i am )?feeling lucky|anything goes|roll the dice|take me by surprise|(?:a |some )?surprises?(?: me)?"
    r"|(?:something |some |at )?random(?: stuff| things| clips| videos| picks?)?(?=$|[.,;!?]))"
    r"|\b(?:bored (?:of|with|by)|tired of|sick of|enough of|fed up with|no more|not)(?: seeing| always)?(?: all)?(?: of)?(?: the)?(?: always the)? same(?: old)*"
    r"(?: (?:stuff|things?|content|feed|clips|videos|topics|every day|over and over))*(?: again)?(?=$|[.,;!?])"
)
_POLITE: Final = (
    r"(?:ok(?:ay)?|please|pls|hey|hi|now|just|so|right|well|actually|sorry|thanks|thank you|again|could you|can you|can we"
    r"|let's|let us|i want to|i'd like to|i would like to|and|then|all right|alright|for me|will you|would you|everything|to)"
)
_IT: Final = (
    r"(?:(?:all |all of |any of |everything of )?(?:it|that|this|those|these|them)|all|everything"
    r"|(?:all |all of |any |every )?(?:(?:of )?(?:my|the|these|those|your|our) )?(?:old |earlier |previous |past |last |active |current )?"
    r"(?:filters?|instructions?|preferences?|prefs|settings?|wish(?:es)?|requests?|rules?|feed|chips?|choices|restrictions?|commands?|steering|orders?|algorithm|recommendations)"
    r"|(?:what(?:ever)?|everything|all|anything)(?: that)? i(?:'ve| have| had| just)? (?:said|told you|asked(?: for)?|wrote|typed|set|wanted|instructed)(?: (?:before|earlier|so far|you))*)"
)
_NORMAL: Final = (
    r"(?:(?:back |return |go |get |put (?:it |everything )?|bring (?:it |everything )?|set (?:it |everything )?|take me |switch )*(?:back )?(?:to )?(?:the |a |my )?"
    r"(?:normal|default|defaults|usual|standard|ordinary|regular|square one|factory settings|the beginning|zero|how (?:it|things|everything) (?:was|were|used to be)|the way (?:it|things) (?:was|were|used to be)|as (?:it|things) (?:was|were)|what it was|like (?:it was )?before|unfiltered)"
    r"(?: (?:feed|settings?|mode|view|page|one|again|before|state))*)"
)
_RESET: Final = (
    rf"(?:(?:hard |full )?(?:reset|restart|clear|undo|cancel|forget|wipe|delete|remove|erase|scrap|drop|discard|revert|restore|ignore|disregard|empty|lift|end|stop|clean|no)(?: about| out| off)?"
    rf"(?: {_IT})+|(?:reset|undo|revert|never ?mind|forget it|start (?:over|again|anew|afresh|fresh|from scratch|from zero|new)|from scratch|clean slate|fresh start|as you were)"
    rf"|{_NORMAL}|(?:show me |i want )?everything again|make it normal(?: again)?)"
)
RESET: Final = re.compile(rf"(?:{_POLITE} )*{_RESET}(?: {_POLITE}| {_NORMAL})*")
IDLE: Final = re.compile(rf"(?:{_POLITE} ?)*(?:show me everything(?: again)?)?")
ROLES: Final = {  # "stuff for a petrolhead": what they are known to like
    "vehicles": "petrolhead|gearhead|motorist|car lover|train ?spotter|plane ?spotter|trucker",
    "food": "foodie|gourmet|gourmand|chef|food lover|baker",
    "plants": "florist|gardener|botanist|plant lover|plant (?:mum|mom|dad)",
    "animals": "zookeeper|vet|animal lover|zoologist|pet owner|dog walker",
    "buildings": "architect|city planner|builder",
    "space": "astronomer|stargazer",
    "music": "musician|audiophile|music lover",
    "sports": "sports? fan|athlete",
}
IDIOMS: Final = (
    (
        re.compile(
            r"\bif (?:it|there|they|that|this|a (?:clip|video)|something)(?:'s|'ve)?(?: (?:has|have|got|is|are|contains?|shows?|features?|includes?|about|of))+ "
            r"([^.;!?]+?)(?: in (?:it|there|them|the picture))?,? (?:then )?(?:please )?"
            r"(?:i (?:do not|don't|won't|would rather not|'d rather not) \w+[^.;!?,]*|i'm (?:out|off|not interested)|(?:skip|hide|drop|lose|bin|ditch) (?:it|them|that)|(?:leave|keep|take) (?:it|them) (?:out|away|off)|count me out|no thanks?|no)"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\bif (?:it|there|they|that|this|a (?:clip|video)|something)(?:'s|'ve)?(?: (?:has|have|got|is|are|contains?|shows?|features?|includes?|about|of))+ "
            r"([^.;!?]+?)(?: in (?:it|there|them|the picture))?,? (?:then )?(?:i'm in|i'm all ears|count me in|show (?:it|me)|i want (?:it|to see it)|yes|i (?:love|like) it)"
        ),
        r"more \1 .",
    ),
    (
        re.compile(
            r"\b([\w' -]+?) (?:makes?|are making|is making|has made|have made) me (?:feel )?(?:so |very |a bit |a little |rather )?"
            r"(?:sick|queasy|ill|nauseous|uneasy|uncomfortable|anxious|nervous|angry|mad|furious|itch|sneeze|gag|retch|cringe|shudder|squirm|depressed|miserable|cross|grumpy|unwell|dizzy|want to (?:leave|scream|cry|quit|throw up))\b"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b(?:i've |i have |i )?(?:had|seen|got|watched|eaten) (?:quite |more than )?(?:my|enough|a lifetime's?|our) (?:own )?(?:fill|share|fair share|dose|lot|supply) of\b"
        ),
        "no",
    ),
    (
        re.compile(
            r"\b(?:fill|load|stuff|pack|flood|cover|swamp|populate|stock)(?: up)?(?: (?:my|the|this|our|it|me|us|that)\b(?: (?!with\b)\w+){0,3})?(?: up)? with\b"
        ),
        "more",
    ),
    (
        re.compile(
            r"\b(?:wind|power|slow|calm|settle|cool|quieten|come) down"
            r"(?=$|[.,;!?]| (?:before|after|now|for|from|with a|at the|in the|tonight|and|a bit|a little|please|today|this)\b)"
        ),
        "relax",
    ),
    (
        re.compile(
            r"\b(?:i'm |i am )?(?:almost |half |nearly )?(?:falling asleep|nodding off|dozing off|yawning)(?: over)? (?:here|already|at this|with this|of boredom)\b"
        ),
        "lively",
    ),
    (
        re.compile(
            r"\b(?:gets?|sets?|makes?|sends?|keeps?) (?:my|the|our) (?:blood|heart|pulse|adrenaline) "
            r"(?:pump\w*|rac(?:e|es|ing)|going|flow\w*|beat\w*|up|soar\w*|run\w*)(?: faster)?|\b(?:wake|pump|hype|liven|perk|psych) me up\b"
        ),
        "lively",
    ),
    (re.compile(r"\bnot so much ([^.;!?,]+?),? (?:as|but|rather|more)\b"), r"less \1 . more"),
    (re.compile(r"(?:,|;|\bbut) rather (?!not\b|than\b|see\b|watch\b|have\b|get\b)"), " . more "),
    (
        re.compile(
            r"\b(?:any(?:one|body)(?: here| out there)?|who(?: here)?|who's) (?:got|has|have)(?: any| some)?\b"
        ),
        "more",
    ),
    (re.compile(r"\bi(?:'d| would| could) take\b(?![^.;!?,]* over )"), "more"),
    (
        re.compile(
            r"\bwhat (?:time|day|date|year) (?:is|was)\b[^.;!?]*|\bwhat(?: is|'s) (?:the|your|my) (?:time|date|day|weather|name|capital|meaning)\b[^.;!?]*"
        ),
        " .",
    ),
    (
        re.compile(
            r"\b(?:i'm |i am |we're )?(?:so |absolutely |really )?(?:starving|hungry|famished|peckish)\b(?! for\b)"
            r"|\bmy (?:stomach|tummy|belly)(?: is|'s)? (?:rumbl|growl)\w+|\bi (?:skipped|missed) (?:breakfast|lunch|dinner|supper)\b|\bmy mouth (?:water|should water|should be water)\w*"
        ),
        "more food .",
    ),
    (
        re.compile(
            r"\b(?:get|run|go|getting|escape|flee) (?:me )?(?:far )?(?:away )?(?:from|out of)? ?(?:civili[sz]ation|the rat race|the concrete jungle|the office)\b"
        ),
        "more nature",
    ),
    (re.compile(r"\b(?:on|go on) (?:a |an )?safari\b"), "to wild animals"),
    (
        re.compile(
            r"\bfour walls(?: and a roof| and a ceiling)?\b|\b(?:with )?a roof over (?:my|your|our|the|their) heads?\b|\bunder (?:a|one|the same) roof\b"
        ),
        "indoors",
    ),
    (
        re.compile(
            r"\b(?:would|could|might) go (?:wild|crazy|mad|nuts|bananas) for\b|\bwould (?:die|kill) for\b"
            r"|\bwould (?:you )?mind (?:putting|showing|adding|playing|sending|giving|finding)(?: me| us| on| in| up)?\b"
        ),
        "more",
    ),
    (
        re.compile(
            r"\b(?:can't|cannot|can not|couldn't) (?:look at|watch|deal with|handle|face|abide|tolerate|bear|take any more(?: of)?)\b(?! enough)"
        ),
        "no",
    ),
    (re.compile(r"\bwith (?:someone|somebody|anyone|anybody)\b"), "with people"),
    (re.compile(r"\b(?:it's |it is )?party time\b|\blet'?s party\b"), "lively"),
    (re.compile(r"\b(?:it|that|the \w+) is what (?:it|that) is\b"), " ."),
    (re.compile(r"\bfour legs(?: good)?\b|\bfour-legged (?:friends?|ones?|things?)\b"), "animals"),
    *(
        (
            re.compile(
                rf"\b(?:things?|stuff|something|anything|clips?|videos?|everything|treats?|content)(?: for| that| which| to please| to delight)?"
                rf"(?: an?| my| any| the| every| your| our)?(?: inner)? (?:{roles})s?(?: like me)?"
                r"(?: (?:would|might|will|could|may))?(?: (?:like|love|enjoy|stop for|want|appreciate|adore|drool over|go for|fancy|approve of))?\b"
            ),
            f"more {facet}",
        )
        for facet, roles in ROLES.items()
    ),
    (
        re.compile(
            r"\bi(?:'m| am) (?:such |just )?an? (?:(?:total|big|huge|real|bit of a|proper|massive|complete|true|crazy|devoted) )*"
            r"([\w-]+?)[ -]?(?:person|lady|lover|guy|girl|fan|freak|nerd|geek|enthusiast|buff|addict|nut|aficionado|head)\b"
        ),
        r"more \1",
    ),
    (
        re.compile(
            r"\b(?:i )?(?:do not|don't) (?:really )?(?:know|care)(?: what)?(?=$|[.,;!?])|\bno idea\b|\bnot sure\b"
        ),
        " .",
    ),
    (
        re.compile(
            r"\b(?:without|not|no) (?:a |one |any )?(?:living |single |human )?souls?(?: in sight| around)?\b"
        ),
        "no people .",
    ),
    (
        re.compile(
            r"\b(?:can|could|will|would)(?: never|n't| not) (?:ever )?(?:get|have|see|watch) (?:enough|too much|too many)(?: of)?\b"
        ),
        "more",
    ),
    (
        re.compile(
            r"\b(sick|tired|bored|scared) (?:to death|and tired|to the bone|to tears|stiff|out of my mind) (of|by|with)\b"
        ),
        r"\1 of",
    ),
    (re.compile(r"\b(?:in|during|at|by) (?:the )?(?:day|daytime|daylight)\b"), " . no night . "),
    (re.compile(r"\bafter (?:dark|sunset|nightfall|sundown)\b"), "at night"),
    (
        re.compile(
            r"\b(?<!interested )(?<!interest )(?<!into )(?:inside|in|within) (?:of )?(?:(?:the|a|an|my|somebody's|people's|their|our) )?(?:houses?|homes?|flats?|apartments?|buildings?|household)\b"
            r"|\b(?:inside|within doors)(?=$|[.,;!?]| and\b| but\b| or\b| somewhere\b)"
        ),
        "indoors",
    ),
    (
        re.compile(
            r"\boutside(?=$|[.,;!?]| in\b| and\b| but\b| or\b| at\b| on\b)|\bout of doors\b"
        ),
        "outdoors",
    ),
    (
        re.compile(
            r"\b(?:empty|deserted|unpeopled|uninhabited|unpopulated|people-?less|vacant) (?!of\b)((?:[\w-]+ )?[\w-]*s)\b"
        ),
        r"\1 without people",
    ),
    (re.compile(r"\b(?:takes?|taking) (?:my|your|our|the) breath away\b"), "breathtaking"),
    (re.compile(r"\bkeep (?:'em|them|those|it)? ?coming(?: with)?\b"), "more"),
    (
        re.compile(
            r"\b(?:brb|gtg|g2g|ttyl|afk)\b[^.;!?]*"
            r"|\b(?:did|have|has|do|does) (?:you|u|anyone|anybody|he|she|they|we) (?:see|seen|hear|heard|know|watched|ever|remember|think)\b[^.;!?]*"
        ),
        " .",
    ),
    (
        re.compile(
            r"\b(?:nothing|not|don't \w+(?: to)? me) (?:before|until|till) [^.;!?,]*|\bwhatever you (?:say|want|like)\b[^.;!?,]*"
            r"|^(?:happy (?:birthday|new year|holidays|easter|anniversary)|merry christmas)(?: to \w+)?(?: (?!clips|videos|stuff)\w+)?[ .!]*$"
        ),
        " .",
    ),
    (
        re.compile(
            r"^(?:hello world|knock[ ,]knock|(?:this is )?(?:just )?(?:a )?test(?:ing)?)[ .!]*$"
        ),
        "",
    ),
    (re.compile(r"^good (?:night|evening|morning|afternoon)(?: \w+)?[ .!]*$"), ""),
    (
        re.compile(
            r"\bi (?:always |just )?(?:faint|panic|cringe|gag|shudder|freak out|feel sick|feel faint|get scared|get anxious|look away)"
            r" (?:when(?:ever)? i see|at the sight of|at)\b"
        ),
        "no",
    ),
    (
        re.compile(
            r"^(?:what )?(?:a )?(?:lovely|nice|terrible|awful|beautiful) (?:weather|day)\b[^.;!?]*$"
        ),
        "",
    ),
    (re.compile(r"\bfed up (?:\w+ ){1,5}?with\b"), "sick of"),
    (
        re.compile(
            r"\b(?:i'm |i am |been )?(?:thinking (?:of|about)|dreaming (?:of|about)|planning|saving (?:up )?for) (?:(?:getting|buying|having|making|learning) )?"
        ),
        "more ",
    ),
    (re.compile(r"\bin my life\b|\bbig time\b"), ""),
    (
        re.compile(
            rf"\b(?:{'|'.join(ROLES['vehicles'].split('|')[:3])}) (?:here|checking in|reporting)\b"
        ),
        "more vehicles .",
    ),
    (
        re.compile(
            r"\b([\w-]+) (?:geek|nerd|fan|lover|freak|enthusiast|addict|junkie|buff|mad|obsessive)s? (?:here|checking in|reporting|over here)\b"
            r"|\bi(?:'m| am) (?!not\b)([\w-]+)[ -](?:mad|crazy|obsessed)\b"
        ),
        r"more \1\2 .",
    ),
    (re.compile(r"\btouch(?:ing)? (?:some |the )?grass\b"), "nature"),
    (re.compile(r"\bcreepy[- ]?crawl(?:ies|y|ers?)\b"), "insects"),
    (re.compile(r"\bnot (?:a|one|another) day without\b|\bnever (?:be )?without\b"), "more"),
    (
        re.compile(
            r"\b(?:i )?(?:can't|cannot|couldn't|could not|won't) (?:live|do|go(?: a day)?|survive|exist) without\b"
            r"|\b(?:can't|cannot) (?:wait (?:for|to)(?: see| watch)?|stop (?:watching|looking at|thinking (?:about|of))|resist|get over|say no to)\b"
            r"|\b(?:do not|don't|would not|wouldn't) (?:mind|say no to|object to)(?: seeing| watching)?\b"
            r"|\bwhy (?:don't|not|do not)(?: you| we)?(?: show| see| watch| play| try| have)?(?: me)?\b"
            r"|\bnothing (?:[\w']+ ){0,4}(?:better|happier|nicer|more|cuter|funnier|cooler) than(?: watching| seeing)?\b"
        ),
        "more",
    ),
    (
        re.compile(
            r"\b(?:my|our) (?:little |big |old )?\w+ (?:is|are|'s) (?:so |really )?(?:obsessed with|into|crazy about|mad about|a fan of|nuts about|hooked on)"
            r"|\b(?:my|our) (?:little |big |old )?\w+ (?:loves?|likes?|adores?|enjoys?|wants?(?: to see| to watch)?|needs?)\b"
        ),
        "more",
    ),
    (
        re.compile(
            r"\b(?:my|our) (?:little |big |old )?\w+ (?:hates?|can't stand|cannot stand|dislikes?|is (?:scared|afraid|terrified|sick|tired|allergic) (?:of|to)|are (?:scared|afraid|terrified|sick|tired) of)\b"
        ),
        "no",
    ),
    (re.compile(r"\b(?:less|fewer) is more\b"), " ."),
    (
        re.compile(
            r"\bno (?:(?:offence|offense)(?! to\b)|worries|problem|doubt|matter what|joke|kidding|rush)\b"
        ),
        " .",
    ),
    (re.compile(r"\b(?:never|not) ever\b|\bnever again\b(?= \w)"), "never"),
    (re.compile(r"\bthere (?:should|must|shall|may|can) (?:not be|never be|be no)\b"), "no"),
    (
        re.compile(
            r"\b(?:really|totally|completely|absolutely|honestly|literally|actually|seriously|simply|definitely|truly|quite|super|truthfully|frankly|basically|kindly|perhaps|maybe|possibly|dare|damn|bloody|freaking|fucking|effing)\b ?"
        ),
        "",
    ),
)


def with_ties(said: str) -> str:
    """Put single tokens where ties and a surprise are spoken of, and idioms in plainer words."""
    for pattern, plainer in (*TIES, *IDIOMS):
        said = pattern.sub(plainer, said)
    return ANEW.sub(f" {SURPRISE} ", said)


def without_reset(said: str) -> tuple[str, bool]:
    """Cut the clauses that take back what was said earlier; tell whether there were any."""
    clauses = [clause.strip() for clause in re.split(r"[,.;:!?\n]+|\band then\b", said)]
    reset = any(RESET.fullmatch(clause) for clause in clauses)
    if not reset:
        return said, False
    rest = [c for c in clauses if not RESET.fullmatch(c) and not IDLE.fullmatch(c)]
    return ", ".join(rest), True
