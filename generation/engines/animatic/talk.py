"""Who says which line of a sentence."""

from __future__ import annotations

from generation.engines.animatic.lexicon.terms import Kind
from generation.engines.animatic.parts import Part
from generation.engines.animatic.pronouns import meant_by
from generation.engines.animatic.reading import Term
from generation.engines.animatic.scene import Motion
from generation.engines.animatic.standings import Standings


class Talk(Standings):
    """Reads who says what: each line belongs to the saying before it, or to the one that follows."""

    def _say(self, _term: Term) -> None:
        self._use()
        if not any(term.line is not None for term in self.terms):
            return
        comes_first = not self._follows_its_line()
        self.saying = list(self.subjects) if comes_first else []
        self.sayings.append((self.at, self.saying, comes_first))
        self.verb_seen = True

    def _follows_its_line(self) -> bool:
        """Tell `"Hello," says the robot` from `the robot says "Hello"`."""
        before = [term for term in self.terms[: self.at] if not term.pause]
        return bool(before) and before[-1].line is not None

    def _narrator(self, _term: Term) -> None:
        self._use()
        self.saying = []
        self.subjects = []

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
            speaker = self._speaker(number)
            self.cast.spoken.append((line, speaker))
            part = self.cast.parts.get(speaker)
            if part and part.motion in {None, Motion.STAND}:
                part.motion = Motion.TALK

    def _speaker(self, number: int) -> str:
        if any(term.has(Kind.NARRATOR) for term in self.terms):
            return ""
        if saying := self._who_says(number):
            return saying[0].name
        if not self.cast.parts:
            self._resume_last_subjects()
        actors = [part.name for part in self.cast.parts.values() if part.can_act]
        return self._next_to_speak(number, actors) if actors else ""

    def _next_to_speak(self, number: int, actors: list[str]) -> str:
        """Let an answer be another's, where nobody is said to give it."""
        before = self.cast.spoken[-1][1] if self.cast.spoken else ""
        if before in actors:
            return actors[(actors.index(before) + self._answers(number)) % len(actors)]
        return self.saying[0].name if self.saying else actors[0]

    def _who_says(self, number: int) -> list[Part]:
        """Find who is said to say a line: before it, or behind it where nobody is."""
        here = self.said_lines[number]
        before = self.said_lines[number - 1] if number else -1
        is_last = number + 1 == len(self.said_lines)
        after = len(self.terms) if is_last else self.said_lines[number + 1]
        ahead = [who for at, who, first in self.sayings if before < at < here and first and who]
        behind = [
            who for at, who, first in self.sayings if here < at < after and (is_last or not first)
        ]
        return next(iter([*ahead[-1:], *behind]), [])

    def _answers(self, number: int) -> bool:
        """Tell `"Hungry?" "Yes!"` from `"Hello" and "goodbye"`."""
        between = self.terms[self.said_lines[number - 1] + 1 : self.said_lines[number]]
        return all(term.pause for term in between)
