"""Turns of phrase, brought into the plain ones that the parser reads.

"swap cars for birds" becomes "no cars . more birds". In order: what comes first is tried first.
"""

from __future__ import annotations

import re
from typing import Final

VERBS: Final = (
    "show|see|recommend|suggest|play|give|serve|send|put|include|push|display|bring|feature|let|have|"
    "get|want|like|need|watch|add|feed|offer|throw|bother|bore|present|fill|mix|slip|come up with"
)
NEVER: Final = r"(?:do not|don't|dont|does not|doesn't|did not|didn't|never|won't|will not|must not|mustn't|should not|shouldn't|cannot|can't)"
LIKED: Final = "fine|ok|okay|good|nice|alright|all right|cool|great"
PATTERNS: Final = (
    (re.compile(r"(?:^|(?<=[\s,;]))-(?=[^\W\d_]{2})"), "no "),  # "-cars +trains"
    (re.compile(r"(?:^|(?<=[\s,;]))\+(?=[^\W\d_]{2})"), "more "),
    (re.compile(r"\bdate[ -]nights?\b"), "romantic"),
    (re.compile(r"(?<=\w),? because\b[^.,;!?]*"), ""),
    (re.compile(r"\bto (?:read|learn|hear|know|find out)(?: more)? about\b"), "to see"),
    (re.compile(r"([^.,;!?<>]+?) >+ ([^.,;!?<>]+)"), r"more \1 . less \2 ."),
    (re.compile(r"([^.,;!?<>]+?) <+ ([^.,;!?<>]+)"), r"more \2 . less \1 ."),
    (
        re.compile(
            rf"\b(?:[^.;!?,]+?) (?:is|are) (?:{LIKED}),? but ([^.;!?,]+?) (?:is|are) (?:even |so much |way |much )?(?:better|best|nicer|preferred)\b"
        ),
        r"more \1 .",
    ),
    (re.compile(r"\b([\w'-]+)(?:,? \1\b)+"), r"\1"),
    (
        re.compile(r"\b([\w' -]+?) (?:beats?|trumps?|tops?|outranks?) ([^.,;!?]+)"),
        r"more \1 . less \2 .",
    ),
    (
        re.compile(
            r"([\w', &-]+?)\s*(?:[:?]|\.\.\.?|-)\s*(?:no|nope|nah|never|i(?:'d| would) (?:rather|sooner) (?:die|not|pass)|hell no|pass)(?=$|[.!?])"
        ),
        r"no \1 .",
    ),
    (
        re.compile(r"([\w', &-]+?)\s*:\s*(?:yes|yes please|sure|love (?:it|them))(?=$|[.!?])"),
        r"more \1 .",
    ),
    (
        re.compile(
            r"\b([\w' -]+?) (?:do|does|did|is doing|are doing|has done|have done) (?:absolutely |really )?nothing for me\b"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b(?:choose|pick|favou?r|take|prefer) ([^.;!?,]+?) over ([^.;!?,]+)|([^.;!?,]+?) over ([^.;!?,]+?) (?:any ?(?:day|time)|every ?(?:day|time)|always|please)\b"
        ),
        r"more \1\3 . less \2\4 .",
    ),
    (
        re.compile(r"\bthe (?:more|merrier)?\s*([\w' -]+?) the (?:better|merrier|happier i am)\b"),
        r"more \1 .",
    ),
    (
        re.compile(r"\b(?:tone|turn|dial|wind|cut) (?:it|that|this|them|those) (?:down|back)\b"),
        "less it .",
    ),
    (re.compile(r"\bmake (?:it|that|this|them) (?:stop|go away|end|disappear)\b"), "no it ."),
    (
        re.compile(r"([^.;!?,]+?),? (?:and |but )?(?:nothing|none|nobody|no one|no-one) else\b"),
        r"only \1 .",
    ),
    (re.compile(r"\b([\w' -]+?) and only (?=\1\b)"), "only "),
    (
        re.compile(
            r"\b((?:get|gets|keep|leave|take|cut|filter|kick|throw|weed|edit|rule|chase) (?!me\b|us\b)(?:(?!\b(?:but|and|get|keep|leave|take)\b)[^.;!?,])+? (?:out|away|off))\b(?: of| from)?(?: (?:my|the|this|here|it|there))?(?: (?:feed|page|screen|sight|way|picture|mix|equation))?"
        ),
        lambda found: "no " + " ".join(found.group(1).split()[1:-1]) + " .",
    ),
    (re.compile(r"([\w' -]+?),? yes(?: please)?(?=$|[.,;!?]| and| but)"), r"more \1 ."),
    (
        re.compile(r"\b(?:and |but )?([\w' -]+?),? (?:no|nope|nah)(?=$|[.,;!?]| and\b| but\b)"),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b([^.;!?:]+?)\s*[?,:]?\s+(?:no thanks|no thank you|nope|nah|no way|never again|hard pass|not today|not for me|not now|no more|begone|go away|be gone)(?![^.;!?,])"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b((?:(?!\b(?:you|i|we|me|it|there|my mouth)\b)[\w' -])+?) (?:should|must|shall|may|can|could|have to|has to|need to|needs to|ought to)(?: not|n't| never)? (?:come up|turn up|pop up|appear|show up|be shown|be there|be seen|be in there|be in it|be visible|go|go away|disappear|vanish|stay away|stay out|be hidden|be avoided|be excluded|be left out|be removed|leave|be in my feed)\b"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b(?:i(?:'d| would) )?(?:much )?(?:rather|sooner) (?:see |watch |have |get )?([^.;!?]+?) than ([^.;!?]+)"
        ),
        r"more \1 . less \2",
    ),
    (re.compile(r"\b([^.;!?]+?) (?:better|more|rather) than ([^.;!?]+)"), r"more \1 . less \2"),
    (re.compile(r"\b(?:can't|cannot|cant) (?:get|have) enough(?: of)?\b"), "more"),
    (re.compile(rf"\b{NEVER} (?:hide|skip|block|stop|forget|mute|drop)\b"), "more"),
    (
        re.compile(
            rf"\b{NEVER} (?:you )?(?:ever |even |please )*(?:(?:want|need|like|wish|care|have|going|try|trying) (?:me |us )?to )?(?:ever )?"
            rf"(?:(?:{VERBS})(?: me| us| my feed)?|\w+ (?:me|us)(?= \w))(?: with| to| about| at| into)?\b"
        ),
        "no",
    ),
    (re.compile(r"\b(?:nobody|no one|no-one)(?: is| who is)? (\w{2,}ing)\b"), r"no people \1"),
    (re.compile(r"\b(?:nobody|no one|no-one)(?: else)?\b"), "no people ."),
    (
        re.compile(r"\b(?:men|women|boys|girls),? (?:and|or|nor) (?:men|women|boys|girls)\b"),
        "people",
    ),
    (re.compile(r"\b(?:men|women), (?:men|women),? (?:and|or|nor) (?:children|kids)\b"), "people"),
    (re.compile(r"\bturn ([^.;!?,]+?) (?:off|down)\b"), r"less \1 ."),
    (
        re.compile(
            r"\b([\w' -]+?) (?:is|are)(?: both| all| just| so| simply| always| now)? (?:not for me|not my thing|not my cup of tea|boring me|getting old|out|banned|off limits|unwelcome|annoying|annoying me|a no|a no-go)\b"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b([\w' -]+?) (?:is|are) (?:my thing|my favou?rites?|my jam|what i (?:want|like|love|need))\b"
        ),
        r"more \1 .",
    ),
    (
        re.compile(
            r"\b([\w' -]+?) (?:bore|bores|annoy|annoys|upset|upsets|disgust|disgusts|scare|scares|frighten|frightens) me\b"
        ),
        r"no \1 .",
    ),
    (
        re.compile(
            r"\b([\w' -]+?) (?:fascinate|fascinates|interest|interests|delight|delights|amaze|amazes|thrill|thrills) me\b"
        ),
        r"more \1 .",
    ),
    (
        re.compile(
            r"\band (?:the like|so on|so forth|such things|stuff like that|things like that|all that)\b|\betc\b"
        ),
        ".",
    ),
    (re.compile(r"\bas (?:little|few) ([^.;!?,]+?) as possible\b"), r"less \1 ."),
    (re.compile(r"\bas (?:much|many) ([^.;!?,]+?) as possible\b"), r"more \1 ."),
    # "swap cars for birds", "more birds instead of cars", "i prefer birds to cars"
    (
        re.compile(r"\b(?:swap|replace|exchange|trade)\s+(.+?)\s+(?:for|with|by)\s+(.+)"),
        r"no \1 . more \2",
    ),
    (
        re.compile(r"\b(?:i(?:'d| would)?\s+)?prefer\s+(.+?)\s+(?:to|over|than)\s+(.+)"),
        r"more \1 . less \2",
    ),
    (
        re.compile(
            r"\b(?:i(?:'d| would)\s+)?(?:much )?(?:rather|sooner)\s+(?:see\s+|watch\s+|have\s+|get\s+)?(.+?)\s+than\s+(.+)"
        ),
        r"more \1 . less \2",
    ),
    (re.compile(r"\b(?:less|fewer)\s+(.+?)\s+than\s+(.+)"), r"less \1 . more \2"),
    (re.compile(r"\bmore\s+(.+?)\s+than\s+(.+)"), r"more \1 . less \2"),
    (re.compile(r"\bmore like\b"), "more"),
    (re.compile(r"\b([\w-]+)-free\b"), r"no \1 ."),
    (re.compile(r"\bwithout (?:any|a single|a)\b"), "without"),
)


def rewritten(said: str) -> str:
    """Return a folded text in plainer words."""
    for pattern, plainer in PATTERNS:
        said = pattern.sub(plainer, said)
    return said
