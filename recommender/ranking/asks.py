"""How people ask without the plain words: examples from which small heads learn the rest.

`this` stands for whatever is named. `manage.py facets` trains the heads on these lines.
"""

from __future__ import annotations

from typing import Final

from recommender.ranking.plan import Mood

AGAINST: Final = """
this makes me sick; this makes me nauseous; this gives me a headache; this is driving me crazy
this is driving me up the wall; seeing this all day gets on my nerves; make this stop; this has to stop
i have seen this a thousand times; this is everywhere and it bothers me; this is so boring
i am fed up with this; i am done with this; i have had my fill of this; i cannot look at this any longer
this upsets me; this triggers me; this stresses me out; this makes me uncomfortable; this disgusts me
this scares me; this makes me anxious; this makes me sad; please get this away from me; get this outta here
why do i keep seeing this; why is this in my feed; why on earth do you show me this; who asked for this
nobody asked for this; this does not belong here; this is not what i came for; this is not for me
this is a waste of my time; this is overrated; this ruins my feed; this annoys the hell out of me
i would be glad if this were gone; i would be grateful if you left this out; it would be nice not to see this
my feed would be better without this; i could do without this; i can live without this; life is too short for this
i do not care for this; this does nothing for me; i am not a fan of this; i find this repulsive
take this off my screen; leave this out of it; keep this to yourself; lay off this; hold this; cut this
kill this; give this a rest; give me a break from this; i need a break from this; i want to get away from this
this should disappear; this needs to go; this must go; this can go; send this away; make this go away
ugh this again; not this again; oh no this; eww this; yuck this; this sucks; i detest this; i loathe this
spare me this; enough already with this; too much of this lately; there is way too much of this
the feed is full of this and i want less; could you tone this down; turn this down a notch; this is too much
i am allergic to this; my doctor told me to avoid this; i am trying to quit this; i am on a diet from this
i have a fear of this; i am terrified of this; i should stay away from this; this brings back bad memories
do not tempt me with this; do not bother me with this; do not you dare show me this; this is off the table
this is banned; this is unwelcome; this is not allowed; no one wants this; this is the last thing i want
i am tired and do not need this; can we not with this; anything else than this would be fine; away with this
this is old; this got old; this bores me to death; i have outgrown this; my patience with this is over
i would rather not have this; please refrain from this; kindly remove this; this offends me; this is gross
what is it with this all the time; stop shoving this down my throat; quit pushing this at me; this is spam
i broke up with this; i am taking time off from this; this hurts to watch; i cannot bear this; this is unbearable
this has got to go; this has had its day; this has worn out its welcome; i have no time for this; i have no patience for this
this leaves me cold; this does not interest me; this is not my cup of tea; this is not my scene; this never was my thing
i cannot be bothered with this; i cannot be doing with this; i cannot look at this; i cannot watch this; i cannot take any more of this
i would sooner go blind than see this; i would rather eat my hat than watch this; i would rather die; i want nothing to do with this
my mother was killed by this; my ex loved this so please not; after what happened this is hard for me; this reminds me of my ex
the doctor said no this; this is against my religion; this keeps me awake at night; i get nightmares from this; i am phobic about this
it is as if there were nothing but this; it is all this all the time; every second clip is this; my whole page is this and it is awful
who keeps sending me this; who needs this; who cares about this; this should be forbidden; this should be illegal; this is the worst
why must there always be this; must it always be this; does it have to be this; please god not this; for heaven's sake no this
i am through with this; i have moved on from this; i used to like this but not now; i never liked this; i was never into this
i see this at work all day and want something else; i get enough of this at home; i have seen this often enough; this wears me out
if i see this once more i will scream; one more time this and i am gone; another this and i quit; this makes me want to leave
leave me alone with this; put this away; put this out of my sight; this had better go; this had better not come back; bin this
"""
FOR: Final = """
this makes me happy; this makes me smile; this makes my day; this is my thing; this is what i came for
i am all about this; i am a sucker for this; i have a soft spot for this; i have a weakness for this
nothing beats this; nothing makes me happier than this; there is nothing better than this; this is the best
i cannot get enough of this; i could watch this all day; i could look at this for hours; this never gets old
this is heaven; this is so good; this would be great; this would be lovely; this would be perfect right now
it would be lovely to see this; i would be happy about this; i would be thrilled by this; i would kill for this
i would give anything for this; i am craving this; i am dreaming of this; i long for this; i have been missing this
i am studying this; i am learning about this; i want to learn about this; i am planning this; i am researching this
i collect this; this is my hobby; this is my passion; this is my job and i love it; i grew up with this
my kids love this; my daughter is crazy about this; my son is obsessed with this; my partner adores this
my family enjoys this; got any of this; got this; have you got this; do you have this; any chance of this
is there any of this; where can i find this; where is this; hit me with this; bring this on; let us have this
let us do this; let us go for this; take me to this; get me this; hook me up with this; pile this on
load me up with this; shower me with this; make this happen; this is where it is at; this is always welcome
this is fine by me; i do not mind this at all; the more of this the better; as much of this as you have
a day without this is a lost day; i cannot live without this; i need this in my life; i am here for this
this is what i want; this is what i need; this please; this for me; this above all; this first; this it is
this and that is it; whatever you have on this; anything to do with this; all kinds of this; a selection of this
could you put together some of this; would you happen to have this; might i have this; i should like this
i fancy this; i dig this; i am keen to see this; i am up for this; i am in for this; this is awesome
this sounds good; this rocks; this is beautiful; this inspires me; this calms me down; this cheers me up
i only have eyes for this; i am a this person; i am a this lover; i am a this enthusiast; this fan here
i came here for this; this is why i am here; today is all about this; it is time for this; time for this
i cannot stop thinking about this; i cannot wait to see this; you can never have too much of this
i would not say no to this; this never fails; keep this coming; show me what this looks like; i adore this
this would hit the spot; this would go down well; this would make my evening; i would go wild for this; my kids would go wild for this
my little one would love this; grandma asks for this; my class is doing this at school; we are doing this at school
i am writing about this; i am painting this and need ideas; i need ideas for this; i am getting into this; i just discovered this
today is a this day; it is a this kind of day; this kind of day; line up this; put on this; would you mind putting this on
i have time for this; i have all night for this; i could do with this; i could use this; i would not mind this; this would do me good
whatever has this; whatever this you can find; this of any kind; every this there is; this and more this; this this this
this being used by somebody; this next to that; this handled by that; this on a table; this in a street; somebody with this
this seen from above; this in the morning; this at work; old this; small this; a lot of this going on; this everywhere please
it has been too long since i saw this; i have not seen this in ages; where has this gone; why is there no this any more
this beats everything; this is my comfort; this always helps; this relaxes me; this makes me hungry for more; this makes me dream
can the next ones be this; could the next few all have this; let the next page be this; let us go this way; make the next one this
this please, my baby is crying; this please, the kids are screaming; this for my toddler, quick; i am sad, give me this; i had a bad day, so this
help me with this before bed; i need this after work; my nerves are shot, this would help; i am stressed and this helps; this to fall asleep
chuck some this my way; throw this at me; something with this in it thanks; anything as long as it has this in it; as long as there is this
i would kill for some good this; this handled by somebody; this on its own; what happens in this; the inside of this; life with this
my heart belongs to this; this has my heart; my heart beats for this; my soul needs this; i belong with this; i was born for this
"""
TALK: Final = """
hello there; good morning; good evening everyone; thanks a lot; thank you so much; bye; see you; ok; sure; yes
no; maybe; i do not know; what time is it; how are you; who are you; what is this; how does this work
what can you do; can you help me; is anyone there; where am i; what day is it; test; testing one two three
why; why not; really; what do you mean; say something; tell me more; who made you; are you a robot; okay then
the cat sat on the mat said the teacher; lorem ipsum; one two three four; my name is john; i live in a house
what is the capital of france; how do i log in; how do i delete my account; the settings do not open
this is a sentence; just typing; nothing; never mind that; i have a question; let me think; wait a moment
my password is wrong; how old are you; two plus two is four; xyz; foo bar baz; whatever; so what; as if
it is what it is; that is how it goes; is this thing on; it works; it does not work; what a day; it is late; it is raining
"""
TOPICS: Final = """
show me dogs; only cars; no people please; more food; less politics; clips with trees; i want to see houses
birds and cats; a feed of trains; videos of kitchens; cities at night; no animals in the city; planes not bikes
mountains and lakes; people cooking indoors; something with music; sports in the snow; flowers without insects
i like cats better than dogs; more landscapes than cities; wildlife near water; boats on the sea; ships
hide football; stop showing cakes; rockets and planets; castles in the countryside; children at school
a foodie feed; things for car lovers; robots and gadgets; gardens; dance and theatre; old trains; fast cars
"""
FEELINGS: Final[dict[Mood, str]] = {
    "calm": """i want to relax; help me unwind; calm me down; i need some peace; something to fall asleep to
        i am stressed out; my nerves are shot; i cannot sleep; i had a long exhausting day; my head is full
        soothe me; something gentle before bed; let me breathe; slow things down; take the edge off
        i am overwhelmed and need quiet; soft and slow please; wind me down; my brain is fried; chill vibes
        i need to switch off; ease my mind; lull me to sleep; something mellow; no stress please; zen mode
        i am burnt out; i want to zone out; nothing loud nothing fast; decompress after work; i feel tense
        help me meditate; a moment of stillness; something for a lazy sunday; bring my pulse down""",
    "lively": """get me pumped; i need adrenaline; wake me up; something exciting; make my heart race
        i want action; hype me up; get my blood pumping; thrill me; something fast and wild; party mood
        i am bored entertain me; i need energy; keep me on the edge of my seat; give me a rush; go crazy
        i am about to work out; something with speed; blow the roof off; i feel sluggish get me going
        electrify me; something intense; full throttle; let us rave; i want to feel alive; kick me into gear""",
    "funny": """make me laugh; crack me up; i need a good laugh; something hilarious; tickle my funny bone
        i want to giggle; tell me a joke; have me in stitches; comedy please; something silly; make me lol
        i want to laugh until i cry; bring on the jokes; entertain me with nonsense; goofy stuff; bloopers
        something ridiculous; i could use a chuckle; fails and pranks; make me burst out laughing""",
    "happy": """cheer me up; lift my spirits; put me in a good mood; brighten my day; make me smile
        i am feeling down; i feel blue; i am sad and want to feel better; something uplifting; good vibes only
        i need some joy; turn my frown upside down; feel good stuff; restore my faith in humanity; sunshine please
        today was awful make it better; i need a pick me up; something heartwarming; make me feel good
        my day was horrible; i need a hug; spread some happiness; pick me up; i got dumped; wholesome only""",
    "sad": """make me cry; i want a good cry; something heartbreaking; i am in the mood for tears
        something melancholic; let me wallow; tug at my heartstrings; a real tearjerker; i want to feel sad
        rainy day sadness; sob stories; something bittersweet and sad; i want to weep; break my heart""",
    "scary": """scare me; creep me out; give me the chills; give me goosebumps; frighten me; something terrifying
        i want to be scared; send shivers down my spine; nightmare fuel; spook me; make my skin crawl
        keep me awake at night in fear; make my hair stand on end; dark and sinister; i want to scream in fear
        haunt me; something eerie; jump scares; freak me out; terrify me; halloween feeling; bone chilling""",
    "romantic": """put me in a romantic mood; something for date night; love is in the air; make me swoon
        i am in love; something for me and my girlfriend on the sofa; valentine mood; butterflies in my stomach
        sweep me off my feet; something passionate; for our anniversary; candle light and kisses; make me blush
        date night material; i want to fall in love; something intimate""",
    "cosy": """make it cosy; warm and fuzzy; hot chocolate and a blanket; snug evening at home; comfort me
        something homely; a warm blanket for my soul; hygge; like a rainy day inside; make me feel at home
        wanna feel warm and fuzzy; cuddle up by the fire; comfy vibes; tuck me in; wrap me in warmth
        comfort viewing; like a hug from grandma""",
    "inspiring": """inspire me; motivate me; i need motivation; i need a kick to get going; give me hope
        show me what is possible; make me want to chase my dreams; something epic; push me to do better
        i need courage; light a fire under me; stir my soul; something that makes me believe in myself
        fill me with awe; i want to achieve something; give me strength; help me get off the couch""",
    "nostalgic": """take me back to the old days; make me nostalgic; like when i was a kid; the good old times
        something from my childhood; retro feeling; back in the day; remind me of the past; throwback time
        times gone by; when everything was simpler; memories of grandma's house; the eighties; old times please
        a trip down memory lane; i miss the nineties; something vintage""",
    "cute": """something cute; melt my heart; aww; make me go aww; aww-worthy; cuteness overload; sweet little things
        something adorable; i want to squeal; fluffy and small; baby animals being sweet; too cute to handle
        the cutest thing you have; something cuddly; give me the sweetest thing; tiny and precious""",
    "beautiful": """take my breath away; eye candy; something beautiful; feast for the eyes; stun me with beauty
        pretty things; something gorgeous to look at; aesthetic; visually stunning; make it pretty
        easy on the eyes; beauty please; dazzle me; a sight to behold; something elegant; wow my eyes
        breathtaking sights; i want to admire; picture perfect""",
}


def lines(text: str) -> tuple[str, ...]:
    """Split examples at line ends and semicolons."""
    return tuple(line.strip() for line in text.replace("\n", ";").split(";") if line.strip())
