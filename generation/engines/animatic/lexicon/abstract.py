"""English nouns that nothing to be seen stands for, whatever they are near to in meaning."""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    "ability absence accident act action activity adventure advice age agreement aim air amount anger angle answer "
    "anxiety area argument art aspect atmosphere attempt attention attitude aura average awe background balance base "
    "basis battle beat beauty beginning behaviour behavior belief bit blur bokeh bottom brightness calm career case "
    "cause celebration center centre century challenge chance change chaos charm choice circumstance clarity class "
    "climate climax clip close color colors colour colours comedy comfort commotion composition concept condition "
    "confidence confusion contrast control conversation corner courage course craft creation crime crisis culture "
    "curiosity curve cycle dance darkness date day deal death debate decade decision degree delight depth desire "
    "despair destiny detail details determination difference difficulty direction disaster disbelief discovery "
    "distance dozen drama dream duration dust ease edge edges education effect effort elegance emotion emotions end "
    "ending energy enthusiasm environment era error event evening example excitement exercise experience expression "
    "extent eye face fact failure faith fall fame fantasy fashion fate favour fear feel feeling feelings fight film "
    "finish flair flight flow focus fog footage force form format frame frames freedom friendship front fun future "
    "game gaze gesture glance gleam gloom glory glow goal grace grain gravity greatness grief grin group growth guilt "
    "habit haircut half hand happiness hard harmony haste hate haze head health heart heat height help history hope "
    "horror hour hue humour humor hunger idea image imagination impact importance impression inch incident "
    "inspiration instant instinct intensity interest issue job joke journey joy justice kind knowledge lack landscape "
    "laugh laughter law layer lead length lens level life lifestyle light lighting lights limit line lines list look "
    "loop loss lot love luck luxury magic majesty manner mark mass match matter meaning means memory mess message "
    "method middle midst mind minute miracle mist mistake mix moment money montage month mood morning motion mouth "
    "move movement mystery name nature need news night noise nostalgia nothing number object opinion opportunity "
    "option orbit order outside pace pain panic part passion past pattern pause peace perfection performance period "
    "permission perspective phase photography piece place plan play pleasure plenty plot point pose position power "
    "practice presence pressure pride problem process product progress project proof purpose puzzle quality quantity "
    "question quiet race rage range rate ratio reality reason record reflection regret relief request resolution "
    "respect response rest result return revenge reverse rhythm right risk roll romance routine row rule rush sadness "
    "safety scale scene scenery scent season seat second seconds secret section sense sequence series set setting "
    "shade shadow shadows shame shape share shift shimmer shine shock shot shots show side sides sight sign silence "
    "silhouette silhouettes similarity situation size skill sky sleep smell smile smoke solitude soul sound source "
    "space sparkle speech speed spin spirit split spot stage stance start state step steps stillness story strength "
    "stress strike struggle stuff style subject success summer supply surface surprise suspense symmetry system tale "
    "talent task taste technique teamwork temper tension term texture textures theme thing things thought threat "
    "thrill time tone tongue top topic total touch tour tradition tragedy trail transition trend trial trick trip "
    "triumph trouble trust truth try turn type unison unity universe use value variety version vibe view vision "
    "voice volume voyage wait walk war warmth way ways wealth weather week weight whirl whole wind winner winter wish "
    "wonder word words work world worry worth year years youth zest"
)
ABSTRACT_WORDS: Final = frozenset(_WORDS.split())
