"""Who says which line of a sentence."""

from __future__ import annotations

from typing import Final

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.parts import Part, Saying
from generation.engines.animatic.pronouns import meant_by
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Manner, Motion
from generation.engines.animatic.standings import Standings

_WHISPERED: Final = (
    "whisper", "murmur", "mutter", "mumbl", "susurr", "sussurr", "chuchot", "flustert", "шеп",
    "szep", "fisil", "ささや", "속삭", "低语",
)  # fmt: skip
_SHOUTED: Final = (
    "shout", "yell", "scream", "calls out", "calling out", "cries out", "grit", "grid",
    "crie", "criant", "ruf", "rief", "schrei", "крич", "krzy", "bagir", "叫", "と叫", "喊", "大叫", "외",
)  # fmt: skip
_CHANTED: Final = frozenset({"chant", "chants", "chanting", "chanted", "in chorus"})
_SUNG: Final = (
    "sing", "sang", "sung", "croon", "serenad", "yodel", "hum", "chant", "cant", "spiew", "поет", "поют", "歌", "노래", "唱",
)  # fmt: skip


def manner_of(verb: str) -> Manner:
    """Tell from a verb of saying, folded, how loud it is said."""
    if verb.startswith(_WHISPERED):
        return Manner.WHISPERED
    if verb in _CHANTED:
        return Manner.CHANTED
    if verb.startswith(_SUNG):
        return Manner.SUNG
    return Manner.SHOUTED if verb.startswith(_SHOUTED) else Manner.SAID


class Talk(Standings):
    """Reads who says what: each line belongs to the saying before it, or to the one that follows."""

    def _say(self, term: Term) -> None:
        self._use()
        if not any(term.line is not None for term in self.terms):
            return
        comes_first = not self._follows_its_line()
        self.saying = list(self.subjects) if comes_first else []
        saying = Saying(at=self.at, who=self.saying, verb=term.key, comes_first=comes_first)
        self.sayings.append(saying)
        self.verb_seen = True

    def _follows_its_line(self) -> bool:
        """Tell `"Hello," says the robot` from `the robot says "Hello"`."""
        before = [term for term in self.terms[: self.at] if not term.pause]
        return bool(before) and before[-1].line is not None

    def _narrator(self, _term: Term) -> None:
        self._use()
        self.saying = []
        self.subjects = []

    def _hear_line(self) -> None:
        self.said_lines.append(self.at)
        self.named_by_then.append(self.last_parts)

    def _let_them_say_it(self, parts: list[Part]) -> bool:
        """Take who is named behind `"…" says`; False where it is known who speaks."""
        if self.saying is None or self.saying or not self.said_lines:
            return False
        self.saying.extend(parts)
        self.subjects = parts
        return True

    def _turn_to(self, pronoun: Term) -> None:
        """Let "and she says" be about the woman, though the man is the subject."""
        after = self.terms[self.at + 1] if self.at + 1 < len(self.terms) else None
        if after is None or not after.has(Kind.SAY):
            return
        able = [part.name for part in self.cast.parts.values() if part.can_act]
        meant = meant_by(pronoun.key, able)
        if meant and not {part.name for part in self.subjects} & set(meant):
            self.subjects = [self.cast.parts[meant[-1]]]

    def _assign_lines(self) -> None:
        for number, index in enumerate(self.said_lines):
            line = self.terms[index].line
            if line is None:
                continue
            saying = self._saying_of(number)
            speaker = self._speaker(number, saying)
            self.cast.spoken.append((line, speaker))
            self.cast.manners[line] = manner_of(saying.verb) if saying else Manner.SAID
            part = self.cast.parts.get(speaker)
            if part and part.motion in {None, Motion.STAND}:
                part.motion = Motion.TALK

    def _speaker(self, number: int, saying: Saying | None) -> str:
        if any(term.has(Kind.NARRATOR) for term in self.terms):
            return ""
        if saying and saying.who:
            return next((who.name for who in saying.who if who.can_act), saying.who[0].name)
        if not self.cast.parts:
            self._resume_last_subjects()
        actors = [part.name for part in self.cast.parts.values() if part.can_act]
        return self._next_to_speak(number, actors) if actors else ""

    def _next_to_speak(self, number: int, actors: list[str]) -> str:
        """Let an answer be another's, where nobody is said to give it."""
        before = self.cast.spoken[-1][1] if self.cast.spoken else ""
        if (named := self._named_between(number)) in actors:
            return named
        if before in actors:
            return actors[(actors.index(before) + self._answers(number)) % len(actors)]
        return self.saying[0].name if self.saying else actors[0]

    def _saying_of(self, number: int) -> Saying | None:
        """Find the verb that a line belongs to: before it, or behind it where there is none."""
        here = self.said_lines[number]
        before = self.said_lines[number - 1] if number else -1
        is_last = number + 1 == len(self.said_lines)
        after = len(self.terms) if is_last else self.said_lines[number + 1]
        ahead = [each for each in self.sayings if before < each.at < here and each.comes_first]
        behind = [
            each
            for each in self.sayings
            if here < each.at < after and (is_last or not each.comes_first)
        ]
        return next(iter([*ahead[-1:], *behind]), None)

    def _named_between(self, number: int) -> str:
        """Give who is named before a line and after the one before: `@mei: "Hi!" @rohan: "Hi!"`."""
        if not number:
            return ""
        before, here = self.said_lines[number - 1 : number + 1]
        named = self.named_by_then[number]
        if not named or named is self.named_by_then[number - 1]:
            return ""
        is_told = any(before < each.at < here for each in self.sayings)
        return "" if is_told else named[0].name

    def _answers(self, number: int) -> bool:
        """Tell `"Hungry?" "Yes!"` from `"Hello" and "goodbye"`."""
        between = self.terms[self.said_lines[number - 1] + 1 : self.said_lines[number]]
        return all(term.pause for term in between)
