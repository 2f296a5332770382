"""What is said of a thing, read as wanting it or not: "spiders give me the creeps", "golf? meh".

A grammar of few parts: a thing (some words that are no cue), what ties them (a verb, a mark), and a
verdict of a small class of words. "Golf bores me to death" becomes "no golf .", which the parser
reads; it knows neither golf nor the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from recommender.ranking.wording import Phrase

_STOPS: Final = (
    "i|i'm|i've|i'd|i'll|im|you|u|we|he|she|it|it's|this|that|that's|these|those|they|them|me|us|which|who|what|how|why|where|"
    "when|there|but|so|because|cause|since|as|if|then|and|or|nor|not|no|only|just|show|showing|give|want|see|watch|more|less|"
    "fewer|without|is|are|was|were|be|been|do|does|did|done|have|has|had|can|could|should|would|will|may|must|than|please|pls|"
    "hate|love|like|say|let|get|keep|make|anything|nothing|something|everything|one|another|enough|stop|too|here|to|"
    "ok|okay|ugh|honestly|sorry|again|always|never|now|today|for|from|by|at|when|while|except|my"
)
_WORD: Final = rf"(?!(?:{_STOPS})\b)[^\W_][\w'-]*"
_PART: Final = (
    rf"(?:(?:the|all|these|those|any|your) ){{0,2}}{_WORD}(?: (?:(?:of|with|in) )?{_WORD}){{0,3}}"
)
_ABOUT: Final = (
    r"(?:(?:anything|everything|all|content|stuff|things|clips?|videos?)(?: that| which)? (?:with|about|involving|featuring|"
    r"showing|containing|of|has|have|shows?|features?|contains?|includes?) )?"
)
_THING: Final = rf"{_ABOUT}(?P<thing>{_PART}(?:(?:, {_PART}){{0,4}},? (?:and|or|&) {_PART})?)(?: (?:in|on) (?:it|them|there|screen))?"
_LIST: Final = rf"(?P<thing>{_PART}(?:(?:, (?:(?:and|or|&) )?| (?:and|or|&) ){_PART}){{0,5}})"
_VERY: Final = (
    r"(?:(?:just|so|really|very|too|all|always|both|also|rather|pretty|kinda|kind of|sort of|a bit|a little|quite|super|such|"
    r"only|simply|way|far|now|still|getting|become|becoming|starting to|tend to|seem|seems|beyond|frankly|absolutely|"
    r"totally|completely|utterly|a total|a complete|the) ){0,4}"
)
_BAD: Final = (
    r"(?:bor(?:e|es|ing)|dull|lame|tedious|overrated|over-?hyped|overdone|annoying|irritating|gross|disgusting|revolting|"
    r"repulsive|nasty|vile|awful|terrible|horrible|horrid|dreadful|the worst|worst|rubbish|trash|garbage|crap|crappy|stupid|"
    r"dumb|pointless|useless|meaningless|shallow|silly|childish|cringe|cringey|cringy|creepy|scary|terrifying|frightening|"
    r"horrifying|disturbing|upsetting|triggering|depressing|stressful|exhausting|tiresome|tiring|unbearable|intolerable|"
    r"insufferable|unwelcome|unwanted|banned|forbidden|verboten|off limits|off the table|off the menu|out|out of the question|"
    r"cancelled|canceled|a no|a no-go|no-go|a nope|a hard no|a turn-?off|a waste(?: of (?:my )?time)?|old|old news|played out|"
    r"ick|icky|yuck|yucky|ew|eww|meh|evil|cruel|a nightmare|my nightmare|my worst nightmare|my kryptonite|a pain|spam|noise|"
    r"everywhere|for (?!me\b)(?:kids|losers|snobs|rich|idiots|other people|others|somebody else|someone else)[\w ]*|"
    r"the last thing[\w' ]{0,80}|(?:enough|more than enough)|gone|over|done|history|dead to me)"
)
_GOOD: Final = (
    r"(?:life|everything|awesome|amazing|great|cool|the best|best|lovely|beautiful|gorgeous|adorable|fun|brilliant|fantastic|"
    r"wonderful|fascinating|interesting|fab|fire|lit|dope|sick af|cute|delicious|heaven|bliss|goals|where it's at|"
    r"my (?!nightmare|kryptonite|worst|enem|bane)[\w' ]+|what (?:i|we)(?:'m| am)? (?:live for|came (?:here )?for|like|love|want|need|"
    r"here for)|welcome|always welcome)"
)
_UPSET: Final = (
    r"(?:bore|annoy|disgust|irritate|bug|upset|scare|frighten|terrify|terrifie|freak|creep|gross|stress|depress|sicken|trigger|"
    r"offend|bother|tire|repel|repulse|anger|enrage|unnerve|weird|nauseate|drain|exhaust|disturb|kill|hurt|shock|spook|irk|"
    r"haunt|tick|piss|wear|wind|put|turn|drag|bum|skeeve|squick)(?:e?s|ing)?"
)
_LEADS_TO: Final = (
    r"(?:(?:do|does|did|is doing|are doing) (?:absolutely |really )?nothing for me|(?:do|does|did)(?:n't| not) (?:\w+ )?(?:interest|"
    r"appeal|excite|do it|grab|work|move|belong|matter|deserve)[\w' ]{0,80}|"
    r"(?:do|does|doing|did) my head in|(?:get|gets|getting|got) on my (?:nerves|wick|last nerve|tits)|gets? (?:me down|old|to me)|"
    r"(?:leave|leaves|left) me (?:cold|unmoved|indifferent)|(?:puts?|sends?) me (?:to sleep|off|in a bad mood)[\w' ]{0,80}|"
    r"(?:drive|drives|driving) me (?:mad|crazy|nuts|insane|bonkers|bananas|up the wall|round the bend|to despair)|"
    r"(?:give|gives|giving|gave) me (?:the |a |an |such a |bad |terrible )*(?:ick|icks|creeps|heebie-?jeebies|willies|shivers|"
    r"nightmares?|headaches?|migraines?|anxiety|hives|jitters|shudders|stress|panic|panic attacks?|bad vibes|pain)|"
    r"(?:make|makes|making|made) me (?:\w+ ){0,2}(?:sick|ill|queasy|nauseous|uncomfortable|uneasy|anxious|nervous|angry|mad|sad|"
    r"furious|gag|puke|vomit|barf|retch|faint|cringe|shudder|squirm|cry|scream|itch|sneeze|depressed|miserable|jealous|"
    r"homesick|want to \w+|throw up|sleepy|yawn)[\w' ]{0,80}|"
    r"(?:rot|rots|ruin|ruins|spoil|spoils|waste|wastes|hurt|hurts|damage) (?:my|your|our|the|me)[\w' ]{0,80}|"
    r"(?:suck|sucks|sucked|stink|stinks|reek|reeks|blow|blows)(?= ?(?:$|[.,;!?]|so|and|big|balls|ass|badly|af|hard|imo|tbh|lol))(?: big time| balls| ass| badly| af| hard| imo| tbh| lol)*|"
    r"(?:can|could|should|may|might|must|shall|need to|needs to|(?:have|has) (?:got )?to|got to|had better|better)(?: all| just| please)* "
    r"(?:go|leave|get lost|get stuffed|get out|piss off|sod off|f off|stay away|stay out|stay home|wait|take a hike|"
    r"jump in a lake|do one|die|disappear|vanish|be (?:hidden|gone|banned|illegal|forbidden|removed|avoided|skipped|left out))[\w' ]{0,80}|"
    r"(?:is|are|was|were)(?:n't| not|nt) (?!only|just|bad|enough|so bad|too bad|the problem|the only)[\w' -]+|"
    r"(?:have|has) (?:no place|no business|nothing to do)[\w' ]*)"
)
_REFUSAL: Final = (
    r"(?:no|nope|nah|nay|never|pass|hard pass|i(?:'ll)? pass|meh|bleh|blah|ew+|yuck|ick|boo|ugh|out|gross|boring|skip|stop|enough|gone|"
    r"hell no|heck no|god no|oh no|dear god no|no way|no sir|no thanks?(?: you)?|no thx|no ty|no please|not (?:again|today|now|for me|here|ever|my \w+|a chance|"
    r"on my \w+|in my \w+|me|happening|interested|needed|wanted|necessary|really)|never (?:again|ever)|not in a million years|"
    r"over my dead body|thanks but no thanks|"
    r"(?:i(?:'d| would) )?(?:much )?(?:rather|sooner) (?:not|die|pass)|(?:an )?(?:instant|immediate|automatic|big|huge|hard|firm|absolute) (?:nope|no|skip|pass|block|mute)|"
    r"be gone|begone|away|go away|get lost|(?:away|out) with (?:them|it|that|those)|nobody (?:asked|cares)|who (?:asked|cares)|"
    r"but why|why(?: though)?|mute(?: forever)?|block(?:ed)?|banned|denied|rejected|delete|unsubscribe|thumbs down|no good|dislike|(?:please )?don't|"
    r"(?:hide|kill|remove|ban|drop|lose|skip|stop|mute|block) (?:it|them|that|those|this))"
)
_WELCOME: Final = (
    r"(?:yes|yes please|yep|yeah|sure|please|love (?:it|them)|always|bring (?:it|them) on|"
    r"(?:the )?more(?: please)?|count me in|i'm in|hell yes|hell yeah|any ?time|all day|10/10|thumbs up|or bust)"
)
_END: Final = r"(?=\s*(?:$|[.,;!?]|\b(?:but|and|so|because|since|when|while|for|at|tbh|imo|lol|today|now|these days|to be honest)\b))"
_CLOSED: Final = r"(?=\s*(?:$|[.;!?]))"
VERDICTS: Final = (
    (re.compile(rf"\b{_THING} {_VERY}(?:{_UPSET}) (?:me|us|my \w+)(?: (?:out|off|up|down|so much|a lot|to (?:death|tears|no end|bits|my core)))*{_END}"), "no"),
    (re.compile(rf"\b{_THING} (?:{_VERY}){_LEADS_TO}{_END}"), "no"),
    (re.compile(rf"\b{_THING} (?:is|are|'re|looks?|feels?|gets?|got|seems?|should be|must be|needs? to be) {_VERY}{_BAD}{_END}"), "no"),
    (re.compile(rf"\b{_THING} (?:is|are|'re) {_VERY}{_GOOD}{_END}"), "more"),
    (re.compile(rf"\b{_THING} (?:rocks?|rules?|slays?|never gets? old|(?:make|makes) my (?:day|evening|week|heart \w+))(?! \w){_END}"), "more"),
    (re.compile(rf"\b{_THING}\s*[?:=!]\s*{_WELCOME}{_CLOSED}"), "more"),
    (re.compile(rf"\b{_LIST}\s*(?:[?!:=,.…-]|->|=>){{1,4}}\s*(?:{_REFUSAL}[\s,.!]{{0,4}}){{1,4}}$"), "no"),
    (re.compile(rf"\b{_LIST}\s*(?:[?:=…]|\.{{2,4}}){{1,4}}\s*(?:{_REFUSAL}[\s,]{{0,4}}){{1,4}}{_CLOSED}"), "no"),
    (re.compile(rf"\b{_THING} or bust\b"), "only"),
    (re.compile(rf"\b(?:have|has|had|get|gets|got|getting|suffer|suffers) (?:from )?(?:\w+ )?(?:nightmares|panic attacks|anxiety|flashbacks|phobia|ptsd|trauma|bad memories|an allergy|headaches)(?: from| of| about| because of| over| to| around) {_THING}"), "no"),
    (re.compile(rf"(?:^|(?<=[.;!?,] ))(?:please |just |can you |could you )*(?:cut|kill|can|bin|dump|trash|lose|nuke|yeet|dismiss|abolish|boycott|lay off|knock off) (?:out )?(?!down|back|me|it|that){_THING}"), "no"),
    (re.compile(rf"\bi (?:never|didn't|did not) (?:ask|asked|sign up|signed up|subscribe|subscribed|order|ordered|come here|came here)(?: to see| to look at)?(?: for)? {_THING}"), "no"),
    (re.compile(rf"\b(?:no offen[cs]e to|nothing against|with all due respect to|no disrespect to) {_THING},? but\b(?: i'm not in the mood for them| not for me| no thanks?)?"), "no"),
    (re.compile(rf"\b(?:if|when) (?:i|we) (?:have to |ever )?(?:see|get|watch|find) (?:just )?(?:one more|one single|another|yet another|even one more|any more) {_THING}[^.;!?]*"), "no"),
    (re.compile(rf"\b(?:one more|yet another|another) {_THING},? (?:and )?i(?:'ll|'m| will| am| swear)\b[^.;!?]*"), "no"),
    (re.compile(rf"\b(?:i've |i have |i )?(?:seen|had|watched|got|get|see) (?:already |just )?(?:so|too|way too|far too|much too) (?:much|many) {_THING}"), "no"),
    (re.compile(rf"\b(?:what(?:'s| is)|whats) (?:it )?(?:with|up with) (?:all )?{_THING}"), "no"),
    (re.compile(rf"\bwhy (?:(?:are|is) (?:there |it )?(?:always |all |only )?|(?:do|am) i (?:always |keep |only |even )*(?:see|seeing|get|getting|shown) |all |so (?:many|much) |always )+{_THING}"), "no"),
    (re.compile(rf"\bwho (?:asked|needs?|wants?|cares|ordered)(?: to see| for| about)? {_THING}[^.;!]*"), "no"),
    (re.compile(rf"\bthe (?:fewer|less) {_THING},? the (?:better|happier|merrier)\b"), "no"),
    (re.compile(rf"\b(?:every|each)(?: second| other| single| damn)* (?:clip|video|post|thing|one) (?:is|has|shows|seems to be) (?:about )?{_THING}"), "no"),
    (re.compile(rf"\b(?:it(?:'s| is)|there(?:'s| is| are)) (?:nothing but|too much|too many|so much|so many|way too many|way too much) {_THING}"), "no"),
)  # fmt: skip
_PREAMBLE: Final = re.compile(
    r"\b(?:i hate to (?:say|admit) (?:it|this)|no offen[cs]e(?! to)|don't get me wrong|i'm sorry|honestly|to be honest|"
    r"with all due respect|call me \w+)\b,?(?: but\b)?"
)


SHORT: Final = re.compile(r"([^\W_]{3,})(?<!that)(?<!what)(?<!there)(?<!everything)'s not\b")
_OVER: Final = re.compile(rf"(?P<liked>{_WORD}) over (?P<other>{_WORD})")


def judged(said: str) -> str:
    """Return a folded text in which what is said of a thing stands as a wish or its opposite."""
    said = _PREAMBLE.sub("", SHORT.sub(r"\1 is not", said))
    if (two := _OVER.fullmatch(said.strip(" .!"))) and not Phrase(two["other"]).is_place:
        return f"more {two['liked']} . less {two['other']} ."
    for pattern, polarity in VERDICTS:
        said = pattern.sub(rf"{polarity} \g<thing> . ", said)
    return said
